/** Finds links and images that lead nowhere. */
import { didYouMean, nearest } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Locale, Site } from '#site.ts';
import type { Article, Translation } from './articles/article.ts';
import type { BrokenSource } from './articles/source.ts';
import type { HelpCentre } from './help-centre.ts';
import { articleAt, findImage, folderOf, pathWritten, readLink, topicPathFor } from './links.ts';
import { hasStorePage } from './stores/centre.ts';
import { storeTexts } from './stores/texts.ts';
import type { PlacedText, Reference } from './text.ts';
import { toSlug } from './slug.ts';
import { pickTranslation, treeOf } from './tree.ts';
import { chooserPath, contactPath, homePath, searchPath } from './urls.ts';
import { decode, storedName } from '#base/written-address.ts';

type Where = Parameters<typeof problem>[1];

/**
 * Checks every link and image of every text, in each locale that shows it. `drafts` are paths of articles by
 * id; `broken` are files that are reported already.
 *
 * Problems: `unknown-link`, `unknown-anchor`, `link-to-draft`, `image-missing`, `image-remote`.
 */
export function checkLinks(
  centre: HelpCentre,
  drafts: ReadonlyMap<string, string>,
  broken: readonly BrokenSource[],
): Problem[] {
  const context: CheckContext = { centre, drafts, broken, anchors: new AnchorIndex() };
  const { site } = centre;
  const problems: Problem[] = [];
  for (const article of centre.articles.values()) {
    for (const translation of article.translations.values()) {
      problems.push(...checkText(context, translation.source, localesShowing(centre, article, translation)));
    }
  }
  for (const topic of centre.topics.values()) {
    for (const { source, locale } of topic.translations.values()) {
      problems.push(...checkText(context, source, readersOf(site, locale)));
    }
  }
  for (const store of centre.stores?.stores ?? []) {
    for (const [locale, text] of storeTexts(store)) {
      problems.push(...checkText(context, text, locale === '' ? site.locales : readersOf(site, locale)));
    }
  }
  return problems;
}

/** Links and images of one text, in each locale that shows it. */
function checkText(context: CheckContext, text: PlacedText, readers: readonly Locale[]): Problem[] {
  return [
    ...text.parts.links.flatMap((link) => checkLink(context, text, link, readers)),
    ...checkImages(context.centre, text),
  ];
}

/** Locales whose readers see a text of this locale: its own, and those that fall back to it. */
const readersOf = ({ locales }: Site, locale: string) =>
  locales.filter(({ id, fallbacks }) => id === locale || fallbacks.includes(locale));

function checkImages(centre: HelpCentre, source: PlacedText): Problem[] {
  return source.parts.images.flatMap(({ target, at }) => {
    const where = { file: source.file, at };
    if (/^(https?:)?\/\//i.test(target)) {
      return [
        problem(
          'image-remote',
          where,
          `Image "${target}" would be fetched from another site.`,
          'Save it beside the article and use its file name.',
        ),
      ];
    }
    if (target.startsWith('data:') || findImage(centre, source, target)) return [];
    if (/\.(?:pdf|docx?|xlsx?|pptx?|zip|mp4|mov)$/i.test(target)) {
      return [
        problem(
          'image-format',
          where,
          `"${target}" is not a picture.`,
          `Put the file into the folder "public" and link to it: [text](/${lastName(target)}).`,
        ),
      ];
    }
    const folder = [source.locale, folderOf(source)].filter((part) => part !== '').join('/');
    const names = [...centre.images]
      .filter((name) => name.startsWith(`${folder}/`))
      .map((name) => name.slice(folder.length + 1));
    return [
      problem(
        'image-missing',
        where,
        `There is no image "${target}".`,
        `${otherCase(centre, source, target) ?? didYouMean(target, names)}Add the file, or correct the path.`,
      ),
    ];
  });
}

