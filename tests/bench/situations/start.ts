/** What a help centre is like before anything happens to it, and on what situations are played. */
import { readFileSync } from 'node:fs';
import type { Article } from '#model/articles/article.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { findImage, readLink } from '#model/links.ts';
import { UsageError } from '../../../scripts/command.ts';
import type { ScratchCentre } from './scratch-centre.ts';

export interface Start {
  readonly scratch: ScratchCentre;
  /** The article that most texts link to, whose text is written in the source locale. */
  readonly article: Article;
  /** Another one, in another topic. */
  readonly other: Article;
  /** The topic with most articles, and another one. */
  readonly topics: readonly [string, string];
  /** The name of an article's file in a locale; of its source without one. */
  readonly fileOf: (article: Article, locale?: string) => string;
  /** Further locales in which the article has a text. */
  readonly translations: readonly string[];
  /** Lines in which other texts link to an article. */
  readonly linksTo: (article: Pick<Article, 'id'>) => readonly Line[];
  /** A heading that is linked to, the file that has it, and where the links are. */
  readonly heading:
    { readonly file: string; readonly id: string; readonly links: readonly Line[] } | undefined;
  /** A picture of the source locale that texts show, by its name below `content/`, and where they do. */
  readonly picture: { readonly name: string; readonly shown: readonly string[] } | undefined;
}

/** A line as it is before anything happens. */
export interface Line {
  readonly file: string;
  readonly text: string;
}

const lineAt = (file: string, line: number): Line => ({
  file,
  text: readFileSync(file, 'utf8').split('\n')[line - 1] ?? '',
});

/** Looks for all of it. Throws where the centre is too small. */
export function startOf(scratch: ScratchCentre): Start {
  const { centre } = scratch;
  const source = centre.site.source.id;
  const texts = [...scratch.sources(), ...centre.replies];
  const all = texts.flatMap((text) => text.parts.links.map((link) => ({ text, link })));
  const byArticle = Map.groupBy(
    all.flatMap(({ text, link: { target, at } }) => {
      const link = readLink(centre, text, target);
      return link.kind === 'article' && !isOf(text, link.article)
        ? [
            {
              id: link.article.id,
              hash: link.anchor ?? '',
              locale: text.locale,
              line: lineAt(text.file, at.line),
            },
          ]
        : [];
    }),
    ({ id }) => id,
  );
  const linksTo = ({ id }: Pick<Article, 'id'>) => (byArticle.get(id) ?? []).map(({ line }) => line);
  const complete = [...centre.articles.values()]
    .filter(({ translations }) => translations.has(source) && translations.size > 1)
    .toSorted((a, b) => linksTo(b).length - linksTo(a).length);
  const [article] = complete;
  const other = complete.find(({ path }) => topicOf(path) !== topicOf(article?.path ?? ''));
  const size = (topic: string) => complete.filter(({ path }) => path.startsWith(`${topic}/`)).length;
  const [large, small] = [...centre.topics.keys()]
    .filter((path) => path !== '' && !path.includes('/'))
    .toSorted((a, b) => size(b) - size(a));
  if (!article || !other || large === undefined || small === undefined)
    throw new UsageError(
      `The situations need two topics that each have an article with a translation. Of ${centre.articles.size} articles, ${complete.length} have one. A centre in one language is given translations; one in several needs its own.`,
    );
  return {
    scratch,
    article,
    other,
    topics: [large, small],
    fileOf: ({ translations }, locale = source) =>
      scratch.nameOf(translations.get(locale)?.source.file ?? ''),
    translations: [...article.translations.keys()].filter((locale) => locale !== source),
    linksTo,
    heading: headingIn([...scratch.sources(source)], byArticle),
    picture: pictureIn(scratch, source),
  };
}

const isOf = (text: object, { translations }: Article) =>
  [...translations.values()].some(({ source }) => source === text);

const topicOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

function headingIn(
  sources: readonly ContentSource[],
  links: ReadonlyMap<
    string,
    readonly { readonly hash: string; readonly locale: string; readonly line: Line }[]
  >,
): Start['heading'] {
  for (const { kind, file, locale, data, parts } of sources) {
    if (kind !== 'article') continue;
    for (const { explicitId: id } of parts.headings) {
      const places = (links.get(data.id) ?? []).filter(
        (link) => id !== undefined && link.hash === id && link.locale === locale,
      );
      if (id !== undefined && places.length > 0) return { file, id, links: places.map(({ line }) => line) };
    }
  }
  return undefined;
}

function pictureIn(scratch: ScratchCentre, source: string): Start['picture'] {
  const { centre } = scratch;
  const shown = Map.groupBy(
    [...scratch.sources()].flatMap((text) =>
      text.parts.images.flatMap(({ target, at }) => {
        const name = findImage(centre, text, target);
        return name?.startsWith(`${source}/`) ? [{ name, place: `${text.file}:${at.line}` }] : [];
      }),
    ),
    ({ name }) => name,
  );
  const [name, places] = [...shown][0] ?? [];
  return name === undefined || !places
    ? undefined
    : { name: `articles/${name}`, shown: places.map(({ place }) => place) };
}
