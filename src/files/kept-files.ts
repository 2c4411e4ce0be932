/** Parsed content files that outlive a process: the next one parses what has changed since. */
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { isIntact, sealBefore, sealOf, type Seal } from '#base/seal.ts';
import type { ContentSource } from '#model/articles/source.ts';
import type { TextFacts } from '#model/text.ts';
import type { Position } from '#problems/problem.ts';
import { positionsIn, type PositionOf } from '#problems/yaml.ts';
import type { ParsedContentFile } from './article-file.ts';
import { FileFacts, isSettled } from './file-facts.ts';
import { shownPath, type Places } from './places.ts';
import { productKeyOf } from './product-key.ts';

/** A file as it was parsed, without its facts. What is a function, or known from elsewhere, is made again. */
interface KeptFile {
  readonly seal: Seal;
  /** Hash of what its text could use. */
  readonly reuse: string;
  readonly front: string;
  /** Where its title stands, which problems of whole texts name: other places are found by reading the front matter again. */
  readonly titleAt?: Position | undefined;
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

/**
 * Files as problems name them, which depends on the folder that a command runs in but not on where the site lies: so a cache
 * fits another machine. Their facts are most of what is kept, and few commands ask for many: they lie beside it.
 */
interface Shard {
  readonly files: Readonly<Record<string, KeptFile>>;
  /** Of the file with the facts. */
  readonly facts: Seal;
}

/** Facts by the same names. */
type FactsShard = Readonly<Record<string, TextFacts>>;

/** After an edit, one part is written: small ones are written quickly. */
export const shardCount = 64;

const shardNumbers = Array.from({ length: shardCount }, (_, n) => n);

/** The part of the store that holds a file. */
export const shardOf = (path: string): number => shardOfName(shownPath(path));

const shardOfName = (name: string) => parseInt(contentHash(name).slice(0, 4), 16) % shardCount;

/** The files of some parts of the store, as paths below the cache. */
export const shardFiles = (isWanted: (shard: number) => boolean): readonly string[] =>
  shardNumbers.filter(isWanted).flatMap((n) => [`${folderName}/${n}.json`, `${folderName}/${n}.facts.json`]);

const folderName = 'parsed';

/** Parsed files of one content folder. */
export class KeptFiles {
  private readonly folder: string;
  private readonly kind: ReturnType<typeof recordKind<Shard>>;
  private readonly factsKind: ReturnType<typeof recordKind<FactsShard>>;
  private readonly before: readonly Shard['files'][];
  private readonly now: Map<string, KeptFile>[];
  private readonly facts = new Map<string, TextFacts>();
  private readonly readFacts: (FactsShard | undefined)[] = [];
  private readonly changed = new Set<number>();

  /** `startsEmpty`: nothing is taken over from the last process, and only parts to which something is added are written. */
  constructor(
    { cacheDir, siteDir }: Pick<Places, 'cacheDir' | 'siteDir'>,
    { startsEmpty = false }: { readonly startsEmpty?: boolean } = {},
  ) {
    const key = codeKey({ cacheDir, siteDir });
    this.folder = join(cacheDir, folderName);
    this.kind = recordKind<Shard>(`parsed 4, ${key}`);
    this.factsKind = recordKind<FactsShard>(`facts 2, ${key}`);
    this.before = shardNumbers.map((n) => (startsEmpty ? {} : this.readShard(n)));
    this.now = this.before.map(() => new Map<string, KeptFile>());
  }

  /** Whether the last process has left any file. Reads no more than it takes to find one. */
  static isEmpty(places: Pick<Places, 'cacheDir' | 'siteDir'>): boolean {
    const kept = new KeptFiles(places, { startsEmpty: true });
    return shardNumbers.every((n) => Object.keys(kept.readShard(n)).length === 0);
  }