/** A picture whose name differs in upper and lower case only, which some computers take for the same. */
function otherCase(centre: HelpCentre, source: PlacedText, target: string): string | undefined {
  const path = pathWritten(source, target)?.toLowerCase();
  const name = [...centre.images].find((image) => image.toLowerCase() === `${source.locale}/${path}`);
  const meant = name && [...target.split('/').slice(0, -1), lastName(name)].join('/');
  return meant && `Did you mean "${meant}"? Upper and lower case count. `;
}

interface CheckContext {
  readonly centre: HelpCentre;
  readonly drafts: ReadonlyMap<string, string>;
  readonly broken: readonly BrokenSource[];
  readonly anchors: AnchorIndex;
}

function checkLink(
  context: CheckContext,
  source: PlacedText,
  { target: written, at }: Reference,
  readers: readonly Locale[],
): Problem[] {
  const { centre, anchors } = context;
  const where = { file: source.file, at };
  const target = readLink(centre, source, written);
  switch (target.kind) {
    case 'external': {
      const own = ownPath(centre, written);
      if (own === undefined || isOwnPath(centre, own) || meansBroken(context, source, own)) return [];
      return [unknownLink(context, source, where, written)];
    }
    case 'unknown':
      return meansBroken(context, source, written) ? [] : [unknownLink(context, source, where, written)];
    case 'path':
      return isOwnPath(centre, target.path) || meansBroken(context, source, target.path)
        ? []
        : [unknownLink(context, source, where, written)];
    case 'topic': {
      if (topicPathFor(centre, target.topic, source.locale) === undefined)
        return [emptyTopic(where, written)];
      if (target.anchor === undefined) return [];
      for (const reader of readers) {
        const translations = centre.topics.get(target.topic)?.translations;
        const shown = translations && pickTranslation(translations, reader)?.source;
        const known = shown ? idsOf(shown) : [];
        if (!known.includes(target.anchor)) {
          return [unknownAnchor(where, target.anchor, shown?.file ?? 'the home page', known)];
        }
      }
      return [];
    }
    case 'anchor': {
      const known = anchors.within(centre, source);
      return known.includes(target.anchor)
        ? []
        : [unknownAnchor(where, target.anchor, 'this article', known)];
    }
    case 'article': {
      if (target.anchor === undefined) return [];
      for (const reader of readers) {
        const shown = treeOf(centre.tree, reader.id).articles.get(target.article.id)?.translation;
        const known = anchors.of(shown);
        if (shown && !known.includes(target.anchor)) {
          return [unknownAnchor(where, target.anchor, shown.source.file, known)];
        }
      }
      return [];
    }
  }
}

