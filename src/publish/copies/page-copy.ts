/** Pages as Markdown for programs: what they say, without what is around it, and with whole addresses. */
import { stringify } from 'yaml';
import type { Translate } from '#i18n/messages.ts';
import { escapeMarkdown } from '#markdown/copy.ts';
import type { ArticlePage } from '#model/pages/article-page.ts';
import type { HomePage } from '#model/pages/home-page.ts';
import type { LocalePage } from '#model/pages/kinds.ts';
import type { TopicPage } from '#model/pages/topic-page.ts';
import { absoluteUrl, markdownPath } from '#model/urls.ts';
import type { Site } from '#site/site.ts';
import { bodyCopy } from './body-copy.ts';
import { copyLink, heading, listed, type CopyTools } from './copy-tools.ts';
import { contactCopy } from './contact-copy.ts';
import { storeCopy, storePlaceCopy, storesCopy } from './store-copy.ts';

/** The parts of a copy, from its first heading on; none for pages that are of no use to programs. */
export function pageCopy(page: LocalePage, tools: CopyTools): string | undefined {
  const { site, t } = tools;
  switch (page.kind) {
    case 'home':
      return document(page, { title: page.siteName, parts: homeParts(page, tools) }, site);
    case 'topic':
      return document(page, { title: page.title, parts: topicParts(page, tools) }, site);
    case 'article':
      return document(page, { title: page.title, parts: articleParts(page, tools) }, site);
    case 'contact':
      return document(
        page,
        { title: t('contact.title'), parts: contactCopy(page.panel, page.path, tools) },
        site,
      );
    case 'stores':
      return document(page, { title: page.title, parts: storesCopy(page, site) }, site);
    case 'store-place':
      return document(page, { title: page.title, parts: storePlaceCopy(page, site) }, site);
    case 'store':
      return document(page, { title: page.store.name, parts: storeCopy(page, tools) }, site);
    case 'accessibility':
    case 'search':
    case 'not-found':
    case 'retired':
    case 'agents':
      return undefined;
  }
}

/** What a page has of which kind, so that its front matter can say it. */
type CopiedPage = Exclude<
  LocalePage,
  { readonly kind: 'accessibility' | 'search' | 'not-found' | 'retired' | 'agents' }
>;

function document(
  page: CopiedPage,
  { title, parts }: { readonly title: string; readonly parts: readonly string[] },
  site: Site,
): string {
  const url = absoluteUrl(site, page.path);
  const crumbs = 'crumbs' in page ? page.crumbs.map(({ text }) => text) : [];
  const alternates = page.head.alternates.flatMap(({ hreflang, href }) =>
    hreflang === 'x-default' || href === url ? [] : [[hreflang, markdownPath(href)] as const],
  );
  const facts = {
    title,
    description: 'description' in page ? page.description : page.head.description,
    url,
    ...(page.head.canonical !== undefined &&
      page.head.canonical !== url && { canonical: page.head.canonical }),
    ...(page.kind === 'article' && { id: page.id, permalink: page.permalink }),
    lang: 'contentLang' in page ? page.contentLang : page.lang,
    ...(crumbs.length > 0 && { breadcrumb: crumbs }),
    ...(page.head.modified !== undefined && { updated: page.head.modified }),
    ...(alternates.length > 0 && { alternates: Object.fromEntries(alternates) }),
  };
  const body = [heading(title), ...parts].filter((part) => part !== '').join('\n\n');
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n\n${body}\n`;
}

function articleParts(page: ArticlePage, tools: CopyTools): string[] {
  const { t } = tools;
  return [
    ...leadOf(page),
    ...noticeOf(page, t),
    bodyCopy(page.text, page.path, tools),
    ...contactSection(page, tools),
  ];
}

/** What it is about, as a quote. */
const leadOf = ({ lead }: Pick<ArticlePage, 'lead'>): string[] =>
  lead === undefined ? [] : [`> ${escapeMarkdown(lead)}`];

/** Why it isn't a current text in the language of the page. */
function noticeOf({ notice }: ArticlePage, t: Translate): string[] {
  if (!notice) return [];
  const text =
    notice.kind === 'fallback'
      ? t('article:fallback', { language: notice.language })
      : t(`article:${notice.kind}`);
  return [`> [!NOTE]\n> ${escapeMarkdown(text)}`];
}

const contactSection = ({ panel, path }: Pick<ArticlePage, 'panel' | 'path'>, tools: CopyTools): string[] =>
  panel ? [heading(tools.t('contact:panel.heading'), 2), ...contactCopy(panel, path, tools)] : [];

function topicParts(page: TopicPage, tools: CopyTools): string[] {
  const { site, t } = tools;
  return [
    ...leadOf(page),
    page.text ? bodyCopy(page.text, page.path, tools) : '',
    ...listed(t('topic.subtopics'), page.subtopics, site),
    ...listed(t('topic.articles'), page.articles, site),
    otherParts(page, site),
  ];
}

/** Links to the pages that list the rest of a large topic. */
const otherParts = ({ parts }: TopicPage, site: Site): string =>
  (parts?.links ?? [])
    .flatMap((link) => (link && !link.isCurrent ? `- ${copyLink(site, link)}` : []))
    .join('\n');

function homeParts({ head, featured, topicCards, articles }: HomePage, { site, t }: CopyTools): string[] {
  return [
    `> ${escapeMarkdown(head.description)}`,
    ...listed(t('home.featured'), featured, site),
    ...listed(t('home.topics'), topicCards, site),
    ...listed(t('topic.articles'), articles, site),
  ];
}
