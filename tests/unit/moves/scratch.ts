/** A small help centre on disk, for commands that change content. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadContent } from '#content.ts';
import { decode } from '#base/written-address.ts';
import { placesFrom, type Places } from '#files/places.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { translationStatus } from '#model/articles/status.ts';
import { treeOf } from '#model/tree.ts';
import { carryOut, type CarryOutOptions } from '#moves/carry-out.ts';
import type { Plan } from '#moves/plan.ts';
import { takeSnapshot, type Snapshot } from '#moves/snapshot.ts';
import { isError } from '#problems/problem.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** Texts of files by their paths in the content folder. */
export type Files = Readonly<Record<string, string>>;

export class Scratch {
  readonly places: Places;
  readonly #folder: string;

  constructor(files: Files) {
    this.#folder = temporaryFolder();
    this.places = placesFrom({}, this.#folder);
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string): void {
    const path = join(this.places.contentDir, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  read(name: string): string {
    return readFileSync(join(this.places.contentDir, name), 'utf8');
  }

  has(name: string): boolean {
    return existsSync(join(this.places.contentDir, name));
  }

  delete(name: string): void {
    rmSync(join(this.places.contentDir, name), { recursive: true });
  }

  /** Puts everything under git. */
  commit(): void {
    const git = (...args: string[]) => execFileSync('git', ['-C', this.#folder, ...args], { stdio: 'pipe' });
    if (!existsSync(join(this.#folder, '.git'))) git('init', '--quiet');
    git('add', '--all');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'Content');
  }

  get snapshot(): Snapshot {
    return takeSnapshot(this.places);
  }

  /** Plans with the content as it is, and carries the plan out. */
  do(
    plan: (snapshot: Snapshot) => Plan,
    options: Partial<CarryOutOptions> = {},
  ): ReturnType<typeof carryOut> {
    return carryOut(this.places, plan(this.snapshot), { force: false, ...options });
  }

  /** Problems as "file:line code". */
  problems(hasWarnings = false): string[] {
    return loadContent(this.places, { drafts: false })
      .problems.filter((found) => hasWarnings || isError(found))
      .map(({ file, at, code }) => {
        const shown = file.split('/content/').at(-1) ?? file;
        return `${shown}${at ? `:${at.line}` : ''} ${code}`;
      });
  }

  get centre(): HelpCentre {
    const { centre } = loadContent(this.places, { drafts: false });
    if (!centre) throw new Error(this.problems().join('\n'));
    return centre;
  }

  /** Every address that answers with a page, decoded, with what it shows: an id, or the path of a topic. */
  get pages(): ReadonlyMap<string, string> {
    const { site, tree } = this.centre;
    return new Map(
      site.locales.flatMap(({ id }) =>
        [...treeOf(tree, id).paths.values()].map((place) => [
          decode(place.path),
          'article' in place ? `${id} ${place.article.id}` : `${id} ${place.topic}/`,
        ]),
      ),
    );
  }

  /** What a reader gets at an address, of now or of once: as `pages` has it, over at most one redirect. */
  get answers(): ReadonlyMap<string, string> {
    const { pages } = this;
    const moved = this.centre.redirects.flatMap(({ from, to }): [string, string][] => {
      const page = pages.get(decode(to));
      return page === undefined ? [] : [[decode(from), page]];
    });
    return new Map([...moved, ...pages]);
  }

  /** How many translations are stale. */
  get stale(): number {
    return translationStatus(this.centre).reduce((sum, { stale }) => sum + stale.length, 0);
  }
}

/** An article's file. `lines` are further lines of its front matter. */
export const article = (id: string, body = 'Text.', lines: readonly string[] = []): string =>
  [
    '---',
    `id: ${id}`,
    `title: About ${id}`,
    `description: All about ${id}.`,
    ...lines,
    '---',
    '',
    body,
    '',
  ].join('\n');

/** A topic's file. */
export const topic = (title: string, lines: readonly string[] = [], body = ''): string =>
  ['---', `title: ${title}`, `description: All about ${title}.`, ...lines, '---', body].join('\n');
