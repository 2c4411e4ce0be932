/** Every file of the static API, for its schemas and for the page that explains it. */
import type { z } from 'zod';
import {
  articleShape,
  articlesShape,
  changesShape,
  indexShape,
  phoneShape,
  topicsShape,
  unitShape,
} from './articles.ts';
import { channelsShape, storesShape } from './contact.ts';

/** A file of the API, as its page explains it. */
export interface ApiFile {
  readonly name: string;
  readonly path: string;
  readonly what: string;
  readonly shape: z.ZodType;
}

/** Every file, by the name of its schema. */
export const apiFilesTable: readonly ApiFile[] = [
  { name: 'index', path: 'index.json', what: 'Where everything is. Begin here.', shape: indexShape },
  {
    name: 'articles',
    path: '{locale}/articles.json',
    what: 'Its articles without their texts, fallbacks among them.',
    shape: articlesShape,
  },
  { name: 'article', path: '{locale}/articles/{id}.json', what: 'An article, whole.', shape: articleShape },
  {
    name: 'unit',
    path: '{locale}/units.jsonl',
    what: 'Answer units, one a line, for retrieval: each a paragraph, steps, a list, a table or code with its headings.',
    shape: unitShape,
  },
  {
    name: 'phone',
    path: '{locale}/phone.json',
    what: 'Articles that callers choose by digits, as texts to say.',
    shape: phoneShape,
  },
  { name: 'topics', path: '{locale}/topics.json', what: 'The tree of topics.', shape: topicsShape },
  { name: 'changes', path: '{locale}/changes.json', what: 'What changed when.', shape: changesShape },
  {
    name: 'channels',
    path: '{locale}/channels.json',
    what: 'Ways to reach the company.',
    shape: channelsShape,
  },
  { name: 'stores', path: '{locale}/stores.json', what: 'All stores.', shape: storesShape },
];
