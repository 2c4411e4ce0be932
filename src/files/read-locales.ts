/** Reads interface messages from `locales/`. */
import { join } from 'node:path';
import { z } from 'zod';
import { referenceLocale, type BrokenMessageFile, type MessageFile } from '#i18n/check.ts';
import type { MessageResources, MessageTree } from '#i18n/messages.ts';
import { jsonProblem } from '#problems/json.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { parseYaml } from '#problems/yaml.ts';
import { shownPath } from './places.ts';
import { readTextFile } from './text-file.ts';
import { walk } from './walk.ts';

export interface Locales {
  readonly files: readonly MessageFile[];
  readonly resources: MessageResources;
  /** Files that could not be used. */
  readonly broken: readonly BrokenMessageFile[];
  readonly problems: readonly Problem[];
}

/** Messages are text, or groups of messages. */
const messageTree: z.ZodType<MessageTree> = z.record(
  z.string(),
  z.union([z.string(), z.lazy(() => messageTree)]),
);

/**
 * Reads `<locale>/<namespace>.json`.
 *
 * Problems: those of reading, `json-syntax`, `invalid-value`, and `message-missing` when there is no English.
 */
export function readLocales(folder: string): Locales {
  const { files: names, problems: walkProblems } = walk(folder);
  const problems: Problem[] = [...walkProblems];
  const files: MessageFile[] = [];
  const broken: BrokenMessageFile[] = [];
  for (const name of names) {
    const [, locale, namespace] = /^([^/]+)\/([^/]+)\.json$/.exec(name) ?? [];
    if (!locale || !namespace) continue;
    const path = join(folder, name);
    const file = shownPath(path);
    const read = readTextFile(path);
    if (read.problems) {
      problems.push(...read.problems);
      broken.push({ locale, namespace });
      continue;
    }
    // JSON is YAML, whose parser knows where things stand and notices keys written twice.
    const { data, problems: found, positionOf } = parseYaml({ file, text: read.text }, messageTree);
    const isConflict = found.some(({ code }) => code === 'merge-conflict');
    const syntax = isConflict ? undefined : jsonProblem(file, read.text);
    if (syntax) problems.push(syntax);
    else problems.push(...found);
    if (data && !syntax) {
      const at = (key: string) => positionOf(key.split('.'), { key: true });
      files.push({ file, locale, namespace, messages: data, positionOf: at });
    } else broken.push({ locale, namespace });
  }
  if (!names.some((name) => name.startsWith(`${referenceLocale}/`))) {
    problems.push(
      problem(
        'message-missing',
        { file: shownPath(join(folder, referenceLocale)) },
        `There are no messages in "${referenceLocale}".`,
        'Set LOCALES_DIR to a folder with a subfolder for each locale. The English one defines which messages there are.',
      ),
    );
  }
  return { files, resources: toResources(files), broken, problems };
}

function toResources(files: readonly MessageFile[]): MessageResources {
  const resources: Record<string, Record<string, MessageTree>> = {};
  for (const { locale, namespace, messages } of files) (resources[locale] ??= {})[namespace] = messages;
  return resources;
}
