/** Rendered pages kept between builds. A page is rendered again only if something that it prints has changed. */
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { listMadeFiles } from '#files/walk.ts';
import type { LocalePage, PageReference } from '#model/pages/page-list.ts';
import { fileOf } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { areIntact, isIntact, sealOf, type Seal } from '#base/seal.ts';

/** Keys of the pages in the store; `code` is the key of all that made them. */
interface Manifest {
  readonly code: string;
  readonly pages: Readonly<Record<string, string>>;
  /** Key of what is not a page but comes from the renderer: sitemaps, the language chooser. */
  readonly site: string;
  /** Seals of the stored pages by path: a file that was tampered with is rendered again. */
  readonly seals: Readonly<Record<string, Seal>>;
  /** Seals of the files that belong to pages, by name: styles, scripts, sitemaps. */
  readonly others: Readonly<Record<string, Seal>>;
}

const manifest = recordKind<Manifest>('pages 1');

export interface RenderPlan {
  readonly changed: readonly PageReference[];
  /** Whether Astro has to run at all. */
  readonly isNeeded: boolean;
  readonly next: Omit<Manifest, 'seals' | 'others'>;
  /** Seals of the stored pages that stay. */
  readonly kept: ReadonlyMap<string, Seal>;
}

export class PageStore {
  readonly #folder: string;
  readonly #manifestPath: string;
  #others: Manifest['others'] = {};
  #seals: Manifest['seals'] = {};

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
    const stored = input.force ? undefined : manifest.read(this.#manifestPath);
    const known = stored?.code === input.code ? stored : undefined;
    this.#others = known?.others ?? {};
    const pages = Object.fromEntries(input.pages.map((page) => [page.path, keyOf(input.viewOf(page))]));
    const kept = new Map<string, Seal>();
    for (const { path } of input.pages) {
      const seal = known?.pages[path] === pages[path] ? known?.seals[path] : undefined;
      if (seal && isIntact(join(this.#folder, storedFile(path)), seal)) kept.set(path, seal);
    }
    const changed = input.pages.filter(({ path }) => !kept.has(path));
    return {
      changed,
      isNeeded: changed.length > 0 || known?.site !== input.site || !areIntact(this.#folder, this.#others),
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
      for (const name of Object.keys(this.#others)) rmSync(join(this.#folder, name), { force: true });
      for (const name of rendered) {
        const target = join(this.#folder, name);
        if (isPage(name) && !pages.has(name)) continue;
        mkdirSync(join(target, '..'), { recursive: true });
        rmSync(target, { recursive: true, force: true });
        cpSync(join(renderedFolder, name), target);
      }
    }
    const sealed = (name: string) => sealOf(join(this.#folder, name));
    if (plan.isNeeded) {
      const others = rendered.filter((name) => !isPage(name)).toSorted();
      this.#others = Object.fromEntries(others.map((name) => [name, sealed(name)]));
    }
    this.#seals = Object.fromEntries(
      wanted.map((path) => [path, plan.kept.get(path) ?? sealed(storedFile(path))]),
    );
    manifest.write(this.#manifestPath, { ...plan.next, seals: this.#seals, others: this.#others });
  }

  /** The stored files as output: pages where servers look for them, and what belongs to them. */
  files(rootNotFound: string): OutputFile[] {
    const pages = Object.entries(this.#seals).flatMap(([path, [key]]) => {
      const file = { path: fileOf(path), copyOf: join(this.#folder, storedFile(path)), key };
      return path === rootNotFound ? [file, { ...file, path: '404.html' }] : [file];
    });
    const others = Object.entries(this.#others).map(([name, [key]]) => ({
      path: name,
      copyOf: join(this.#folder, name),
      key,
    }));
    return [...pages, ...others];
  }
}

const isPage = (file: string) => file.endsWith('/index.html');

/** Where Astro puts a page. */
const storedFile = (path: string) => `${decodeURIComponent(path.slice(1))}index.html`;

/** Equal keys mean equal HTML: a view holds all that its page prints. */
const keyOf = (view: LocalePage) => contentHash(JSON.stringify(view));
