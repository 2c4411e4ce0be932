/** Parsed content files that outlive a process: the next one parses what has changed since. */
import { readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { isIntact, sealBefore, sealOf, type Seal } from '#base/seal.ts';
import { writeAtomically } from '#base/write-atomically.ts';
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
  /** The bytes of its facts in the file that has them. */
  readonly facts?: Place | undefined;
  readonly parsed: ParsedContentFile;
}

type Place = readonly [start: number, end: number];

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
 * fits another machine. Their facts are most of what is kept, and few commands ask for many: they lie beside it, each as JSON.
 */
interface Shard {
  readonly files: Readonly<Record<string, KeptFile>>;
  /** Of the file with the facts. */
  readonly facts: Seal;
}

/** After an edit, one part is written: small ones are written quickly. */
export const shardCount = 64;

const shardNumbers = Array.from({ length: shardCount }, (_, n) => n);

/** The part of the store that holds a file. */
export const shardOf = (path: string): number => shardOfName(shownPath(path));

const shardOfName = (name: string) => parseInt(contentHash(name).slice(0, 4), 16) % shardCount;

/** The files of some parts of the store, as paths below the cache. */
export const shardFiles = (isWanted: (shard: number) => boolean): readonly string[] =>
  shardNumbers.filter(isWanted).flatMap((n) => [`${folderName}/${n}.json`, `${folderName}/${n}.facts`]);

const folderName = 'parsed';

/** Parsed files of one content folder. */
export class KeptFiles {
  private readonly folder: string;
  private readonly kind: ReturnType<typeof recordKind<Shard>>;
  private readonly before: readonly Shard[];
  private readonly isEmpty: boolean;
  private readonly now: Map<string, KeptFile>[];
  private readonly facts = new Map<string, string>();
  /** Held while a help centre is read and checked, which is one turn: together they are as large as all texts. */
  private readonly factsBefore: (WeakRef<Buffer> | undefined)[] = [];
  private readonly lastFacts = new Map<string, TextFacts>();
  private readonly changed = new Set<number>();

  /** `startsEmpty`: nothing is taken over from the last process, and only parts to which something is added are written. */
  constructor(
    { cacheDir, siteDir }: Pick<Places, 'cacheDir' | 'siteDir'>,
    { startsEmpty = false }: { readonly startsEmpty?: boolean } = {},
  ) {
    const key = codeKey({ cacheDir, siteDir });
    this.folder = join(cacheDir, folderName);
    this.kind = recordKind<Shard>(`parsed 5, ${key}`);
    this.before = shardNumbers.map((n) => (startsEmpty ? nothing : this.readShard(n)));
    this.isEmpty = this.before.every(({ files }) => Object.keys(files).length === 0);
    this.now = this.before.map(() => new Map<string, KeptFile>());
  }

  /** Whether the last process has left any file. Reads no more than it takes to find one. */
  static isEmpty(places: Pick<Places, 'cacheDir' | 'siteDir'>): boolean {
    const kept = new KeptFiles(places, { startsEmpty: true });
    return shardNumbers.every((n) => Object.keys(kept.readShard(n).files).length === 0);
  }

  /** What the file was parsed to, if it and what it uses are what they were. */
  find(path: string, committed: string | undefined, reuse: string): ParsedContentFile | undefined {
    if (this.isEmpty) return undefined;
    const name = shownPath(path);
    const shard = shardOfName(name);
    const known = this.before[shard]?.files[name];
    if (known?.reuse !== reuse || !isIntact(path, known.seal)) return undefined;
    this.now[shard]?.set(name, known);
    return asParsed(name, known, { committed, facts: () => this.factsOf(name) });
  }

  /** Goes on keeping a file that this process has in memory. */
  keep(path: string): void {
    const name = shownPath(path);
    const shard = shardOfName(name);
    const known = this.before[shard]?.files[name];
    if (known) this.now[shard]?.set(name, known);
  }

  /** Remembers what a file was parsed to. */
  add(path: string, { stats, bytes, front, reuse }: Read, parsed: ParsedContentFile): void {
    const [hash, stamp] = sealBefore(stats, bytes);
    const name = shownPath(path);
    const shard = shardOfName(name);
    const facts = parsed.source?.parts.facts;
    if (facts) this.facts.set(name, JSON.stringify(facts));
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
    for (const n of shardNumbers) this.writeShard(n);
  }

  /** Writes what has changed in a part. */
  writeShard(n: number): void {
    const files = this.now[n] ?? new Map<string, KeptFile>();
    const isSmaller = files.size < Object.keys(this.before[n]?.files ?? {}).length;
    if (!isSmaller && !this.changed.has(n)) return;
    const facts: Buffer[] = [];
    let end = 0;
    const placed = [...files].map(([name, file]): [string, KeptFile] => {
      const bytes = this.factsJson(name);
      if (!bytes) return [name, file];
      facts.push(bytes);
      end += bytes.length;
      return [name, { ...file, facts: [end - bytes.length, end] }];
    });
    writeAtomically(this.factsPathOf(n), Buffer.concat(facts));
    this.kind.write(this.pathOf(n), {
      files: Object.fromEntries(placed),
      facts: sealOf(this.factsPathOf(n)),
    });
    for (const name of files.keys()) this.facts.delete(name);
    this.now[n]?.clear();
    this.changed.delete(n);
  }

  private readShard(n: number): Shard {
    const shard = this.kind.read(this.pathOf(n));
    return shard && isIntact(this.factsPathOf(n), shard.facts) ? shard : nothing;
  }

  /** What a text of before must have in its translations. Of the last ones, several others ask. */
  private factsOf(name: string): TextFacts | undefined {
    const known = this.lastFacts.get(name);
    if (known) return known;
    const json = this.factsJson(name);
    if (!json) return undefined;
    // What has our seal was written by `writeShard`.
    const facts = JSON.parse(json.toString()) as TextFacts;
    if (this.lastFacts.size >= 100) this.lastFacts.clear();
    this.lastFacts.set(name, facts);
    return facts;
  }

  private factsJson(name: string): Buffer | undefined {
    const own = this.facts.get(name);
    if (own !== undefined) return Buffer.from(own);
    const n = shardOfName(name);
    const place = this.before[n]?.files[name]?.facts;
    return place && this.readFacts(n).subarray(...place);
  }

  private readFacts(n: number): Buffer {
    const known = this.factsBefore[n]?.deref();
    if (known) return known;
    const path = this.factsPathOf(n);
    const bytes = readFileSync(path);
    if (contentHash(bytes) !== this.before[n]?.facts[0])
      throw new Error(`${path} was changed by somebody else. Run the command again.`);
    this.factsBefore[n] = new WeakRef(bytes);
    return bytes;
  }

  private readonly pathOf = (n: number) => join(this.folder, `${n}.json`);

  private readonly factsPathOf = (n: number) => join(this.folder, `${n}.facts`);
}

const nothing: Shard = { files: {}, facts: ['', ''] };

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
