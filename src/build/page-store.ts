/** Rendered pages kept between builds, so that a page is rendered again only when something that it prints has changed. */
import { hash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { listMadeFiles } from '#files/walk.ts';
import type { LocalePage, PageReference } from '#model/pages/page-list.ts';
import { fileOf } from '#model/urls.ts';
import type { OutputFile } from './output.ts';

/** Keys of the pages in the store; `code` is the key of all that made them. */
interface Manifest {
  readonly code: string;
  readonly pages: Readonly<Record<string, string>>;
  /** Key of what is not a page but comes from the renderer: sitemaps, the language chooser. */
  readonly site: string;
  /** Files that belong to pages: styles, scripts, sitemaps. */
  readonly others: readonly string[];
  /** Size and modification time of each stored page: a file that was tampered with is rendered again. */
  readonly stamps: Readonly<Record<string, string>>;
}

export interface RenderPlan {
  readonly changed: readonly PageReference[];
  /** Whether Astro has to run at all. */
  readonly isNeeded: boolean;
  readonly next: Omit<Manifest, 'others' | 'stamps'>;
  /** Size and modification time of the stored pages that stay. */
  readonly kept: ReadonlyMap<string, string>;
}

export class PageStore {
  readonly #folder: string;
  readonly #manifestPath: string;
  #others: readonly string[] = [];

  constructor(cacheDir: string) {
    this.#folder = join(cacheDir, 'site');
    this.#manifestPath = join(cacheDir, 'pages.json');
  }

  /** Compares the pages to be with those in the store. */
  plan(input: {
    readonly pages: readonly PageReference[];
    readonly viewOf: (page: PageReference) => LocalePage;
    readonly code: string;
    readonly site: string;
    readonly force: boolean;
  }): RenderPlan {
    const stored = input.force ? undefined : this.#readManifest();
    const known = stored?.code === input.code ? stored : undefined;
    this.#others = known?.others ?? [];
    const pages = Object.fromEntries(input.pages.map((page) => [page.path, keyOf(input.viewOf(page))]));
    const kept = new Map<string, string>();
    for (const { path } of input.pages) {
      const stamp = known?.pages[path] === pages[path] ? known?.stamps[path] : undefined;
      if (stamp && stamp === stampOf(join(this.#folder, storedFile(path)))) kept.set(path, stamp);
    }
    const changed = input.pages.filter(({ path }) => !kept.has(path));
    return {
      changed,
      isNeeded: changed.length > 0 || known?.site !== input.site,
      next: { code: input.code, pages, site: input.site },
      kept,
    };
  }

  /**
   * Takes rendered files into the store. The manifest is gone while the store is between two states, so that an
   * interrupted build is followed by a full one.
   */
  update(plan: RenderPlan, renderedFolder: string): void {
    const wanted = Object.keys(plan.next.pages);
    const rendered = plan.isNeeded ? listMadeFiles(renderedFolder) : [];
    rmSync(this.#manifestPath, { force: true });
    if (plan.changed.length === wanted.length) {
      rmSync(this.#folder, { recursive: true, force: true });
      renameSync(renderedFolder, this.#folder);
    } else if (plan.isNeeded) {
      const pages = new Set(plan.changed.map(({ path }) => storedFile(path)));
      for (const name of this.#others) rmSync(join(this.#folder, name), { force: true });
      for (const name of rendered) {
        const target = join(this.#folder, name);
        if (isPage(name) && !pages.has(name)) continue;
        mkdirSync(join(target, '..'), { recursive: true });
        // A new file, never new content in the old one, which the output folder may share.
        rmSync(target, { force: true });
        cpSync(join(renderedFolder, name), target);
      }
    }
    if (plan.isNeeded) this.#others = rendered.filter((name) => !isPage(name)).toSorted();
    const stamps = Object.fromEntries(
      wanted.map((path) => [
        path,
        plan.kept.get(path) ?? stampOf(join(this.#folder, storedFile(path))) ?? '',
      ]),
    );
    writeFileSync(
      `${this.#manifestPath}.tmp`,
      JSON.stringify({ ...plan.next, others: this.#others, stamps } satisfies Manifest),
    );
    renameSync(`${this.#manifestPath}.tmp`, this.#manifestPath);
  }

  /** The stored files as output: pages where servers look for them, and what belongs to them. */
  files(plan: RenderPlan, rootNotFound: string): OutputFile[] {
    const pages = Object.entries(plan.next.pages).flatMap(([path, key]) => {
      const copyOf = join(this.#folder, storedFile(path));
      const file = { path: fileOf(path), copyOf, key: `${plan.next.code}${key}` };
      return path === rootNotFound ? [file, { ...file, path: '404.html' }] : [file];
    });
    const others = this.#others.map((name) => {
      const copyOf = join(this.#folder, name);
      return { path: name, copyOf, key: hash('sha1', readFileSync(copyOf)) };
    });
    return [...pages, ...others];
  }

  #readManifest(): Manifest | undefined {
    if (!existsSync(this.#manifestPath)) return undefined;
    return JSON.parse(readFileSync(this.#manifestPath, 'utf8')) as Manifest;
  }
}

const isPage = (file: string) => file.endsWith('/index.html');

/** Where Astro puts a page. */
const storedFile = (path: string) => `${decodeURIComponent(path.slice(1))}index.html`;

/** Equal keys mean equal HTML: a view holds all that its page prints. */
const keyOf = (view: LocalePage) => hash('sha256', JSON.stringify(view)).slice(0, 16);

function stampOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && `${stats.size}:${stats.mtimeMs}`;
}
