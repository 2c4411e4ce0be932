/** Brings parts together: each becomes what the cache would hold if its pages had been built here, so that a build renders none. */
import {
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { isWithin } from '#base/file-paths.ts';
import { countOf } from '#base/count-of.ts';
import { stampOf } from '#base/seal.ts';
import { shownPath, type Places } from '#files/places.ts';
import { ledger } from '#publish/output/ledger.ts';
import { problem, type Problem } from '#problems/problem.ts';
import {
  keptFolders,
  keptNames,
  partRecord,
  recordName,
  type MadeFrom,
  type PartRecord,
} from './part-record.ts';
import { nameOf, partsDir } from './part.ts';

/** Parts that fit, to be taken over, or what is wrong with them. */
export type JoinedParts =
  | { readonly take: () => void; readonly problems?: never }
  | { readonly problems: readonly Problem[]; readonly take?: never };

interface FoundPart extends PartRecord {
  readonly folder: string;
}

/**
 * Reads parts: each of `folders` is one, or holds some. Nothing is changed before `take`.
 *
 * Problems: `part-torn`, `part-differs`, `part-twice`, `part-missing`.
 */
export function joinParts(folders: readonly string[], places: Places, from: MadeFrom): JoinedParts {
  const all = folders.flatMap(partsIn);
  const records = all.map((folder) => ({ folder, record: partRecord.read(join(folder, recordName)) }));
  const parts = records.flatMap(({ folder, record }): FoundPart[] => (record ? [{ ...record, folder }] : []));
  const unread = records.flatMap(({ folder, record }) => (record ? [] : [torn(folder, noRecord, copyAgain)]));
  const problems = [...unread, ...parts.flatMap(checkFiles)];
  // What is missing or doubled can't be told from parts that can't be read.
  if (problems.length === 0) problems.push(...checkTogether(parts, from, places));
  return problems.length > 0 ? { problems } : { take: () => take(parts, places) };
}

/** The folder itself if it's a part, otherwise the folders in it. */
function partsIn(folder: string): readonly string[] {
  if (!existsSync(folder) || existsSync(join(folder, recordName))) return existsSync(folder) ? [folder] : [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .toSorted();
}

const noRecord = `It has no ${recordName}, or one that was changed.`;
const copyAgain = 'Copy the whole folder again. If it is not a part, move it elsewhere.';

const torn = (path: string, message: string, fix: string) =>
  problem('part-torn', { file: shownPath(path) }, message, fix);

function checkFiles({ folder, part, files }: FoundPart): Problem[] {
  // Nor is anything written outside the cache, whoever has made the record.
  const isWhole = (name: string, hash: string) =>
    isWithin(folder, join(folder, name)) && hashOf(join(folder, name)) === hash;
  const wrong = Object.entries(files).filter(([name, hash]) => !isWhole(name, hash));
  const [[first] = []] = wrong;
  if (first === undefined) return [];
  const what =
    wrong.length === 1 ? `"${first}" is` : `"${first}" and ${countOf(wrong.length - 1, 'other file')} are`;
  const message = `${what} missing or changed.`;
  const fix =
    'Copy the whole folder again, with files whose names begin with a dot. ' +
    `If that doesn't help, run "npx fener build --part ${nameOf(part)}" again.`;
  return [torn(folder, message, fix)];
}

function hashOf(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? contentHash(readFileSync(path)) : undefined;
}

function checkTogether(parts: readonly FoundPart[], from: MadeFrom, places: Places): Problem[] {
  const differing = parts.flatMap((part) => {
    const cause = differenceOf(part, from, parts[0]?.part.of ?? 0);
    return cause ? [{ ...cause, folder: part.folder }] : [];
  });
  if (differing.length > 0) {
    // One cause is told once.
    return [...Map.groupBy(differing, ({ message }) => message).values()].flatMap(([first, ...others]) => {
      if (!first) return [];
      const too = others.length > 0 ? ` The same goes for ${listed(others.map(shownFolder))}.` : '';
      const { folder, message, fix } = first;
      return [problem('part-differs', { file: shownPath(folder) }, message + too, fix)];
    });
  }
  return [...doubled(parts), ...missing(parts, places)];
}

const shownFolder = ({ folder }: { readonly folder: string }) => `"${shownPath(folder)}"`;

const listed = (names: readonly string[]) => new Intl.ListFormat('en').format(names);

/** What a part doesn't have in common with this machine, or with the first one. */
function differenceOf({ part, from }: FoundPart, here: MadeFrom, of: number) {
  const sameCommit = 'Check out the same commit on every machine, here too, and build all parts again.';
  if (from.content !== here.content)
    return {
      message: 'It was built from other content, messages or theme than there are here.',
      fix: sameCommit,
    };
  if (from.code !== here.code)
    return {
      message: 'It was built by another version of Fener or of a package.',
      fix: 'Run "npm ci" with the same lock file on every machine, and build all parts again.',
    };
  if (from.node !== here.node)
    return {
      message: `It was built by Node ${from.node}, and this is ${here.node}.`,
      fix: 'Use the same version of Node on every machine.',
    };
  if (from.siteUrl !== here.siteUrl)
    return {
      message: `It was built with SITE_URL="${from.siteUrl}", and here that is "${here.siteUrl}".`,
      fix: 'Set SITE_URL to the same on every machine.',
    };
  return part.of === of
    ? undefined
    : {
        message: `It is part ${nameOf(part)}, but the first one is one of ${of}.`,
        fix: 'Build all parts with the same number behind the "/", and remove those of other builds.',
      };
}

const doubled = (parts: readonly FoundPart[]): Problem[] =>
  [...Map.groupBy(parts, ({ part }) => part.number).values()].flatMap(([first, ...others]) =>
    others.map(({ folder, part }) =>
      problem(
        'part-twice',
        { file: shownPath(folder) },
        `Part ${nameOf(part)} is also in "${shownPath(first?.folder ?? '')}".`,
        'Remove one of the two folders.',
      ),
    ),
  );

function missing(parts: readonly FoundPart[], places: Places): Problem[] {
  const there = new Set(parts.map(({ part }) => part.number));
  const of = parts[0]?.part.of;
  const file = shownPath(partsDir(places));
  if (of === undefined)
    return [
      problem(
        'part-missing',
        { file },
        'There are no parts.',
        'Run "npx fener build --part 1/2" and "npx fener build --part 2/2", or name the folders: npx fener build --join FOLDER…',
      ),
    ];
  return Array.from({ length: of }, (_, n) => n + 1)
    .filter((number) => !there.has(number))
    .map((number) => {
      const name = nameOf({ number, of });
      const fix = `Copy its folder here, or run "npx fener build --part ${name}".`;
      return problem('part-missing', { file }, `Part ${name} is missing.`, fix);
    });
}

/** Puts the files of all parts into the cache, with one ledger for each folder. */
function take(parts: readonly FoundPart[], { cacheDir }: Places): void {
  for (const name of keptNames) {
    rmSync(join(cacheDir, `${name}.json`), { force: true });
    rmSync(join(cacheDir, keptFolders[name]), { recursive: true, force: true });
  }
  for (const { folder, files } of parts) {
    for (const name of Object.keys(files)) {
      const target = join(cacheDir, name);
      mkdirSync(dirname(target), { recursive: true });
      rmSync(target, { recursive: true, force: true });
      copyFileSync(join(folder, name), target, constants.COPYFILE_FICLONE);
    }
  }
  for (const name of keptNames) {
    const start = `${keptFolders[name]}/`;
    const files = parts.flatMap((part) =>
      Object.entries(part.files)
        .filter(([file]) => file.startsWith(start))
        .map(
          ([file, hash]) =>
            [file.slice(start.length), [hash, stampOf(lstatSync(join(cacheDir, file)))]] as const,
        ),
    );
    const madeFrom = Object.assign({}, ...parts.map((part) => part.madeFrom[name])) as Record<string, string>;
    ledger.write(join(cacheDir, `${name}.json`), { madeFrom, files: Object.fromEntries(files) });
  }
}
