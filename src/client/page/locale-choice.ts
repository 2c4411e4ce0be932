/** The language that a reader chose, kept on this device only after they chose; `publish/documents/language-script.ts` reads it. */

export function rememberLocale(locale: string): void {
  try {
    localStorage.setItem('fener-locale', locale);
  } catch {
    // Storage is switched off: then nothing is remembered.
  }
}
