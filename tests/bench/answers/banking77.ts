/**
 * Reads Banking77 (Casanueva and others: Efficient intent detection with dual sentence encoders, 2020; CC BY 4.0): questions
 * that customers of a bank asked, and what each is about. It isn't part of this repository: a path says where it lies.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '#model/stores/formats/csv-table.ts';
import { seededRandom, shuffle } from '../search/queries.ts';

/** What customers ask about one subject, in three parts that share no question. */
export interface Intent {
  readonly id: string;
  /** What an article about it is called. */
  readonly title: string;
  /** Known to the help centre. */
  readonly known: readonly string[];
  /** For choosing weights. */
  readonly tuning: readonly string[];
  /** Only measured. */
  readonly measured: readonly string[];
}

/** Questions of each subject that are measured, and as many others to tune on. */
const perPart = 10;

/** Subjects in order of their ids. The parts are drawn with a fixed seed. */
export function readBanking77(folder: string): Intent[] {
  const { rows } = parseCsv(readFileSync(join(folder, 'train.csv'), 'utf8'));
  const asked = rows.map(([text, category]) => ({ text: text?.text ?? '', id: category?.text ?? '' }));
  const random = seededRandom(77);
  return [...Map.groupBy(asked, ({ id }) => id)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, questions]) => {
      const drawn = shuffle([...new Set(questions.map(({ text }) => text))], random);
      return {
        id: id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
        title: titleOf(id),
        measured: drawn.slice(0, perPart),
        tuning: drawn.slice(perPart, 2 * perPart),
        known: drawn.slice(2 * perPart),
      };
    });
}

const titleOf = (id: string) => {
  const words = id.replaceAll('_', ' ').replace(/\?$/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
