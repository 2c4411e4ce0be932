/** Writes an import's files, and never over what somebody edited. */
import { contentHash } from '#base/content-hash.ts';
import { keyInLocale } from '#import/tree/convert.ts';
import type { Note } from '#import/tree/notes.ts';
import type { SourceTree } from '#import/tree/tree.ts';
import type { ContentFile } from './content-files.ts';
import { decide, type Decision, type Outcome } from './decide.ts';
import { withoutEnding } from './existing-output.ts';
import { findGone, retire } from './gone.ts';
import {
  formatManifest,
  importedFolder,
  manifestName,
  theirsFolder,
  type Manifest,
  type ManifestEntry,
} from './manifest.ts';
import { OutputFolder } from './output-folder.ts';

export interface WriteInput {
  readonly contentDir: string;
  readonly files: readonly ContentFile[];
  readonly assets: SourceTree['assets'];
  readonly manifest: Manifest;
  /** Only says what would be written. */
  readonly isDry?: boolean | undefined;
  /** What the manifest calls the source. */
  readonly from?: string | undefined;
  /** Paths that the last import gave to files, by path now, where a writer moved them. */
  readonly recordedAs?: ReadonlyMap<string, string> | undefined;
  /** Articles that a writer deleted, as the manifest names them. */
  readonly deleted?: readonly string[] | undefined;
  /** Languages of the source that the site has no more: their files stay out of it all. */
  readonly leftOut?: readonly string[] | undefined;
  /** Keys that the source still has, in each language as `keyInLocale` names them. */
  readonly sourceKeys?: ReadonlySet<string> | undefined;
  /** Whether all of the source could be read: only then what isn't in it is gone. */
  readonly isWhole?: boolean | undefined;
}

/** How many files came to which end. */
export type WrittenCounts = Readonly<Record<Outcome, number>>;

export interface Written {
  readonly counts: WrittenCounts;
  readonly notes: readonly Note[];
}

/**
 * Writes each file unless it is there already, and the manifest last: an interrupted import continues where it was.
 *
 * Notes: `conflict`, `merged`, `deleted-here`, `source-gone`.
 */
export const writeFiles = (input: WriteInput): Promise<Written> => new FileWriter(input).write();

class FileWriter {
  readonly #input: WriteInput;
  readonly #folder: OutputFolder;
  /** What the manifest will say, by path. */
  readonly #entries: Map<string, ManifestEntry>;
  readonly #counts = { added: 0, updated: 0, merged: 0, unchanged: 0, kept: 0, deletedHere: 0 };
  readonly #notes: Note[] = [];
  /** Folders with texts, and the texts as they are now, for what is only needed if they use it. */
  readonly #folders = new Set<string>();
  readonly #shown = new Set<string>();

  constructor(input: WriteInput) {
    this.#input = input;
    this.#folder = new OutputFolder(input.contentDir, input.isDry ?? false);
    this.#entries = new Map(Object.entries(input.manifest.files));
  }

  async write(): Promise<Written> {
    const { files } = this.#input;
    // Articles first: topics and pictures that a writer deleted come back only if an article needs them.
    for (const rank of [0, 1, 2]) {
      for (const file of files) if (rankOf(file) === rank) await this.#writeFile(file);
    }
    this.#noteDeleted();
    this.#retireGone();
    this.#noteOpenConflicts();
    const { version } = this.#input.manifest;
    this.#folder.put(
      manifestName,
      formatManifest({ version, files: Object.fromEntries(this.#entries) }),
      true,
    );
    return { counts: this.#counts, notes: this.#notes };
  }

  async #writeFile(file: ContentFile): Promise<void> {
    const { path, replaces } = file;
    const was =
      replaces !== undefined && !this.#folder.has(path) && this.#folder.has(replaces) ? replaces : path;
    const recorded = this.#recordedPath(replaces ?? path);
    const entry = this.#entries.get(recorded);
    const theirs = await this.#contentOf(file);
    const isText = file.text !== undefined;
    const decision = this.#withNeeds(
      file,
      theirs,
      decide({
        ours: this.#folder.read(was),
        theirs,
        lastHash: this.#isOthers(file, entry) ? undefined : entry?.hash,
        base: isText && entry ? this.#folder.readText(`${importedFolder}/${recorded}`) : undefined,
        isText,
        madeUp: file.madeUp,
      }),
    );
    this.#counts[decision.outcome]++;
    if (decision.outcome === 'deletedHere')
      return this.#note('deleted-here', recorded, 'delete it in the source, too');
    const ours = this.#folder.read(was);
    const content = decision.content ?? (was === path ? undefined : ours);
    if (content) this.#folder.put(path, content);
    if (was !== path) this.#folder.remove(was);
    if (isText) this.#remember(path, content ?? ours ?? theirs);
    if (this.#isOthers(file, entry) && decision.outcome === 'kept') return;
    this.#record(file, recorded, theirs);
    this.#tell(file, decision, theirs);
  }

  /** The index of a topic with the same name, which somebody else wrote: articles join it. */
  #isOthers({ path, text }: ContentFile, entry: ManifestEntry | undefined): boolean {
    if (!isTopic(path) || !this.#folder.has(path)) return false;
    return entry ? entry.from !== this.#input.from : (text?.endsWith('\n---\n') ?? false);
  }

  /** What a writer deleted comes back if something else needs it. */
  #withNeeds({ path }: ContentFile, theirs: Uint8Array, decision: Decision): Decision {
    const isNeeded = isTopic(path)
      ? [...this.#folders].some((folder) => `${folder}/`.startsWith(path.replace(/index\.mdx?$/, '')))
      : this.#shown.has(path.split('/').at(-1) ?? '');
    return decision.outcome === 'deletedHere' && isNeeded
      ? { outcome: 'added', content: theirs, conflicts: [] }
      : decision;
  }

  #remember(path: string, content: Uint8Array): void {
    this.#folders.add(path.slice(0, path.lastIndexOf('/')));
    if (isTopic(path)) this.#folders.delete(path.slice(0, path.lastIndexOf('/')));
    const text = new TextDecoder().decode(content);
    for (const [, name] of text.matchAll(/(?:images|files)\/([^\s/"'()<>#?]+)/g))
      if (name) this.#shown.add(name);
  }

  #record({ path, source, id, text }: ContentFile, recorded: string, theirs: Uint8Array): void {
    const { from, recordedAs } = this.#input;
    const isMoved =
      this.#entries.get(recorded)?.isMoved ||
      (recordedAs?.get(path) === recorded && withoutEnding(recorded) !== withoutEnding(path));
    if (recorded !== path) {
      this.#entries.delete(recorded);
      this.#folder.remove(`${importedFolder}/${recorded}`);
      this.#folder.remove(`${theirsFolder}/${recorded}`);
    }
    this.#entries.set(path, { source, hash: contentHash(theirs), from, id, isMoved: isMoved || undefined });
    if (text !== undefined) this.#folder.put(`${importedFolder}/${path}`, theirs);
  }

  #tell({ path }: ContentFile, { outcome, conflicts }: Decision, theirs: Uint8Array): void {
    if (outcome === 'merged') this.#note('merged', path, 'both changes are in it');
    if (conflicts.length === 0) return;
    this.#folder.put(`${theirsFolder}/${path}`, theirs);
    for (const conflict of conflicts) {
      if (conflict === 'whole') this.#note('conflict', path, this.#besides(path));
      else
        this.#note(
          'conflict',
          path,
          `${this.#besides(path)}; it has there: ${short(conflict.theirs)}`,
          conflict.line,
        );
    }
  }

  #besides(path: string): string {
    return `the source's text is ${this.#folder.shown(`${theirsFolder}/${path}`)}: take from it what you need, and delete it`;
  }

  /** Articles that the source still has. */
  #noteDeleted(): void {
    const { deleted = [], sourceKeys, leftOut = [] } = this.#input;
    for (const path of deleted) {
      const locale = path.split('/')[1] ?? '';
      const source = this.#entries.get(path)?.source ?? '';
      if (leftOut.includes(locale) || !sourceKeys?.has(keyInLocale(locale, source))) continue;
      this.#counts.deletedHere++;
      this.#note('deleted-here', path, 'delete it in the source, too');
    }
  }

