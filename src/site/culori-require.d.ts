/** Types for the library as one CommonJS file, https://culorijs.org/getting-started/. */
declare module 'culori/require' {
  const culori: typeof import('culori');
  export default culori;
}
