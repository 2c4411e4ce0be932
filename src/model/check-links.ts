/** Finds links that lead nowhere, and has images checked. */
import { lastPart } from '#base/slash-path.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Locale, Site } from '#site/site.ts';
import type { Article, Translation } from './articles/article.ts';
import type { BrokenSource } from './articles/source.ts';
import type { HelpCentre } from './help-centre.ts';
import { checkLabels } from './check-labels.ts';
import { checkImages } from './check-images.ts';
import { emptyTopic, unknownAnchor, unknownLink } from './link-problems.ts';
import { articleAt, pathWritten, readLink, topicPathFor } from './links.ts';
import { hasContactPage } from './parts.ts';
import { snippetTexts } from './reuse/snippet-texts.ts';
import { hasStorePage } from './stores/centre.ts';
import { storeTexts } from './stores/texts.ts';
import { shownTexts, targetOf, type SiteLink } from './site-texts.ts';
import type { PlacedMarkdown, PlacedText, Reference } from './text.ts';
import { toSlug } from './slug.ts';
import { pickTranslation, treeOf } from './tree.ts';
import { accessibilityPath, chooserPath, contactPath, isLocalePage, pathWithin } from './urls.ts';
import { decode, storedName } from '#base/written-address.ts';

/**
 * Checks every link and image of every text, in each locale that shows it. `drafts` are paths of articles by
 * id; `broken` are files that are reported already.
 *
 * Problems: `unknown-link`, `unknown-anchor`, `link-to-draft`, `image-missing`, `image-remote`, `label-missing`,
 * `link-vague`.
 */
export function checkLinks(
  centre: HelpCentre,
  drafts: ReadonlyMap<string, string>,
  broken: readonly BrokenSource[],
): Problem[] {
  const context: CheckContext = { centre, drafts, broken, anchors: new AnchorIndex() };
  const { site } = centre;
  const problems = checkLabels(centre);
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
  for (const reply of centre.replies) {
    const reader = site.locales.filter(({ id }) => id === reply.locale);
    problems.push(...checkText(context, reply, reader));
  }
  for (const text of snippetTexts(centre)) {
    problems.push(...checkText(context, text, readersOf(site, text.locale)));
  }
  for (const { text, readers, link } of shownTexts(centre.texts, site)) {
    problems.push(...checkText(context, text, readers), ...(link ? checkLinkText(centre, text, link) : []));
  }
  return problems;
}

/** A link of `site.yaml` without a text leads to something that has a title. */
function checkLinkText(centre: HelpCentre, source: PlacedMarkdown, { text }: SiteLink): Problem[] {
  const target = targetOf(source);
  const { kind } = readLink(centre, source, target);
  if (text !== undefined || kind === 'article' || kind === 'topic' || kind === 'todo' || kind === 'unknown')
    return [];
  const where = { file: source.file, at: source.parts.links[0]?.at };
  const fix = `Write { href: "${target}", text: … }, with one text or a text per locale.`;
  return [problem('label-missing', where, `The link to "${target}" has no text.`, fix)];
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

interface CheckContext {
  readonly centre: HelpCentre;
  readonly drafts: ReadonlyMap<string, string>;
  readonly broken: readonly BrokenSource[];
  readonly anchors: AnchorIndex;
}

function checkLink(
  context: CheckContext,
  source: PlacedText,
  { target: written, at, isIncluded }: Reference,
  readers: readonly Locale[],
): Problem[] {
  const { centre, anchors } = context;
  const where = { file: source.file, at };
  const target = readLink(centre, source, written);
  // A snippet is checked by itself, but for headings, which are those of the page.
  if (isIncluded && target.kind !== 'anchor') return [];
  switch (target.kind) {
    case 'external': {
      const own = ownPath(centre, written);
      if (own === undefined || isOwnPath(centre, own) || meansBroken(context, source, own)) return [];
      return [unknownLink(context, source, where, written)];
    }
    case 'todo':
      return [];
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
        // A text with the id of another article is reported already (`id-differs`).
        const isOwn = shown?.source.data.id === target.article.id;
        if (shown && isOwn && !known.includes(target.anchor)) {
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
  if (written.startsWith('/')) return broken.some((file) => isInAddress(file, decode(target)));
  const path = pathWritten(source, written);
  return broken.some((file) => file.path === path);
}

/** Whether an address was that of a missing article, or may be that of a file that can't be read, or below it. */
const isInAddress = ({ id, path, slug, addresses }: BrokenSource, address: string) =>
  addresses
    ? addresses.includes(address) || address.startsWith(`/a/${id}/`)
    : address.split('/').includes(slug ?? toSlug(lastPart(path)));

/** The path of an absolute address of this site, however it is written: `http:` or not, with `www.` or without. */
function ownPath({ site }: HelpCentre, written: string): string | undefined {
  const address = written.startsWith('//') ? `https:${written}` : written;
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  const host = (text: string) => new URL(text).host.replace(/^www\./, '');
  return host(address) === host(site.url) ? pathWithin(site, new URL(address).pathname) : undefined;
}

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
      (isLocalePage(id, path) && (path !== contactPath(id) || hasContactPage(centre))) ||
      (centre.site.accessibility !== undefined && path === accessibilityPath(id)) ||
      (centre.stores !== undefined && hasStorePage(centre.stores, centre.site, id, path)),
  );
}
