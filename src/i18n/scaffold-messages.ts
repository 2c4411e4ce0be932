/** Messages of a new language, in English until somebody translates them. */
import { pluralSuffix } from './merge-messages.ts';
import type { MessageTree } from './messages.ts';

/** What a text begins with that waits for its translation. Readers don't see it. */
export const untranslatedMark = '[en] ';

/**
 * English messages as a translator finds them: marked, and with every plural form that the language has.
 *
 * @example scaffoldMessages({ hits_one: '{{count}} hit', hits_other: '{{count}} hits' }, 'ja') // => { hits_other: '[en] {{count}} hits' }
 */
export function scaffoldMessages(english: MessageTree, lang: string): MessageTree {
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  return Object.fromEntries(
    Object.entries(english).flatMap(([key, value]): [string, string | MessageTree][] => {
      if (typeof value === 'object') return [[key, scaffoldMessages(value, lang)]];
      const base = key.replace(pluralSuffix, '');
      if (!(`${base}_other` in english) || base === key) return [[key, untranslatedMark + value]];
      return key.endsWith('_other') ? forms.map((form) => [`${base}_${form}`, untranslatedMark + value]) : [];
    }),
  );
}

/** Messages as readers see them: without the marks. */
export const withoutMarks = (messages: MessageTree): MessageTree =>
  Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'object'
        ? withoutMarks(value)
        : value.startsWith(untranslatedMark)
          ? value.slice(untranslatedMark.length)
          : value,
    ]),
  );
