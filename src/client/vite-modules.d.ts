/// <reference types="vite/types/importMeta.d.ts" />
/** What Vite makes of modules that aren't scripts, https://vite.dev/guide/assets. */
declare module '*?worker&url' {
  /** Address of the worker's bundle. */
  const url: string;
  export default url;
}

declare module '*.css?url' {
  /** Address of the style sheet. */
  const url: string;
  export default url;
}
