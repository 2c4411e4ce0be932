/** Reads interface messages from `locales/`. */
import { join } from 'node:path';
import type { MessageFile } from '#i18n/check.ts';
import type { MessageResources, MessageTree } from '#i18n/messages.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';
import { shownPath } from './places.ts';
import { readTextFile } from './text-file.ts';
import { walk } from './walk.ts';

export interface Locales {
  readonly files: readonly MessageFile[];
  readonly resources: MessageResources;
  readonly problems: readonly Problem[];
}

/** Reads `<locale>/<namespace>.json`. Problems: those of reading, and `json-syntax`. */
export function readLocales(folder: string): Locales {
  const problems: Problem[] = [];
  const files: MessageFile[] = [];
  for (const name of walk(folder).files) {
    const [, locale, namespace] = /^([^/]+)\/([^/]+)\.json$/.exec(name) ?? [];
    if (!locale || !namespace) continue;
    const path = join(folder, name);
    const file = shownPath(path);
    const read = readTextFile(path);
    if (read.problems) problems.push(...read.problems);
    else {
      try {
        const messages = JSON.parse(read.text) as MessageTree;
        files.push({ file, locale, namespace, messages, positionOf: (key) => positionOfKey(read.text, key) });
      } catch (error) {
        problems.push(jsonProblem(file, read.text, error));
      }
    }
  }
  return { files, resources: toResources(files), problems };
}

function toResources(files: readonly MessageFile[]): MessageResources {
  const resources: Record<string, Record<string, MessageTree>> = {};
  for (const { locale, namespace, messages } of files) (resources[locale] ??= {})[namespace] = messages;
  return resources;
}

/** Place of a dotted key in JSON text: each part is looked for behind the one before. */
function positionOfKey(text: string, key: string): Position | undefined {
  let offset = 0;
  for (const part of key.split('.')) {
    const found = text.indexOf(`${JSON.stringify(part)}:`, offset);
    if (found < 0) return undefined;
    offset = found;
  }
  return toPosition(text, offset);
}

function jsonProblem(file: string, text: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const [, offset] = /position (\d+)/.exec(message) ?? [];
  const at = offset === undefined ? undefined : toPosition(text, Number(offset));
  return problem(
    'json-syntax',
    { file, at },
    `This is not valid JSON: ${message}`,
    'Correct the line; look for a missing comma or quote.',
  );
}

function toPosition(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
