/** What happens to a help centre, and what its writers should be told of it. */
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastPart } from '#base/slash-path.ts';
import { planMove } from '#moves/plan-move.ts';
import { planRetire } from '#moves/plan-retire.ts';
import { planSlug } from '#moves/plan-slug.ts';
import { findImage } from '#model/links.ts';
import { setFrontMatterKey } from '#files/edit-front-matter.ts';
import type { Line, Start } from './start.ts';

/** What should be told. */
export interface Expected {
  /** As "file:line code", or "file code" for a problem of a whole file. */
  readonly told: readonly string[];
  /** Words of which a line may have one to be told as well: it names what happened. */
  readonly names?: readonly string[];
  /** Files of which anything may be told. */
  readonly files?: readonly string[];
}

const nothing: Expected = { told: [] };
const linesWith = (code: string, places: readonly string[]) => places.map((place) => `${place} ${code}`);

/** Where lines are now, as "file:line", of files that are still there. */
const now = (lines: readonly Line[]) =>
  lines.flatMap(({ file, text }) =>
    existsSync(file) ? [`${file}:${readFileSync(file, 'utf8').split('\n').indexOf(text) + 1}`] : [],
  );
const sentence = '\n\nThis sentence is new.\n';

/** What an article is called: its id, and the ends of its addresses and files. */
const namesOf = ({ article: { id, path, translations } }: Pick<Start, 'article'>) => [
  id,
  lastPart(path),
  ...[...translations.values()].flatMap(({ data }) => [data.slug ?? [], data.legacy ?? []].flat()),
];

/** "file:line" of the first line of a file that begins with something. */
function lineOf({ scratch }: Start, name: string, beginning: string): string {
  const line = scratch
    .read(name)
    .split('\n')
    .findIndex((one) => one.startsWith(beginning));
  return `${scratch.shown(name)}:${line + 1}`;
}

const stampLines = (start: Start) =>
  start.translations.map((locale) => lineOf(start, start.fileOf(start.article, locale), 'translationOf:'));

/** What is told of links to an article that's gone. */
function removed(start: Start, code: string): Expected {
  return { told: linesWith(code, now(start.linksTo(start.article))), names: namesOf(start) };
}

/** A change of the source's text that its writer calls something. */
function changed(start: Start, significance: string | undefined, codes: readonly string[]): Expected {
  const { scratch, article, fileOf } = start;
  const name = fileOf(article);
  const stampNow = () => [...scratch.sources()].find(({ file }) => scratch.nameOf(file) === name)?.stamp;
  const from = stampNow();
  scratch.write(name, scratch.read(name).trimEnd() + sentence);
  const to = stampNow();
  if (significance !== undefined)
    scratch.edit(name, /^(?=id:)/m, `changes:\n  - { is: ${significance}, from: ${from}, to: ${to} }\n`);
  return { told: codes.flatMap((code) => linesWith(code, stampLines(start))) };
}

/** A text in all languages gains a placeholder, and loses it in one. */
function placeholder(start: Start): Expected {
  const { scratch, article, fileOf, translations } = start;
  const [lost, ...kept] = translations;
  const add = (name: string) =>
    scratch.write(name, `${scratch.read(name).trimEnd()}\n\nYour code is %code%.\n`);
  for (const name of [fileOf(article), ...kept.map((locale) => fileOf(article, locale))]) add(name);
  const name = fileOf(article, lost);
  scratch.write(name, `${scratch.read(name).trimEnd()}\n\nYour code is there.\n`);
  const last = scratch.read(name).trimEnd().split('\n').length;
  const source = [...scratch.sources()].find(({ file }) => scratch.nameOf(file) === fileOf(article));
  for (const locale of translations) {
    const translated = fileOf(article, locale);
    scratch.write(
      translated,
      setFrontMatterKey(scratch.read(translated), 'translationOf', source?.stamp ?? ''),
    );
  }
  return { told: [`${scratch.shown(name)}:${last} translation-placeholder`] };
}

function swapped(start: Start): Expected {
  const {
    scratch,
    article,
    other,
    fileOf,
    translations: [locale],
  } = start;
  const [a, b] = [fileOf(article, locale), fileOf(other, locale)];
  const text = scratch.read(a);
  scratch.write(a, scratch.read(b));
  scratch.write(b, text);
  const first = scratch.shown(a) < scratch.shown(b) ? a : b;
  return { told: [`${lineOf(start, first, 'id:')} id-differs`] };
}

