/** The language chooser at `/`: what it shows. It belongs to no locale, so it's not among the page kinds. */
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { slotsOn, type PageSlots } from '#model/slots.ts';
import { absoluteUrl, chooserPath, homePath, languageTargets } from '#model/urls.ts';
import { homeDescription } from './home-page.ts';
import type { PageHead } from './page.ts';
import { buildLook, type PageLook } from './page-look.ts';
import type { RenderedImage } from './render-context.ts';

/** The chooser's view. */
export interface Chooser {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly siteName: string;
  readonly head: PageHead;
  readonly look: PageLook;
  /** Where its script leads readers of each language. */
  readonly targets: string;
  readonly slots: PageSlots | undefined;
  readonly choices: readonly {
    readonly id: string;
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    readonly name: string;
    readonly path: string;
    /** "Choose your language" in that language. */
    readonly title: string;
  }[];
}

/** What the chooser shows. `images`: by address. */
export function buildChooser({
  centre,
  translator,
  images,
}: {
  readonly centre: HelpCentre;
  readonly translator: (locale: string) => Translate;
  readonly images: ReadonlyMap<string, RenderedImage>;
}): Chooser {
  const { site } = centre;
  const { source, locales } = site;
  const alternates = [
    ...locales.map(({ id, lang }) => ({ hreflang: lang, href: absoluteUrl(site, homePath(id)) })),
    { hreflang: 'x-default', href: absoluteUrl(site, chooserPath) },
  ];
  return {
    lang: source.lang,
    dir: source.dir,
    siteName: site.name,
    head: {
      title: site.name,
      description: translator(source.id)(homeDescription(centre), { site: site.name }),
      canonical: absoluteUrl(site, chooserPath),
      isIndexed: true,
      alternates: locales.length > 1 ? alternates : [],
      image: undefined,
      markdown: undefined,
      imageAlt: site.name,
      type: 'website',
      jsonLd: [],
    },
    look: buildLook(site, source, { images }),
    targets: languageTargets(locales.map((locale) => ({ locale, path: homePath(locale.id) }))),
    slots: slotsOn('chooser', source, centre.slots),
    choices: locales.map(({ id, lang, dir, name }) => ({
      id,
      lang,
      dir,
      name,
      path: homePath(id),
      title: translator(id)('languages.choose'),
    })),
  };
}
