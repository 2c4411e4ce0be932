/**
 * Rendered pages kept between builds, so that a page is rendered again only when something that it prints has changed.
 * They lie in `<cacheDir>/site`; `pages.json` is their ledger.
 */
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { areIntact, isIntact, sealOf, type Seal } from '#base/seal.ts';
import { listMadeFiles } from '#files/walk.ts';
import type { PageReference } from '#model/pages/page-list.ts';
import { fileOf } from '#model/urls.ts';
import { ledger, type Ledger } from '#publish/output/ledger.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** What pages and the files that belong to them are to be made from. */
export interface WantedPages {
  readonly pages: readonly PageReference[];
  /** Keys of their views, by path. */
  readonly keys: ReadonlyMap<string, string>;
  /** Key of all that makes pages of views. */
  readonly code: string;
  /** Key of what the language chooser shows: the one page that isn't among them. */
  readonly chooser: string;
}

/** What has to be rendered, and what stays. */
export interface RenderPlan {
  readonly changed: readonly PageReference[];
  /** Whether Astro has to run at all. */
  readonly isNeeded: boolean;
  /** The code, the chooser and the view of each page, by its path. */
  readonly madeFrom: Ledger['madeFrom'];
  /** Seals of the stored files that stay. */
  readonly kept: ReadonlyMap<string, Seal>;
  /** Stored files that are out of date. */
  readonly stale: readonly string[];
  /** Seals of the stored files that belong to no page, if all are as they were: styles, scripts, the chooser. */
  readonly rest: ReadonlyMap<string, Seal> | undefined;
  readonly isChooserNew: boolean;
}

const folderOf = (cacheDir: string) => join(cacheDir, 'site');
const ledgerPath = (cacheDir: string) => join(cacheDir, 'pages.json');

/** The ledger of the stored pages. */
export const readStored = (cacheDir: string): Ledger | undefined => ledger.read(ledgerPath(cacheDir));

/** Compares the pages to be with those that are stored. */
export function planRendering(
  stored: Ledger | undefined,
  { pages, keys, code, chooser }: WantedPages,
  cacheDir: string,
): RenderPlan {
  const folder = folderOf(cacheDir);
  const { madeFrom = {}, files = {} } = stored?.madeFrom['code'] === code ? stored : {};
  const kept = new Map<string, Seal>();
  for (const { path } of pages) {
    const name = storedName(path);
    const seal = madeFrom[path] === keys.get(path) ? files[name] : undefined;
    if (seal && isIntact(join(folder, name), seal)) kept.set(name, seal);
  }
  const changed = pages.filter(({ path }) => !kept.has(storedName(path)));
  const isPage = pageNames(madeFrom);
  const others = Object.entries(files).filter(([name]) => !isPage.has(name));
  const rest =
    others.length > 0 && areIntact(folder, Object.fromEntries(others)) ? new Map(others) : undefined;
  const isChooserNew = madeFrom['chooser'] !== chooser;
  const isNeeded = changed.length > 0 || isChooserNew || !rest;
  const plan = {
    changed,
    isNeeded,
    madeFrom: { code, chooser, ...Object.fromEntries(keys) },
    kept,
    stale: Object.keys(files).filter((name) => !kept.has(name)),
    rest,
    isChooserNew,
  };
  return isNeeded ? plan : keepRest(plan);
}

/** The file of the language chooser. */
export const chooserFile = 'index.html';

/** The plan of a build that keeps the files that belong to no page, and only makes the chooser again if it is new. */
export function keepRest(plan: RenderPlan): RenderPlan {
  const stays = [...(plan.rest ?? [])].filter(([name]) => !(plan.isChooserNew && name === chooserFile));
  const kept = new Map([...plan.kept, ...stays]);
  return { ...plan, kept, stale: plan.stale.filter((name) => !kept.has(name)) };
}

/**
 * Takes rendered files into the store. The ledger is gone while the store is between two states, so that an
 * interrupted build is followed by a full one.
 */
export function storeRendered(plan: RenderPlan, renderedFolder: string, cacheDir: string): Ledger {
  const folder = folderOf(cacheDir);
  const isPage = pageNames(plan.madeFrom);
  const others = plan.isNeeded ? listMadeFiles(renderedFolder).filter((name) => !isPage.has(name)) : [];
  const rendered = [...plan.changed.map(({ path }) => storedName(path)), ...others.toSorted()];
  rmSync(ledgerPath(cacheDir), { force: true });
  if (plan.kept.size === 0) {
    rmSync(folder, { recursive: true, force: true });
    renameSync(renderedFolder, folder);
  } else {
    for (const name of [...plan.stale, ...rendered]) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
    for (const name of rendered) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      cpSync(join(renderedFolder, name), join(folder, name));
    }
  }
  const sealed = rendered.map((name) => [name, sealOf(join(folder, name))] as const);
  const stored = { madeFrom: plan.madeFrom, files: Object.fromEntries([...plan.kept, ...sealed]) };
  ledger.write(ledgerPath(cacheDir), stored);
  return stored;
}

/** The stored files as output: pages where servers look for them, and what belongs to them. */
export function storedFiles(
  { madeFrom, files }: Ledger,
  cacheDir: string,
  rootNotFound: string,
): OutputFile[] {
  const output = (path: string, name: string) => ({
    path,
    copyOf: join(folderOf(cacheDir), name),
    key: files[name]?.[0] ?? '',
  });
  const isPage = pageNames(madeFrom);
  return [
    ...pathsIn(madeFrom).map((path) => output(fileOf(path), storedName(path))),
    output('404.html', storedName(rootNotFound)),
    ...Object.keys(files)
      .filter((name) => !isPage.has(name))
      .map((name) => output(name, name)),
  ];
}

/** Paths of the pages that views were made for; the ledger also holds keys of other things. */
const pathsIn = (madeFrom: Ledger['madeFrom']) =>
  Object.keys(madeFrom).filter((name) => name.startsWith('/'));

/** The files of those pages. Others may be called `index.html`, too: the chooser, files of the site's own `public/`. */
const pageNames = (madeFrom: Ledger['madeFrom']): ReadonlySet<string> =>
  new Set(pathsIn(madeFrom).map(storedName));

/** Names of the stored files that a part of the site holds: its pages, and what belongs to no page in one of the parts. */
export const namesInPart = ({ madeFrom, files }: Ledger, hasRest: boolean): string[] => {
  const isPage = pageNames(madeFrom);
  return Object.keys(files).filter((name) => hasRest || isPage.has(name));
};

/** Where Astro puts a page. */
export const storedName = (path: string) => `${decodeURIComponent(path.slice(1))}index.html`;