  #retireGone(): void {
    const { files, from, sourceKeys, leftOut, isWhole } = this.#input;
    const wanted = new Set(files.map(({ path }) => path));
    const gone = findGone({
      entries: this.#entries,
      from,
      isWanted: (path) => wanted.has(path),
      leftOut: leftOut ?? [],
      sourceKeys: sourceKeys ?? new Set(),
    });
    for (const { path, source, mayRetire } of gone) {
      const now = this.#locationOf(path);
      const entry = this.#entries.get(path);
      const ours = now === undefined ? undefined : this.#folder.readText(now);
      if (now === undefined || entry === undefined || !this.#folder.has(now)) {
        this.#entries.delete(path);
        this.#folder.remove(`${importedFolder}/${path}`);
        continue;
      }
      const retired =
        mayRetire && isWhole && ours !== undefined && contentHash(ours) === entry.hash && !entry.isRetired
          ? retire(ours)
          : undefined;
      if (retired !== undefined) {
        this.#folder.put(now, retired);
        this.#folder.put(`${importedFolder}/${path}`, retired);
        this.#entries.set(path, { ...entry, hash: contentHash(retired), isRetired: true });
      }
      const state = retired !== undefined || entry.isRetired ? 'unlisted now' : 'it stays';
      this.#note(
        'source-gone',
        now,
        `its source was ${source}: ${state}; delete it if you no longer need it`,
      );
    }
  }

  /** Conflicts of earlier imports that nobody has settled. */
  #noteOpenConflicts(): void {
    const told = new Set(this.#notes.filter(({ kind }) => kind === 'conflict').map(({ file }) => file));
    for (const path of this.#entries.keys()) {
      const file = this.#folder.shown(path);
      if (!told.has(file) && this.#folder.has(`${theirsFolder}/${path}`))
        this.#note('conflict', path, this.#besides(path));
    }
  }

  /** Path that the manifest has for a file. */
  #recordedPath(path: string): string {
    return this.#input.recordedAs?.get(path) ?? path;
  }

  /** Where a file of the manifest lies now. */
  #locationOf(recorded: string): string | undefined {
    for (const [now, path] of this.#input.recordedAs ?? []) if (path === recorded) return now;
    return recorded;
  }

  async #contentOf({ source, text }: ContentFile): Promise<Uint8Array> {
    if (text !== undefined) return Buffer.from(text);
    const asset = this.#input.assets.get(source);
    if (!asset) throw new Error(`this cannot happen: "${source}" is shown, but not in the source`);
    return asset.read();
  }

  #note(kind: Note['kind'], path: string, what: string, line?: number): void {
    this.#notes.push({ file: this.#folder.shown(path), line, kind, what });
  }
}

const isTopic = (path: string) => /\/index\.mdx?$/.test(path);

const rankOf = ({ path, text }: ContentFile) => (text === undefined ? 2 : isTopic(path) ? 1 : 0);

const short = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? 'nothing' : line.length > 80 ? `${line.slice(0, 79)}…` : line;
};
