/** Rendered pages kept between builds, so that a page is rendered again only when something that it prints has changed. */
import { hash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { walk } from '#files/walk.ts';
import type { PageReference } from '#model/pages/page-builder.ts';
import type { LocalePage } from '#model/pages/page.ts';
import { fileOf } from '#model/urls.ts';

/** Keys of the pages in the store; `code` is the key of all that made them. */
interface Manifest {
  readonly code: string;
  readonly pages: Readonly<Record<string, string>>;
  /** Key of what is not a page but comes from the renderer: sitemaps, the language chooser. */
  readonly site: string;
}

export interface RenderPlan {
  readonly changed: readonly PageReference[];
  readonly removed: readonly string[];
  /** Whether Astro has to run at all. */
  readonly isNeeded: boolean;
  readonly next: Manifest;
}

export class PageStore {
  readonly #folder: string;
  readonly #manifestPath: string;

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
    const keys = Object.fromEntries(input.pages.map((page) => [page.path, keyOf(input.viewOf(page))]));
    const changed = input.pages.filter(({ path }) => known?.pages[path] !== keys[path]);
    const removed = Object.keys(known?.pages ?? {}).filter((path) => !(path in keys));
    return {
      changed,
      removed,
      isNeeded: changed.length > 0 || known?.site !== input.site,
      next: { code: input.code, pages: keys, site: input.site },
    };
  }

  /**
   * Takes rendered files into the store. The manifest is gone while the store is between two states, so that an
   * interrupted build is followed by a full one.
   */
  update(plan: RenderPlan, renderedFolder: string): void {
    const isComplete = plan.changed.length === Object.keys(plan.next.pages).length;
    rmSync(this.#manifestPath, { force: true });
    if (isComplete) rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
    for (const path of plan.removed) rmSync(join(this.#folder, storedFile(path)), { force: true });
    if (plan.isNeeded) {
      if (isComplete && existsSync(renderedFolder)) {
        rmSync(this.#folder, { recursive: true });
        renameSync(renderedFolder, this.#folder);
      } else {
        for (const name of walk(this.#folder).files) {
          if (/^sitemap-.*\.xml$/.test(name)) rmSync(join(this.#folder, name));
        }
        cpSync(renderedFolder, this.#folder, { recursive: true, force: true });
      }
    }
    const temporary = `${this.#manifestPath}.tmp`;
    writeFileSync(temporary, JSON.stringify(plan.next));
    renameSync(temporary, this.#manifestPath);
  }

  /** Copies the store to a folder, "not found" pages under the names that servers look for. */
  copyTo(folder: string, notFound: { readonly paths: readonly string[]; readonly root: string }): void {
    cpSync(this.#folder, folder, { recursive: true });
    for (const path of notFound.paths) {
      const stored = join(folder, storedFile(path));
      cpSync(stored, join(folder, fileOf(path)));
      if (path === notFound.root) cpSync(stored, join(folder, '404.html'));
      rmSync(join(folder, storedFile(path).replace(/\/index\.html$/, '')), { recursive: true });
    }
    removeEmptyFolders(folder);
  }

  #readManifest(): Manifest | undefined {
    if (!existsSync(this.#manifestPath) || !existsSync(this.#folder)) return undefined;
    return JSON.parse(readFileSync(this.#manifestPath, 'utf8')) as Manifest;
  }
}

/** Where Astro puts a page. */
const storedFile = (path: string) => `${decodeURIComponent(path.slice(1))}index.html`;

/** Equal keys mean equal HTML: a view holds all that its page prints. */
const keyOf = (view: LocalePage) => hash('sha256', JSON.stringify(view)).slice(0, 16);

function removeEmptyFolders(folder: string): boolean {
  const entries = readdirSync(folder, { withFileTypes: true });
  const left = entries.filter((entry) => !entry.isDirectory() || !removeEmptyFolders(join(folder, entry.name)));
  if (left.length > 0) return false;
  rmSync(folder, { recursive: true });
  return true;
}