  /** What the file was parsed to, if it and what it uses are what they were. */
  find(path: string, committed: string | undefined, reuse: string): ParsedContentFile | undefined {
    const name = shownPath(path);
    const shard = shardOfName(name);
    const known = this.before[shard]?.[name];
    if (known?.reuse !== reuse || !isIntact(path, known.seal)) return undefined;
    this.now[shard]?.set(name, known);
    return asParsed(name, known, { committed, facts: () => this.factsIn(shard)[name] });
  }

  /** Goes on keeping a file that this process has in memory. */
  keep(path: string): void {
    const name = shownPath(path);
    const shard = shardOfName(name);
    const known = this.before[shard]?.[name];
    if (known) this.now[shard]?.set(name, known);
  }

  /** Remembers what a file was parsed to. */
  add(path: string, { stats, bytes, front, reuse }: Read, parsed: ParsedContentFile): void {
    const [hash, stamp] = sealBefore(stats, bytes);
    const name = shownPath(path);
    const shard = shardOfName(name);
    const facts = parsed.source?.parts.facts;
    if (facts) this.facts.set(name, facts);
    this.changed.add(shard);
    this.now[shard]?.set(name, {
      seal: [hash, isSettled(stats) ? stamp : ''],
      reuse,
      front,
      titleAt: parsed.source?.positionOf(['title']),
      parsed: withoutFacts(parsed),
    });
  }

  /** Writes what has changed, for the next process. */
  write(): void {
    for (const [n, files] of this.now.entries()) {
      const isSmaller = files.size < Object.keys(this.before[n] ?? {}).length;
      if (!isSmaller && !this.changed.has(n)) continue;
      const facts = [...files.keys()].flatMap((name): [string, TextFacts][] => {
        const own = this.facts.get(name) ?? this.factsIn(n)[name];
        return own ? [[name, own]] : [];
      });
      this.factsKind.write(this.factsPathOf(n), Object.fromEntries(facts));
      this.kind.write(this.pathOf(n), {
        files: Object.fromEntries(files),
        facts: sealOf(this.factsPathOf(n)),
      });
    }
  }

  private readShard(n: number): Shard['files'] {
    const shard = this.kind.read(this.pathOf(n));
    return shard && isIntact(this.factsPathOf(n), shard.facts) ? shard.files : {};
  }

  private factsIn(n: number): FactsShard {
    return (this.readFacts[n] ??= this.factsKind.read(this.factsPathOf(n)) ?? {});
  }

  private readonly pathOf = (n: number) => join(this.folder, `${n}.json`);

  private readonly factsPathOf = (n: number) => join(this.folder, `${n}.facts.json`);
}

function withoutFacts({ source, ...parsed }: ParsedContentFile): ParsedContentFile {
  if (!source) return parsed;
  const { facts: _, ...parts } = source.parts;
  return { ...parsed, source: { ...source, parts } };
}

/** `facts` are read when somebody asks for them. */
function asParsed(
  file: string,
  { front, titleAt, parsed }: KeptFile,
  {
    committed,
    facts,
  }: { readonly committed: string | undefined; readonly facts: () => TextFacts | undefined },
): ParsedContentFile {
  if (!parsed.source) return parsed;
  const inFront = positionsIn({ file, text: front, firstLine: 2 });
  const positionOf: PositionOf = (path, options) => {
    const isTitle = path.length === 1 && path[0] === 'title' && options === undefined;
    return (isTitle ? titleAt : undefined) ?? inFront(path, options);
  };
  const parts = Object.defineProperty({ ...parsed.source.parts }, 'facts', { get: facts, enumerable: true });
  const source = { ...parsed.source, parts, positionOf, committed } as ContentSource;
  return { ...parsed, source };
}

/** Changes with the code that parses, and with the libraries that it uses: both are what they were when this process began. */
function codeKey({ cacheDir, siteDir }: Pick<Places, 'cacheDir' | 'siteDir'>): string {
  const known = codeKeys.get(siteDir);
  if (known !== undefined) return known;
  const key = contentHash(process.version + productKeyOf({ siteDir }, new FileFacts(cacheDir)));
  codeKeys.set(siteDir, key);
  return key;
}

const codeKeys = new Map<string, string>();
