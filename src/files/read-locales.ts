/** Reads interface messages: those that come with Fener, and those of the site. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  referenceLocale,
  type BrokenMessageFile,
  type MessageFile,
  type WrittenMessages,
} from '#i18n/check.ts';
import { mergeMessages } from '#i18n/merge-messages.ts';
import type { MessageResources, MessageTree } from '#i18n/messages.ts';
import { withoutMarks } from '#i18n/scaffold-messages.ts';
import { shippedLocaleOf } from '#i18n/shipped.ts';
import { jsonProblem } from '#problems/json.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { parseYaml } from '#problems/yaml.ts';
import type { Locale } from '#site/site.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';
import { walk } from './walk.ts';

/** The messages of a site's locales. */
export interface Locales {
  /** What the site writes, to be compared with what there is to say. */
  readonly written: WrittenMessages;
  /** What pages say, by locale of the site. */
  readonly resources: MessageResources;
  readonly problems: readonly Problem[];
}

/** Messages are text, or groups of messages. */
const messageTree: z.ZodType<MessageTree> = z.record(
  z.string(),
  z.union([z.string(), z.lazy(() => messageTree)]),
);

/**
 * Reads `<locale>/<namespace>.json` of the site over those that come with Fener for the locale's language. Fener's own
 * repository is a site that writes all of its messages.
 *
 * Problems: `file-unreadable` for a folder that somebody named and that isn't there; those of reading, `json-syntax`,
 * `invalid-value`.
 */
export function readLocales(
  {
    shippedLocalesDir,
    localesDir,
    isLocalesDirNamed = false,
  }: Pick<Places, 'shippedLocalesDir' | 'localesDir' | 'isLocalesDirNamed'>,
  locales: readonly Pick<Locale, 'id' | 'lang'>[],
): Locales {
  const isOneFolder = shippedLocalesDir === localesDir;
  const ids = new Set([...locales.map(({ id }) => id), ...(isOneFolder ? [referenceLocale] : [])]);
  const { files, broken, problems } = readOwn(localesDir, ids);
  const available = shippedLocales(shippedLocalesDir);
  const shipped = new Map(
    locales.flatMap(({ id, lang }) => {
      const from = shippedLocaleOf(lang, available);
      const isWrittenHere = isOneFolder && from === id;
      return from === undefined || isWrittenHere ? [] : [[id, readShipped(shippedLocalesDir, from)] as const];
    }),
  );
  const reference = isOneFolder
    ? files.filter(({ locale }) => locale === referenceLocale)
    : readShipped(shippedLocalesDir, referenceLocale);
  return {
    written: { reference, files, broken, shipped: new Set(shipped.keys()) },
    resources: Object.fromEntries(
      [...ids].map((id) => {
        const own = files.filter(({ locale }) => locale === id);
        return [id, mergeFiles(shipped.get(id) ?? [], own)];
      }),
    ),
    problems:
      isLocalesDirNamed && !existsSync(localesDir) ? [missingFolder(localesDir), ...problems] : problems,
  };
}

const missingFolder = (folder: string): Problem =>
  problem(
    'file-unreadable',
    { file: 'LOCALES_DIR' },
    `There is no folder "${shownPath(folder)}".`,
    'Correct LOCALES_DIR, or create the folder. Without LOCALES_DIR, messages are looked for in "locales".',
  );

/** The messages of files by namespace, where both have a file those of the second over those of the first. */
function mergeFiles(shipped: readonly NamedMessages[], own: readonly NamedMessages[]) {
  const merged: Record<string, MessageTree> = {};
  for (const { namespace, messages } of [...shipped, ...own])
    merged[namespace] = mergeMessages(merged[namespace] ?? {}, withoutMarks(messages));
  return merged;
}

type NamedMessages = Pick<MessageFile, 'namespace' | 'messages'>;

/** Ids of the locales that come with Fener. */
export const shippedLocales = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));

/** Messages that come with Fener. They are tested with it, so they hold what they should. */
export const readShipped = (folder: string, locale: string): readonly MessageFile[] =>
  readdirSync(join(folder, locale))
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const path = join(folder, locale, name);
      return {
        file: shownPath(path),
        locale,
        namespace: name.replace(/\.json$/, ''),
        messages: messageTree.parse(JSON.parse(readFileSync(path, 'utf8'))),
        positionOf: () => undefined,
      };
    });

interface OwnMessages {
  readonly files: readonly MessageFile[];
  readonly broken: readonly BrokenMessageFile[];
  readonly problems: readonly Problem[];
}

/** The message files of a site's locales. Folders of others are passed over: several sites may share the messages. */
function readOwn(folder: string, locales: ReadonlySet<string>): OwnMessages {
  const { files: names, problems: walkProblems } = walk(folder);
  const problems: Problem[] = [...walkProblems];
  const files: MessageFile[] = [];
  const broken: BrokenMessageFile[] = [];
  for (const name of names) {
    const [, locale, namespace] = /^([^/]+)\/([^/]+)\.json$/.exec(name) ?? [];
    if (!locale || !namespace || !locales.has(locale)) continue;
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
  return { files, broken, problems };
}
