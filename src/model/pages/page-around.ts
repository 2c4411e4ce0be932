/** What stands around the pages of a locale besides the product's own links: `header`, `footer`, `social`. */
import { readLink, resolveLink } from '#model/links.ts';
import { pickText, targetOf, type SiteLink } from '#model/site-texts.ts';
import { toProfile, type SocialProfile } from '#model/social/profile.ts';
import type { AnalysedMarkdown } from '#model/text.ts';
import { textIn } from '#site/localized.ts';
import { localeOf } from '#site/site.ts';
import type { LocaleContext } from './locale-context.ts';
import type { LocaleLinks } from './locale-links.ts';
import type { PageLink } from './page.ts';
import type { PageTexts } from './page-text.ts';
import type { RenderContext } from './render-context.ts';

export interface PageAround {
  readonly header: readonly PageLink[];
  readonly footer: readonly PageLink[];
  /** Markdown of the footer. */
  readonly text:
    ({ readonly markdown: AnalysedMarkdown; readonly context: RenderContext } & Foreign) | undefined;
  readonly social: readonly SocialProfile[];
}

/** Set where a text is not in the page's language. */
type Foreign = Pick<PageLink, 'lang' | 'dir'>;

/** Makes what stands around the pages of a locale. */
export function buildAround(
  context: LocaleContext,
  { links, texts }: { readonly links: LocaleLinks; readonly texts: PageTexts },
): PageAround {
  const { centre, site, locale } = context;
  const toLinks = (all: readonly SiteLink[]) => all.flatMap((link) => toPageLink(context, links, link) ?? []);
  const footer = pickText(centre.texts.footerText, locale);
  return {
    header: toLinks(centre.texts.header),
    footer: toLinks(centre.texts.footer),
    // In development, a page is shown without what the check refuses.
    text:
      footer?.text.text.isSafe === true
        ? {
            markdown: footer.text.text,
            context: texts.contextOf(footer.text, {
              headingIds: [],
              labels: texts.labelsIn(footer.text.locale),
            }),
            ...foreign(context, footer.locale),
          }
        : undefined,
    social: site.around.social.map((profile) => toProfile(profile)),
  };
}

/** A link for readers of the locale; none where it isn't for them, or leads nowhere. */
function toPageLink(context: LocaleContext, links: LocaleLinks, link: SiteLink): PageLink | undefined {
  const { centre, locale } = context;
  const picked = link.locales?.includes(locale.id) === false ? undefined : pickText(link.targets, locale);
  if (!picked?.text.text.isSafe) return undefined;
  const target = targetOf(picked.text);
  const href = resolveLink(centre, picked.text, target, locale.id);
  const words = href === undefined ? undefined : wordsOf(context, links, { link, picked });
  return href === undefined || !words ? undefined : { href, ...words };
}

/** The text of a link: its own, or the title of what it leads to. */
function wordsOf(
  context: LocaleContext,
  links: LocaleLinks,
  { link, picked }: { readonly link: SiteLink; readonly picked: NonNullable<ReturnType<typeof pickText>> },
): Omit<PageLink, 'href'> | undefined {
  const { centre, tree, locale } = context;
  if (link.text !== undefined) {
    const own = textIn(link.text, locale);
    return own && { text: own.text, ...foreign(context, own.locale) };
  }
  const target = readLink(centre, picked.text, targetOf(picked.text));
  if (target.kind === 'topic' && tree.topics.has(target.topic)) {
    const { text, lang, dir } = links.toTopic(target.topic);
    return { text, lang, dir };
  }
  if (target.kind !== 'article') return undefined;
  if (tree.articles.has(target.article.id)) {
    const { text, lang, dir } = links.toArticle(target.article.id, false);
    return { text, lang, dir };
  }
  // An article of other locales.
  const [first] = target.article.translations;
  return first && { text: first[1].data.title, ...foreign(context, first[0]) };
}

function foreign({ site, locale }: LocaleContext, written: string | undefined): Foreign {
  if (written === undefined || written === locale.id) return {};
  const { lang, dir } = localeOf(site, written);
  return { lang, dir };
}
