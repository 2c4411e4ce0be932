/** Downloads what the texts of a tree show and offer from other servers, so that it becomes part of the tree. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorText } from '#base/error-text.ts';
import { lastPart } from '#base/slash-path.ts';
import { cleanDrawing } from '#files/drawings.ts';
import { pictureEnding } from '#files/picture-file.ts';
import { findFile } from '#import/tree/links/images.ts';
import type { Note } from '#import/tree/notes.ts';
import type { AssetUser, SourceAsset, SourceDocument, SourceTree } from '#import/tree/tree.ts';
import { inParallel } from '#remote/in-parallel.ts';
import { namedFiles, type NamedFile } from './named-files.ts';
import { requestPatiently, WaitingTime } from './patiently.ts';
import type { Answer } from '#remote/request.ts';

export interface Downloads {
  readonly tree: SourceTree;
  /** Deletes what lies on this machine; assets can't be read any more. */
  readonly dispose: () => void;
}

export interface DownloadOptions {
  /**
   * Hosts, with their ports, that may lie in a private network: those that the person who imports named. What the
   * source says of itself doesn't count, since anybody may have written it.
   */
  readonly trustedHosts?: ReadonlySet<string>;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const maxBytes = 20_000_000;
const maxTotalBytes = 4_000_000_000;
const width = 6;
const longestWaitSeconds = 1200;

/**
 * The tree with a copy of every picture, and of every file on the help centre's own host. A picture that is none
 * stays out. Notes: `download-failed`.
 */
export async function downloadFiles(tree: SourceTree, options: DownloadOptions = {}): Promise<Downloads> {
  const wanted = filesOf(tree);
  if (wanted.size === 0) return { tree, dispose: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'fener-import-'));
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  const keeper = new Keeper(folder);
  let done = 0;
  const ownHosts = options.trustedHosts ?? new Set();
  try {
    await inParallel([...wanted], width, async ([key, file]) => {
      await keeper.download(key, file, ownHosts);
      options.onProgress?.(++done, wanted.size);
    });
  } catch (error) {
    dispose();
    throw error;
  }
  const { assets } = keeper;
  return {
    tree: {
      ...tree,
      assets: new Map([...tree.assets, ...assets]),
      findAsset: (url, from) => tree.findAsset?.(url, from) ?? keyOf(addressOf(url, from, tree)),
      notes: [...tree.notes, ...keeper.notes],
    },
    dispose,
  };
}

interface WantedFile {
  readonly url: URL;
  isImage: boolean;
  readonly users: { readonly document: SourceDocument; readonly file: NamedFile }[];
}

/** Every file on another server that a text names, once. */
function filesOf(tree: SourceTree): Map<string, WantedFile> {
  const wanted = new Map<string, WantedFile>();
  for (const document of tree.documents) {
    for (const file of namedFiles(document)) {
      const url = addressOf(file.written, document, tree);
      if (
        !url ||
        findFile(tree, document, file.written) !== undefined ||
        (!file.isImage && !isOwnFile(url, tree))
      )
        continue;
      const key = keyOf(url) ?? url.href;
      const known = wanted.get(key) ?? { url, isImage: false, users: [] };
      known.isImage ||= file.isImage;
      known.users.push({ document, file });
      wanted.set(key, known);
    }
  }
  return wanted;
}

/** The whole address of what a text names; `undefined` for what lies in the source itself. */
function addressOf(written: string, from: AssetUser, { origin }: SourceTree): URL | undefined {
  const isWhole = /^(?:https?:)?\/\//i.test(written);
  if (!isWhole && (origin === undefined || /^[a-z][a-z0-9+.-]*:/i.test(written) || written.startsWith('#')))
    return undefined;
  const url = URL.parse(
    written.replace(/^\/\//, 'https://'),
    origin && new URL(from.address, origin.replace(/\/?$/, '/')),
  );
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  url.hash = '';
  return url;
}

/** What an asset is called: its address, without the signature that is another one each time. */
function keyOf(url: URL | undefined): string | undefined {
  const isSigned =
    url && ['signature', 'Signature', 'X-Amz-Signature', 'sig'].some((name) => url.searchParams.has(name));
  return isSigned ? url.origin + url.pathname : url?.href;
}

const isOwnFile = (url: URL, { origin, fileHosts = [] }: SourceTree) =>
  fileHosts.some((place) => `${url.hostname}${url.pathname}`.startsWith(`${place}/`)) ||
  (origin !== undefined && url.host === new URL(origin).host);

/** Keeps files on disk, each once. */
class Keeper {
  readonly assets = new Map<string, SourceAsset>();
  readonly notes: Note[] = [];
  readonly #folder: string;
  readonly #byHash = new Map<string, string>();
  readonly #waiting = new WaitingTime(longestWaitSeconds);
  #total = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async download(
    key: string,
    { url, isImage, users }: WantedFile,
    ownHosts: ReadonlySet<string>,
  ): Promise<void> {
    try {
      this.#keep(
        key,
        isImage,
        await requestPatiently(url, { maxBytes, ownHosts, maxTries: 3, waiting: this.#waiting }),
      );
    } catch (error) {
      for (const { document, file } of users) {
        const what = `${file.written}: ${errorText(error)}`;
        this.notes.push({ file: document.shown, line: file.line, kind: 'download-failed', what });
      }
    }
  }

  #keep(key: string, isImage: boolean, { status, body, headers, url: from }: Answer): void {
    if (status !== 200) throw new Error(`the server answers ${status}`);
    if (body.length === 0) throw new Error('it is empty');
    const ending = pictureEnding(body);
    if (isImage && ending === undefined) throw new Error('it is not a picture that browsers show');
    if (ending === 'svg') cleanDrawing(body);
    if (!isImage && isWebPage(body)) throw new Error('a web page came instead, perhaps a login');
    this.#total += body.length;
    if (this.#total > maxTotalBytes)
      throw new Error(`together they have more than ${maxTotalBytes / 1e9} GB`);
    const hash = createHash('sha256').update(body).digest('hex');
    const first = this.#byHash.get(hash);
    const path = join(this.#folder, hash);
    if (first === undefined) {
      writeFileSync(path, body);
      this.#byHash.set(hash, key);
    }
    this.assets.set(key, {
      name: fileName(headers['content-disposition'], from, ending),
      isImage: ending !== undefined,
      sameAs: first,
      whyUnshown: () => undefined,
      read: () => readFile(path),
    });
  }
}

const isWebPage = (body: Buffer) =>
  /^\s*<(?:!doctype html|html)/i.test(body.subarray(0, 200).toString('latin1'));

/** What the server calls a file, else the end of its address; with the ending that its content has. */
function fileName(disposition: string | undefined, url: URL, ending: string | undefined): string {
  const encoded = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  const plain = /filename\s*=\s*"?([^";]+)"?/i.exec(disposition ?? '')?.[1];
  const named =
    decode(encoded ?? '') || plain?.trim() || decode(lastPart(url.pathname.replace(/\/$/, ''))) || 'file';
  const name = lastPart(named.replaceAll('\\', '/'));
  if (ending === undefined) return name;
  const hasEnding = new RegExp(`\\.${ending === 'jpg' ? 'jpe?g' : ending}$`, 'i').test(name);
  return hasEnding ? name : `${name.replace(/\.(?:png|jpe?g|gif|webp|avif|svg)$/i, '')}.${ending}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
