/** Plans the move of an article or topic, in all languages at once. */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { contentPathOf } from '#files/article-file.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { toSlug } from '#model/slug.ts';
import { didYouMean } from '#problems/nearest.ts';
import { keepAddresses, type KeptAddresses } from './addresses.ts';
import { picturesWith } from './pictures.ts';
import { Edits, type Plan } from './plan.ts';
import { restamp } from './restamp.ts';
import { rewriteTexts } from './rewrite.ts';
import { shownName, type Snapshot } from './snapshot.ts';
import { findSubject, pathMeant, type Subject } from './subject.ts';
import { targetMapper, type Relocation } from './targets.ts';
import { writeMovedFrom } from './write-moved-from.ts';

/** A plan, and what it makes of addresses. */
export interface AddressPlan extends Plan {
  readonly kept: KeptAddresses;
}

/** Plans a move. Throws where it can't be done, and says why. */
export function planMove(snapshot: Snapshot, from: string, to: string): AddressPlan {
  const subject = findSubject(snapshot, from);
  const target = targetOf(snapshot, subject, to);
  const pathOf = (path: string) => {
    if (path === subject.path) return target;
    const isBelow = subject.kind === 'topic' && path.startsWith(`${subject.path}/`);
    return isBelow ? target + path.slice(subject.path.length) : path;
  };
  const moves = filesOf(snapshot, subject, target);
  const kept = keepAddresses({
    before: snapshot.published,
    sources: snapshot.sources.map((source) => movedSource(source, pathOf)),
    pathOf,
    publish: snapshot.publish,
  });
  const pictureOf = (name: string) => moves.get(`articles/${name}`)?.slice('articles/'.length) ?? name;
  const relocation: Relocation = { pathOf, pictureOf, addresses: kept.addresses };
  const edits = new Edits(snapshot.textOf);
  rewriteTexts(
    snapshot,
    {
      targetsOf: (source) => targetMapper(snapshot.centre, source, relocation),
      topic: (path) => (pathOf(path) === path ? undefined : pathOf(path)),
      article: () => undefined,
    },
    edits,
  );
  writeMovedFrom(snapshot, kept, edits);
  restamp(snapshot, edits);
  return { moves, edits: edits.all, deletes: [], kept };
}

function movedSource(source: ContentSource, pathOf: (path: string) => string): ContentSource {
  const path = pathOf(source.path);
  if (source.kind === 'topic') return path === source.path ? source : { ...source, path };
  const also = source.data.also?.map(pathOf);
  return { ...source, path, data: also ? { ...source.data, also } : source.data };
}

/** The path that something moves to. A topic as target takes it in, as `mv` does. */
function targetOf(snapshot: Snapshot, { kind, path }: Subject, to: string): string {
  const { centre, sources } = snapshot;
  const written = pathMeant(snapshot, to);
  const isInto = to.endsWith('/') || written === '' || (centre.topics.has(written) && written !== path);
  const target = isInto ? [written, lastPart(path)].filter((part) => part !== '').join('/') : written;
  if (
    target.split('/').some((part) => part === '..' || part === '.' || part === '') ||
    target.includes('\\')
  ) {
    throw new Error(
      `"${to}" doesn't lie in the folder of the articles. Name a path below articles/<locale>/.`,
    );
  }
  if (target === path) throw new Error(`"${path}" is there already.`);
  if (kind === 'topic' && target.startsWith(`${path}/`)) {
    throw new Error(`Topic "${path}" can't be moved into itself ("${target}").`);
  }
  const parent = parentOf(target);
  if (parent !== '' && !centre.topics.has(parent)) {
    const isArticle = sources.some((source) => source.kind === 'article' && source.path === parent);
    throw new Error(
      isArticle
        ? `"${parent}" is an article, so nothing can lie below it.`
        : `There is no topic "${parent}". ${didYouMean(parent, centre.topics.keys())}Write its index.md first, or move into a topic that exists.`,
    );
  }
  const name = lastPart(target);
  if (toSlug(name) === '' || (kind === 'article' && name === 'index'))
    throw new Error(`"${name}" can't be the name of ${kind === 'topic' ? 'a topic' : 'an article'}.`);
  const taken = sources.find((source) => source.path === target);
  if (taken) throw new Error(`${shownName(snapshot, snapshot.nameOf(taken))} is there already.`);
  return target;
}

/** Every file that moves, in every locale. */
function filesOf(snapshot: Snapshot, { kind, path }: Subject, target: string): Map<string, string> {
  const moves = new Map<string, string>();
  for (const name of snapshot.names) {
    const [top, locale = '', ...below] = name.split('/');
    if (top !== 'articles' || below.length === 0) continue;
    const file = below.join('/').normalize('NFC');
    const isIn = kind === 'topic' ? file.startsWith(`${path}/`) : isArticleAt(file, path);
    if (isIn) moves.set(name, `articles/${locale}/${target}${file.slice(path.length)}`);
  }
  const pictures =
    kind === 'article' ? picturesWith(snapshot, { from: path, to: target }) : new Map<string, string>();
  for (const [from, to] of pictures) moves.set(`articles/${from}`, `articles/${to}`);
  const taken = [...moves.values()].find((name) => snapshot.names.includes(name) && !moves.has(name));
  if (taken !== undefined) throw new Error(`${shownName(snapshot, taken)} is there already.`);
  return moves;
}

const isArticleAt = (file: string, path: string) => /\.mdx?$/.test(file) && contentPathOf(file) === path;
