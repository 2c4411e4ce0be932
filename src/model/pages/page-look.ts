/** How a page looks beyond the styles: what `brand` in `site.yaml` adds to it. */
import { textIn } from '#site/localized.ts';
import type { Locale, Site } from '#site/site.ts';
import type { RenderedImage } from './render-context.ts';

/** The logo of the header. */
export interface PageLogo {
  readonly light: RenderedImage;
  /** On dark pages, where that is another picture. */
  readonly dark: RenderedImage | undefined;
  readonly width: number;
  readonly height: number;
  /** Empty where the name beside it says the same. */
  readonly alt: string;
  readonly hasName: boolean;
}

export interface PageLook {
  readonly logo: PageLogo | undefined;
  /** Whether the icon is a drawing, which fits every size. */
  readonly hasDrawnIcon: boolean;
  /** Addresses of the fonts that the page needs at once. */
  readonly fonts: readonly string[];
  /** Colours of the browser around the page. */
  readonly themeColor: { readonly light: string; readonly dark: string };
}

/** What the brand adds to the pages of a locale. `images`: by address. */
export function buildLook(
  { brand, name }: Pick<Site, 'brand' | 'name'>,
  locale: Locale,
  {
    images,
    fonts = [],
  }: {
    readonly images: ReadonlyMap<string, RenderedImage>;
    readonly fonts?: readonly string[];
  },
): PageLook {
  const { light, dark } = brand.palette;
  return {
    logo: logoOf({ brand, name }, locale, images),
    hasDrawnIcon: brand.icon === undefined || /\.svg$/i.test(brand.icon),
    fonts,
    themeColor: { light: light.paper, dark: dark.paper },
  };
}

function logoOf(
  { brand: { logo }, name }: Pick<Site, 'brand' | 'name'>,
  locale: Locale,
  images: ReadonlyMap<string, RenderedImage>,
): PageLogo | undefined {
  const light = logo && images.get(logo.light);
  if (!light) return undefined;
  const alt = logo.alt === undefined ? undefined : textIn(logo.alt, locale)?.text;
  return {
    light,
    dark: logo.dark === undefined ? undefined : images.get(logo.dark),
    width: Math.round((logo.height * light.width) / light.height),
    height: logo.height,
    alt: alt ?? (logo.hasName ? '' : name),
    hasName: logo.hasName,
  };
}
