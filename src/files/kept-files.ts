/** Parsed content files that outlive a process: the next one parses what has changed since. */
import { readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { isIntact, sealBefore, type Seal } from '#base/seal.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { positionsIn } from '#problems/yaml.ts';
import type { ParsedContentFile } from './article-file.ts';
import { isSettled } from './file-facts.ts';
import { lockFiles, shownPath, type Places } from './places.ts';
import { productDir, productFile } from './product.ts';
import { walk } from './walk.ts';

/** A file as it was parsed. What is a function, or known from elsewhere, is made again. */
interface KeptFile {
  /** As problems name it: they depend on the folder that a command runs in. */
  readonly file: string;
  readonly seal: Seal;
  /** Hash of what its text could use. */
  readonly reuse: string;
  readonly front: string;
  readonly parsed: ParsedContentFile;
}

/** A file that was read: `stats` are from before. */
interface Read {
  readonly stats: Stats;
  readonly bytes: Uint8Array;
  /** Its front matter. */
  readonly front: string;
  readonly reuse: string;
}

/** By absolute path. */
type Shard = Readonly<Record<string, KeptFile>>;

/** One file of a few megabytes is written quickly; one of a hundred isn't. */
const shardCount = 16;

/** Parsed files of one content folder, by absolute path. */
export class KeptFiles {
  private readonly folder: string;
  private readonly kind: ReturnType<typeof recordKind<Shard>>;
  private readonly before: readonly Shard[];
  private readonly now: Map<string, KeptFile>[];
  private readonly changed = new Set<number>();

  constructor({ cacheDir, siteDir }: Pick<Places, 'cacheDir' | 'siteDir'>) {
    this.folder = join(cacheDir, 'parsed');
    this.kind = recordKind<Shard>(`parsed 1, ${codeKey(siteDir)}`);
    this.before = Array.from({ length: shardCount }, (_, n) => this.kind.read(this.pathOf(n)) ?? {});
    this.now = this.before.map(() => new Map<string, KeptFile>());
  }

  /** What the file was parsed to, if it and what it uses are what they were. */
  find(path: string, committed: string | undefined, reuse: string): ParsedContentFile | undefined {
    const shard = shardOf(path);
    const known = this.before[shard]?.[path];
    if (known?.reuse !== reuse || known.file !== shownPath(path) || !isIntact(path, known.seal))
      return undefined;
    this.now[shard]?.set(path, known);
    return asParsed(known, committed);
  }

  /** Remembers what a file was parsed to. */
  add(path: string, { stats, bytes, front, reuse }: Read, parsed: ParsedContentFile): void {
    const [hash, stamp] = sealBefore(stats, bytes);
    const shard = shardOf(path);
    this.changed.add(shard);
    this.now[shard]?.set(path, {
      file: shownPath(path),
      seal: [hash, isSettled(stats) ? stamp : ''],
      reuse,
      front,
      parsed,
    });
  }

  /** Writes what has changed, for the next process. */
  write(): void {
    for (const [n, files] of this.now.entries()) {
      const isSmaller = files.size < Object.keys(this.before[n] ?? {}).length;
      if (!isSmaller && !this.changed.has(n)) continue;
      this.kind.write(this.pathOf(n), Object.fromEntries(files));
    }
  }

  private readonly pathOf = (n: number) => join(this.folder, `${n}.json`);
}

const shardOf = (path: string) => parseInt(contentHash(path).slice(0, 4), 16) % shardCount;

function asParsed({ file, front, parsed }: KeptFile, committed: string | undefined): ParsedContentFile {
  if (!parsed.source) return parsed;
  const positionOf = positionsIn({ file, text: front, firstLine: 2 });
  const source = { ...parsed.source, positionOf, committed } as ContentSource;
  return { ...parsed, source };
}

/** Changes with the code that parses, and with the libraries that it uses. */
function codeKey(siteDir: string): string {
  const own = walk(productFile('src')).files.map((name) => join(productDir, 'src', name));
  const locks = lockFiles.map((name) => join(siteDir, name));
  const hashes = [...own, ...locks].map((path) => {
    try {
      return contentHash(readFileSync(path));
    } catch {
      return '';
    }
  });
  return contentHash(JSON.stringify([process.version, hashes]));
}