function movedPicture(start: Start): Expected {
  const { scratch, picture } = start;
  if (!picture) return nothing;
  const to = join(dirname(picture.name), 'moved-by-hand', lastPart(picture.name));
  mkdirSync(join(scratch.places.contentDir, dirname(to)), { recursive: true });
  cpSync(join(scratch.places.contentDir, picture.name), join(scratch.places.contentDir, to));
  scratch.delete(picture.name);
  return { told: linesWith('image-missing', picture.shown), files: [scratch.shown(to)] };
}

function brokenAnchor({ scratch, heading }: Start): Expected {
  if (!heading) return nothing;
  scratch.edit(scratch.nameOf(heading.file), `{#${heading.id}}`, '');
  return { told: linesWith('unknown-anchor', now(heading.links)), names: [`#${heading.id}`] };
}

/** Replies name the article that goes. */
function retiredInReply(start: Start): Expected {
  const { scratch, article } = start;
  const locale = scratch.centre.site.source.id;
  mkdirSync(join(scratch.places.contentDir, 'replies', locale), { recursive: true });
  const name = `replies/${locale}/situation.md`;
  scratch.write(name, `---\ntitle: A reply\n---\n\nSee [this](id:${article.id}).\n`);
  scratch.commit();
  scratch.carry((snapshot) => planRetire(snapshot, article.id, undefined));
  const { told, names = [] } = removed(start, 'link-to-retired');
  return { told: [...told, `${scratch.shown(name)}:5 link-to-retired`], names };
}

/** Every situation by its name; they are played on the same centre, each from the beginning. */
export const situations: Readonly<Record<string, (start: Start) => Expected>> = {
  'a topic is renamed': ({ scratch, topics: [topic] }) => {
    scratch.carry((snapshot) => planMove(snapshot, topic, `${topic}-renamed`));
    return nothing;
  },
  'a topic moves into another one': ({ scratch, topics: [from, to] }) => {
    scratch.carry((snapshot) => planMove(snapshot, to, from));
    return nothing;
  },
  'an article moves': ({ scratch, article, other }) => {
    scratch.carry((snapshot) => planMove(snapshot, article.path, dirname(other.path)));
    return nothing;
  },
  'an address changes': ({ scratch, article }) => {
    scratch.carry((snapshot) => planSlug(snapshot, { named: article.id, slug: 'another-address' }));
    return nothing;
  },
  'an article is replaced by another': ({ scratch, article, other }) => {
    scratch.carry((snapshot) => planRetire(snapshot, article.id, other.id));
    return nothing;
  },
  'an article is deleted': (start) => {
    const { scratch, article } = start;
    const { centre } = scratch;
    const texts = [...article.translations.values()].map(({ source }) => source);
    const pictures = texts.flatMap((text) =>
      text.parts.images.flatMap(({ target }) => findImage(centre, text, target) ?? []),
    );
    for (const { file } of texts) scratch.delete(scratch.nameOf(file));
    const files = pictures.map((name) => scratch.shown(`articles/${name}`));
    const told = [`${lineOf(start, 'published.json', `  "${article.id}":`)} published-lost`];
    return { told, files };
  },
  'an article is retired without another in its place': (start) => {
    start.scratch.carry((snapshot) => planRetire(snapshot, start.article.id, undefined));
    return removed(start, 'link-to-retired');
  },
  'a source changes': (start) => changed(start, undefined, ['translation-stale']),
  'a typo is corrected': (start) => changed(start, 'typo', []),
  'a source changes, and its writer calls it major': (start) =>
    changed(start, 'major', ['translation-stale']),
  'a heading that others link to loses its id': brokenAnchor,
  'a locale is added': ({ scratch }) => {
    const ids = scratch.centre.site.locales.map(({ id }) => id);
    scratch.edit(
      'site.yaml',
      /^locales:.*\n(?:[ -].*\n)*/m,
      `locales: [${[...ids, 'tr', 'nl'].filter((id, n, all) => all.indexOf(id) === n).join(', ')}]\n`,
    );
    return { told: [], files: [scratch.shown('stores/services.yaml'), scratch.shown('site.yaml')] };
  },
  'a translation loses a placeholder': placeholder,
  'two files swap their places': swapped,
  'a merge leaves its marks': ({ scratch, article, fileOf, translations: [locale] }) => {
    const name = fileOf(article, locale);
    const text = scratch.read(name).trimEnd();
    scratch.write(name, `${text}\n\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> branch\n`);
    return { told: [`${scratch.shown(name)}:${text.split('\n').length + 2} merge-conflict`] };
  },
  'a picture is moved by hand': movedPicture,
  'a saved reply names a retired article': retiredInReply,
  'front matter breaks': (start) => {
    const name = start.fileOf(start.article, start.translations[0]);
    start.scratch.edit(name, /^title: /m, 'title: [');
    return { told: [`${lineOf(start, name, 'title: [')} yaml-syntax`] };
  },
};
