/** A scratch copy of a help centre under git, on which situations are played and taken back. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lastPart } from '#base/slash-path.ts';
import { setFrontMatterKey } from '#files/edit-front-matter.ts';
import { placesFrom, shownPath, type Places } from '#files/places.ts';
import { loadContent } from '#content.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { translationStatus } from '#model/articles/status.ts';
import { writeLedger } from '#model/published/ledger.ts';
import { carryOut, leftByRetired } from '#moves/carry-out.ts';
import type { Plan } from '#moves/plan.ts';
import { takeSnapshot, type Snapshot } from '#moves/snapshot.ts';
import type { Problem } from '#problems/problem.ts';
import { UsageError } from '../../../scripts/command.ts';

export class ScratchCentre {
  readonly places: Places;
  readonly #folder = mkdtempSync(join(tmpdir(), 'fener-situations-'));
  /** Problems that were there before, which no situation is answerable for. */
  #known: readonly string[] = [];

  /** Copies a content folder. A centre in one language gets copies of all articles as translations for four countries. */
  constructor(contentDir: string) {
    if (!existsSync(join(contentDir, 'site.yaml')))
      throw new UsageError(
        `${contentDir} is not a help centre: it has no site.yaml. Import it first: npx fener import ${contentDir} --out FOLDER/content. Then name the copy: CONTENT_DIR=FOLDER/content npm run bench -- situations`,
      );
    cpSync(contentDir, join(this.#folder, 'content'), { recursive: true });
    rmSync(join(this.#folder, 'content/.import'), { recursive: true, force: true });
    this.places = placesFrom({}, this.#folder);
    const { site } = this.centre;
    if (site.locales.length === 1) this.#translate(site.source.id);
    this.write('published.json', writeLedger([], this.centre));
    this.#git('init', '--quiet');
    this.commit();
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #translate(source: string): void {
    this.edit('site.yaml', /^locales:.*$/m, `locales: [${[source, ...variantsOf(source)].join(', ')}]`);
    const sources = [...this.sources(source)];
    for (const locale of variantsOf(source)) {
      const to = join(this.places.contentDir, 'articles', locale);
      cpSync(join(this.places.contentDir, 'articles', source), to, { recursive: true });
      for (const { file, stamp } of sources) {
        const name = this.nameOf(file).replace(`articles/${source}/`, `articles/${locale}/`);
        this.write(name, setFrontMatterKey(this.read(name), 'translationOf', stamp));
      }
    }
  }

  #git(...args: readonly string[]): void {
    execFileSync('git', ['-C', this.#folder, ...args], { stdio: 'pipe' });
  }

  /** Makes what is there now the beginning of all further situations. */
  commit(): void {
    this.#git('add', '--all');
    this.#git(
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@example.com',
      'commit',
      '--quiet',
      '--message',
      'Content',
    );
    this.#known = this.#load().problems.map(keyOf);
  }

  undo(): void {
    this.#git('reset', '--quiet', '--hard');
    this.#git('clean', '--quiet', '--force', '-d');
  }

  #load = () => loadContent(this.places, { drafts: false });

  get centre(): HelpCentre {
    const { centre, problems } = this.#load();
    if (!centre) throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
    return centre;
  }

  /** What wasn't wrong before: what is told as often, but of another file, went there with its text. */
  get fresh(): readonly Problem[] {
    const left = countsOf(this.#known);
    const others = this.#load().problems.filter((found) => !takeOne(left, keyOf(found)));
    const moved = countsOf([...left].flatMap(([key, count]) => Array<string>(count).fill(withoutFile(key))));
    return others.filter((found) => !takeOne(moved, withoutFile(keyOf(found))));
  }

  get stale(): number {
    return translationStatus(this.centre).reduce((sum, { stale }) => sum + stale.length, 0);
  }

  /** Texts of articles and topics. */
  *sources(locale?: string): Generator<ContentSource> {
    const { articles, topics } = this.centre;
    for (const one of [...articles.values(), ...topics.values()])
      for (const [id, { source }] of one.translations)
        if (locale === undefined || locale === id) yield source;
  }

  carry(plan: (snapshot: Snapshot) => Plan): void {
    const outcome = carryOut(this.places, plan(takeSnapshot(this.places)), {
      force: false,
      leaves: leftByRetired,
    });
    if (outcome.kind !== 'done') throw new Error(`Not carried out: ${JSON.stringify(outcome).slice(0, 500)}`);
  }

  /** The name of a file in the content folder, of a path as problems have it. */
  nameOf = (file: string): string => resolve(file).slice(this.places.contentDir.length + 1);
  /** A file as problems name it. */
  shown = (name: string): string => shownPath(join(this.places.contentDir, name));
  read = (name: string): string => readFileSync(join(this.places.contentDir, name), 'utf8');
  write = (name: string, text: string): void => writeFileSync(join(this.places.contentDir, name), text);
  delete = (name: string): void => rmSync(join(this.places.contentDir, name));

  edit(name: string, from: string | RegExp, to: string): void {
    const before = this.read(name);
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`${name} has no ${String(from)}`);
    this.write(name, after);
  }
}

/** A problem, wherever its file has moved. */
const keyOf = ({ file, code, message }: Problem) =>
  [lastPart(file), code, message.replaceAll(/[^\s"]*\//g, '')].join('\n');

const countsOf = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Takes one of a key away; whether there was one. */
function takeOne(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count > 0) counts.set(key, count - 1);
  return count > 0;
}

const withoutFile = (key: string) => key.slice(key.indexOf('\n'));

/** Locales of the same language, whose texts may be the same. */
const variantsOf = (source: string) => ['gb', 'au', 'ca', 'nz'].map((country) => `${source}-${country}`);
