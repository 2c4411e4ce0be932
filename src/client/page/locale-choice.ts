/** The language that a reader chose, kept on this device only after they chose; `publish/documents/language-script.ts` reads it. */
import { tryStorage } from './storage.ts';

/** Remembers the locale for links without one. */
export const rememberLocale = (locale: string): void =>
  tryStorage(() => localStorage.setItem('fener-locale', locale));
