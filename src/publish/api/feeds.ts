/** Atom feeds of topics: what changed last (https://www.rfc-editor.org/rfc/rfc4287). */
import { escapeHtml } from '#base/escape-html.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf, type ArticlePlace, type LocaleTree, type TopicPlace } from '#model/tree.ts';
import { absoluteUrl, feedPath, permalinkPath } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';
import type { Locale } from '#site/site.ts';

/** How many changes a feed lists. */
const mostEntries = 50;

/** A feed for each topic of each locale, with what is below it; that of the home page has everything. */
export function feedFiles(centre: HelpCentre): OutputFile[] {
  return centre.site.locales.flatMap((locale) => {
    const tree = treeOf(centre.tree, locale.id);
    const dated = [...tree.articles.values()]
      .filter(
        ({ article, translation }) =>
          translation.locale === locale.id && translation.updated !== undefined && !article.data.unlisted,
      )
      .toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)) || a.path.localeCompare(b.path));
    const entries = entriesByTopic(dated, tree);
    return [...tree.topics.values()].map((topic) => ({
      path: decodeURIComponent(feedPath(topic.path).slice(1)),
      content: feed(centre, { locale, topic, entries: entries.get(topic.topic) ?? [] }),
    }));
  });
}

const dayOf = ({ translation }: ArticlePlace) => translation.updated ?? '';

/** For each topic, the first of the articles that live in it or below it. */
function entriesByTopic(
  dated: readonly ArticlePlace[],
  { topics }: LocaleTree,
): ReadonlyMap<string, readonly ArticlePlace[]> {
  const entries = new Map([...topics.keys()].map((topic): [string, ArticlePlace[]] => [topic, []]));
  for (const place of dated) {
    for (const topic of new Set(['', ...(topics.get(place.article.topic)?.trail ?? [])])) {
      const own = entries.get(topic);
      if (own && own.length < mostEntries) own.push(place);
    }
  }
  return entries;
}

interface Feed {
  readonly locale: Locale;
  readonly topic: TopicPlace;
  readonly entries: readonly ArticlePlace[];
}

function feed({ site }: HelpCentre, { locale, topic, entries }: Feed): string {
  const url = absoluteUrl(site, topic.path);
  const title = topic.topic === '' ? site.name : `${topic.title} · ${site.name}`;
  const updated = entries[0] ? timeOf(dayOf(entries[0])) : '1970-01-01T00:00:00Z';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale.lang}">
<title>${xml(title)}</title>
<id>${xml(url)}</id>
<link rel="alternate" type="text/html" href="${xml(url)}"/>
<link rel="self" type="application/atom+xml" href="${xml(absoluteUrl(site, feedPath(topic.path)))}"/>
<updated>${updated}</updated>
<author><name>${xml(site.organization.name)}</name></author>
${entries.map((place) => entry(absoluteUrl(site, permalinkPath(place.article.id, locale.id)), place, absoluteUrl(site, place.path))).join('')}</feed>
`;
}

const entry = (id: string, { translation: { data, updated = '' } }: ArticlePlace, url: string): string =>
  `<entry><title>${xml(data.title)}</title><id>${xml(id)}</id><link rel="alternate" type="text/html" href="${xml(url)}"/>` +
  `<updated>${timeOf(updated)}</updated><summary>${xml(data.description)}</summary></entry>\n`;

const timeOf = (day: string) => `${day}T00:00:00Z`;

/** XML has no sign for control characters. */
const xml = (text: string) => escapeHtml(text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, ''));
