/** Typed message keys: a key that the English files lack does not compile. */
import type agents from '../../locales/en/agents.json';
import type article from '../../locales/en/article.json';
import type common from '../../locales/en/common.json';
import type stores from '../../locales/en/stores.json';
import type feedback from '../../locales/en/feedback.json';
import type contact from '../../locales/en/contact.json';
import type search from '../../locales/en/search.json';

interface Namespaces {
  agents: typeof agents;
  article: typeof article;
  common: typeof common;
  stores: typeof stores;
  feedback: typeof feedback;
  contact: typeof contact;
  search: typeof search;
}

/** `common` keys are written bare, others with their namespace: `search`, `article:updated`. */
export type MessageKey =
  | KeysOf<Namespaces['common']>
  | { [N in keyof Namespaces]: `${N}:${KeysOf<Namespaces[N]>}` }[keyof Namespaces];

/** Dotted paths to strings; plural forms (`results_one`, `results_other`) count as one key. */
type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${KeysOf<T[K]>}`;
}[keyof T & string];

type Singular<K extends string> =
  K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : K;
