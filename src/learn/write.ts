/** Writes proposals into the files of a locale, where a person reviews them like any other change. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomically } from '#base/write-atomically.ts';
import { shownPath, type Places } from '#files/places.ts';
import { addLines, flowText, UneditableYaml, type Item } from './add-lines.ts';
import type { Proposal } from './proposals.ts';

/** A file as it would be. */
export interface ChangedFile {
  readonly path: string;
  readonly text: string;
  /** The lines that are new. */
  readonly added: readonly string[];
}

/** The files that proposals of a locale change. Throws an `Error` that names a file which a program can't edit. */
export function changedFiles(
  { contentDir }: Places,
  locale: string,
  proposals: readonly Proposal[],
): ChangedFile[] {
  const questions = proposals.flatMap((one) => (one.kind === 'synonym' ? [] : [questionItem(one)]));
  const synonyms = proposals.flatMap((one) => (one.kind === 'synonym' ? [synonymItem(one)] : []));
  return [
    changed(join(contentDir, 'questions', `${locale}.yaml`), 'questions', questions),
    changed(join(contentDir, 'search', `${locale}.yaml`), 'synonyms', synonyms),
  ].filter(({ added }) => added.length > 0);
}

/** Writes files. */
export function writeFiles(files: readonly ChangedFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeAtomically(path, text);
  }
}

function changed(path: string, key: string, items: readonly Item[]): ChangedFile {
  if (items.length === 0) return { path, text: '', added: [] };
  try {
    const text = addLines(existsSync(path) ? readFileSync(path, 'utf8') : undefined, key, items);
    return { path, text, added: items.map(({ flow, comment }) => `- ${flow} # ${comment}`) };
  } catch (error) {
    if (!(error instanceof UneditableYaml)) throw error;
    throw new Error(`${shownPath(path)}: ${error.message}`, { cause: error });
  }
}

function questionItem({ ask, articles, why }: Exclude<Proposal, { kind: 'synonym' }>): Item {
  const flow = `{ ask: ${flowText(ask)}, articles: [${articles.map(flowText).join(', ')}] }`;
  return { data: { ask, articles: [...articles] }, flow, comment: why };
}

function synonymItem({ group, why }: Extract<Proposal, { kind: 'synonym' }>): Item {
  return { data: [...group], flow: `[${group.map(flowText).join(', ')}]`, comment: why };
}