/** Whether the link means a file that is reported already. */
function meansBroken({ broken }: CheckContext, source: PlacedText, written: string): boolean {
  const [target = ''] = written.split(/[?#]/);
  if (target.startsWith('id:')) return broken.some(({ id }) => id === target.slice(3));
  if (written.startsWith('/')) return broken.some((file) => isInAddress(file, written));
  const path = pathWritten(source, written);
  return broken.some((file) => file.path === path);
}

/** Whether an address may be that of a file whose front matter cannot be read, or of something below it. */
const isInAddress = ({ path, slug }: BrokenSource, address: string) => {
  const parts = decode(address).split('/');
  return parts.includes(slug ?? toSlug(lastName(path)));
};

/** The path of an absolute address of this site, however it is written: `http:` or not, with `www.` or without. */
function ownPath({ site }: HelpCentre, written: string): string | undefined {
  const address = written.startsWith('//') ? `https:${written}` : written;
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  const host = (text: string) => new URL(text).host.replace(/^www\./, '');
  return host(address) === host(site.url) ? new URL(address).pathname : undefined;
}

const emptyTopic = (where: Where, written: string) =>
  problem(
    'unknown-link',
    where,
    `"${written}" is a topic without published articles: it has no page.`,
    'Publish an article in it, or remove the link.',
  );

function unknownLink(
  { centre, drafts }: CheckContext,
  source: PlacedText,
  where: Where,
  written: string,
): Problem {
  const id = /^id:([^?#]*)/.exec(written)?.[1];
  const path = pathWritten(source, written);
  const draft = [...drafts].find((entry) => entry[0] === id || entry[1] === path)?.[0];
  if (draft !== undefined) {
    return problem(
      'link-to-draft',
      where,
      `Article "${draft}" is a draft.`,
      'Publish it, or remove the link.',
    );
  }
  if (id !== undefined) {
    return problem(
      'unknown-link',
      where,
      `There is no article with the id "${id}".`,
      `${didYouMean(id, centre.articles.keys())}Correct the id.`,
    );
  }
  if (/^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/|$)/i.test(written) && !fileEnding.test(written)) {
    return problem(
      'unknown-link',
      where,
      `"${written}" leads to no article, topic or page.`,
      `Write "https://${written}" for a page of another site.`,
    );
  }
  const name = lastName((path ?? written).replace(/\/+$|\.(?:html?|php|aspx?)$/g, ''));
  const names = new Map([...centre.articles.values()].map((article) => [lastName(article.path), article.id]));
  const meant = names.get(name) ?? names.get(nearest(name, names.keys()) ?? '');
  return problem(
    'unknown-link',
    where,
    written === '' ? 'The link has no target.' : `"${written}" leads to no article, topic or page.`,
    meant === undefined
      ? 'Correct the path, or link by id: [text](id:…).'
      : `Did you mean "id:${meant}"? It works wherever the article moves.`,
  );
}

/** Endings of files, which look like those of hosts. */
const fileEnding = /\.(?:mdx?|html?|php|aspx?|pdf|txt|csv|zip|docx?|xlsx?|png|jpe?g|svg|gif|webp)$/i;

const lastName = (path: string) => path.split('/').at(-1) ?? '';

const unknownAnchor = (where: Where, anchor: string, owner: string, known: readonly string[]) =>
  problem(
    'unknown-anchor',
    where,
    `There is no heading "#${anchor}" in ${owner}.`,
    `${didYouMean(anchor, known)}${known.length > 0 ? `Its headings: ${known.map((id) => `#${id}`).join(', ')}.` : 'It has no headings.'}`,
  );

/** Anchors of each translation, computed when first asked for. */
class AnchorIndex {
  readonly #known = new Map<Translation, readonly string[]>();
  of(translation: Translation | undefined): readonly string[] {
    if (!translation) return [];
    let ids = this.#known.get(translation);
    if (!ids) {
      ids = [...translation.headings.map(({ id }) => id), ...translation.source.parts.anchors];
      this.#known.set(translation, ids);
    }
    return ids;
  }

  /** Anchors of the text itself. */
  within(centre: HelpCentre, text: PlacedText): readonly string[] {
    const article = text.kind === 'article' ? articleAt(centre, text.path) : undefined;
    return article ? this.of(article.translations.get(text.locale)) : idsOf(text);
  }
}

const idsOf = ({ parts }: PlacedText) => [
  ...parts.headings.flatMap(({ explicitId }) => explicitId ?? []),
  ...parts.anchors,
];

/** Locales whose readers see this text: its own, and those that fall back to it. */
const localesShowing = (centre: HelpCentre, article: Article, translation: Translation) =>
  centre.site.locales.filter(
    ({ id }) => treeOf(centre.tree, id).articles.get(article.id)?.translation === translation,
  );

function isOwnPath(centre: HelpCentre, path: string): boolean {
  if (path === chooserPath || storedName(centre.publicFiles, decode(path)) !== undefined) return true;
  const permalink = /^\/a\/([^/]+)\/(?:([^/]+)\/)?$/.exec(path);
  if (permalink) return centre.articles.has(permalink[1] ?? '');
  return centre.site.locales.some(
    ({ id }) =>
      treeOf(centre.tree, id).paths.has(path) ||
      [homePath(id), searchPath(id), contactPath(id)].includes(path) ||
      (centre.stores !== undefined && hasStorePage(centre.stores, centre.site, id, path)),
  );
}
