/** The messages of `locales/<locale>/search.json` for the browser, with their placeholders. */
import type { MessageKey } from '#i18n/message-key.ts';
import type { Translate } from '#i18n/messages.ts';
import type messages from '../../locales/en/search.json';

/** Keys without plural forms, and the placeholders that they may have. */
const keys = [
  'label',
  'placeholder',
  'close',
  'list',
  'all',
  'more',
  'nothing',
  'nothingHint',
  'browse',
  'loading',
  'fallback',
  'corrected',
  'verbatim',
  'didYouMean',
  'recent',
  'forget',
  'topics',
  'allTopics',
  'topic',
  'stores',
  'allStores',
  'onlyStores',
  'contact',
  'failed',
] as const satisfies readonly (keyof typeof messages)[];

const placeholders = Object.fromEntries(
  ['count', 'query', 'language', 'topic', 'number'].map((name) => [name, `{{${name}}}`]),
);

/** Every page of a locale asks for the same. */
const known = new WeakMap<Translate, Record<string, string>>();

/** Templates by key; `results` has one for each plural category of the language: `results_one`, `results_other`. */
export function searchMessages(t: Translate, lang: string): Record<string, string> {
  const messages = known.get(t) ?? makeMessages(t, lang);
  known.set(t, messages);
  return messages;
}

function makeMessages(t: Translate, lang: string): Record<string, string> {
  const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
  const plurals = pluralCategories.map((category) => `results_${category}`);
  return Object.fromEntries(
    [...keys, ...plurals].map((key) => [key, t(`search:${key}` as MessageKey, placeholders)]),
  );
}
