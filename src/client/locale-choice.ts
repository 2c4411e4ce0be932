/** The language that a reader chose, kept on this device only after they chose. */

const key = 'fener-locale';

/** Storage may be switched off: then nothing is remembered. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

export function rememberLocale(locale: string): void {
  storage()?.setItem(key, locale);
}

/**
 * The locale to open: the remembered one, else the first of the reader's languages that the site has
 * (`pt-BR` finds `pt-br`, then `pt`); `undefined` when there is none.
 */
export function preferredLocale(
  available: readonly string[],
  remembered = storage()?.getItem(key),
): string | undefined {
  if (remembered && available.includes(remembered)) return remembered;
  for (const language of navigator.languages) {
    const tag = language.toLowerCase();
    const found = available.find((id) => id === tag) ?? available.find((id) => id === tag.split('-')[0]);
    if (found) return found;
  }
  return undefined;
}

/** The locale that the reader chose on this device, if it is among those available. */
export function rememberedLocale(available: readonly string[]): string | undefined {
  const remembered = storage()?.getItem(key);
  return remembered && available.includes(remembered) ? remembered : undefined;
}
