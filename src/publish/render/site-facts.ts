/** What Astro is told of a site, read from its folder. */
import { readSite } from '#files/read-content.ts';
import { readThemeTokens } from '#files/read-theme.ts';
import type { Places } from '#files/places.ts';
import { noFonts, prepareFonts } from '#publish/fonts/fonts.ts';
import { toBrand } from '#site/brand.ts';
import { tokensCss } from '#theme/read-tokens.ts';
import type { SiteFacts } from './astro-config.ts';
import type { BrandStyles } from './vite-plugins.ts';

/** The address of a site as it is now; its looks are read when they are asked for. */
export function readSiteFacts(places: Places): SiteFacts {
  const { site } = readSite(places);
  return { url: site?.url, base: site?.base ?? '', brand: () => brandStyles(places) };
}

/** The looks of the site, as `site.yaml` and the theme are now. */
async function brandStyles(places: Places): Promise<BrandStyles> {
  const { site } = readSite(places);
  const { palette } = site?.brand ?? toBrand();
  const { css, properties } = site ? await prepareFonts(site, places) : noFonts;
  return { palette, fonts: { css, properties }, tokens: tokensCss(readThemeTokens(places).tokens) };
}
