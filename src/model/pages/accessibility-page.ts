import { formatDate } from '#i18n/format.ts';
import { readerTag } from '#i18n/reader-tag.ts';
import { accessibilityPath } from '#model/urls.ts';
import type { Accessibility } from '#site/accessibility.ts';
import { textIn, type Localized } from '#site/localized.ts';
import { localeOf } from '#site/site.ts';
import type { PageFrame, PageLink } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import type { PageTools } from './page-tools.ts';

/** A text, with its language where it is not the page's. */
type OwnText = Pick<PageLink, 'text' | 'lang' | 'dir'>;

/** `/<locale>/accessibility/`: what the site says of its accessibility. It claims nothing that the setting doesn't say. */
export interface AccessibilityPage extends PageFrame {
  readonly kind: 'accessibility';
  readonly organization: string;
  readonly standard: string;
  readonly result: 'full' | 'partial' | 'none' | 'unassessed';
  /** Who assessed the site; absent where nobody has. */
  readonly assessor: string | undefined;
  readonly gaps: readonly OwnText[];
  readonly contacts: readonly { readonly href: string; readonly text: string }[];
  readonly enforcement: (OwnText & { readonly href: string | undefined }) | undefined;
  /** Day of the last review, as data and in words. */
  readonly reviewed: { readonly day: string; readonly text: string };
}

/** The statement in every locale, where the site makes one. */
export const accessibilityPages = {
  route: 'locale',
  isIndexed: true,
  hasCopy: false,
  list: ({ site, locale }) => (site.accessibility ? [{ path: accessibilityPath(locale.id) }] : []),
  build: buildAccessibilityPage,
} as const satisfies PageKind<AccessibilityPage>;

function buildAccessibilityPage(tools: PageTools, page: PageAddress): AccessibilityPage {
  const { site, locale, t, links } = tools;
  const statement = site.accessibility;
  if (!statement) throw new Error('this cannot happen: a statement of a site without one');
  return {
    ...tools.frame,
    kind: 'accessibility',
    path: page.path,
    languages: links.languages(({ id }) => ({ href: accessibilityPath(id), isTranslated: true })),
    head: tools.heads.of(page, {
      title: t('accessibility.title'),
      description: t('accessibility.description', { site: site.name }),
      alternates: links.everywhere(accessibilityPath),
    }),
    organization: site.organization.name,
    standard: statement.standard,
    result: statement.assessment?.result ?? 'unassessed',
    assessor: statement.assessment && (statement.assessment.by ?? site.organization.name),
    gaps: statement.gaps.flatMap((gap) => ownText(tools, gap) ?? []),
    contacts: statement.contacts.map((text) => ({ href: contactAddress(text), text })),
    enforcement: enforcementOf(tools, statement),
    reviewed: { day: statement.reviewed, text: formatDate(statement.reviewed, readerTag(locale)) },
  };
}

function enforcementOf(tools: PageTools, { enforcement }: Accessibility): AccessibilityPage['enforcement'] {
  const name = enforcement && ownText(tools, enforcement.name);
  return name && { ...name, href: enforcement.url };
}

function ownText({ site, locale }: PageTools, written: Localized): OwnText | undefined {
  const found = textIn(written, locale);
  if (!found || found.locale === undefined || found.locale === locale.id)
    return found && { text: found.text };
  const { lang, dir } = localeOf(site, found.locale);
  return { text: found.text, lang, dir };
}

/** @example contactAddress('+44 20 7946 0123') // => 'tel:+442079460123' */
const contactAddress = (text: string): string =>
  text.startsWith('+')
    ? `tel:${text.replaceAll(/[^+\d]/g, '')}`
    : /^https?:/.test(text)
      ? text
      : `mailto:${text}`;
