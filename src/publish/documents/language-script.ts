/**
 * The script that opens a page in the reader's language: on permalinks and on the language chooser. It stands in the
 * head, so that nothing is painted of a page that is left at once. Its element has `data-targets` (`languageTargets`);
 * `data-locale`, a language that the address names; and on the chooser `data-chooser`: that one stays where the site
 * has no language of the reader, and where the address asks to choose (`/?choose`).
 */
import { matchLocales } from '#site/match-locales.ts';

/** The script itself: the source of functions, for a browser. */
export const languageScript = (): string => `(${openLanguage.toString()})(${matchLocales.toString()});\n`;

function openLanguage(match: typeof matchLocales): void {
  const { targets = '', locale, chooser } = document.currentScript?.dataset ?? {};
  const available = targets.split('\n').map((line) => {
    const [id = '', path = '', lang = id] = line.split(' ');
    return { id, path, lang };
  });
  const remembered = () => {
    try {
      return localStorage.getItem('fener-locale');
    } catch {
      // Storage is switched off.
      return null;
    }
  };
  if (chooser !== undefined && new URLSearchParams(location.search).has('choose')) return;
  const chosen = locale ?? remembered();
  const [preferred] = match(navigator.languages, available);
  const target =
    available.find(({ id }) => id === chosen) ??
    available.find(({ id }) => id === preferred) ??
    (chooser === undefined || available.length === 1 ? available[0] : undefined);
  if (!target) return;
  document.documentElement.hidden = true;
  const { base = '' } = document.documentElement.dataset;
  location.replace(base + target.path + location.search + location.hash);
}
