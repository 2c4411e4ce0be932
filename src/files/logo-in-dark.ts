/** Whether a logo that was drawn for light pages can be seen on dark ones. */
import { readFileSync } from 'node:fs';
import { problem, type Problem } from '#problems/problem.ts';
import { bestContrast } from '#site/palette.ts';
import type { ParsedSite } from '#site/parse-site.ts';
import type { Site } from '#site/site.ts';
import { isDrawing } from './drawings.ts';
import { publicPath } from './public-files.ts';
import type { Places } from './places.ts';

/** WCAG asks nothing of logos. Below this, they are hardly seen. */
const leastContrast = 2;

/** What decides for itself how it looks, or whose colours its text doesn't tell. */
const undecided = /prefers-color-scheme|mix-blend-mode|<(?:image|foreignObject|filter)\b/i;

const shapes = /<(?:path|rect|circle|ellipse|line|polyline|polygon|text|use)\b/i;

/** Parts whose colours nobody sees: they cut out others. */
const cuts = /<(clipPath|mask)\b[\s\S]*?<\/\1>/gi;

const named = /\b(?:fill|stroke|stop-color|color)\s*(?:=\s*["']|:)\s*([^"';}<>]+)/gi;

/** The colours that the text of a drawing names, and black, which is what has none; nothing where they can't be told. */
export function coloursOf(svg: string): readonly string[] | undefined {
  if (undecided.test(svg) || !shapes.test(svg)) return undefined;
  const names = [...svg.replace(cuts, '').matchAll(named)].map(([, name = '']) =>
    name.replace(/!important/i, '').trim(),
  );
  return [
    'black',
    ...names.filter((name) => !/^(?:none|transparent|inherit|currentcolor|url\()/i.test(name)),
  ];
}

/** A logo that may be hardly seen on dark pages, and its file: no other logo is named for them. */
export function onlyLogo(
  { brand: { logo } }: Pick<Site, 'brand'>,
  places: Places,
): { readonly address: string; readonly path: string } | undefined {
  const path = logo && logo.dark === undefined ? publicPath(places, logo.light) : undefined;
  return logo && path !== undefined ? { address: logo.light, path } : undefined;
}

/** Problems: `logo-dark`, for what stands out less than it should. */
export function judgeLogo(
  address: string,
  contrast: number | undefined,
  at: ParsedSite['at'] | undefined,
): Problem[] {
  if (contrast === undefined || contrast >= leastContrast) return [];
  return [
    problem(
      'logo-dark',
      at?.(['brand', 'logo']) ?? { file: 'site.yaml' },
      `On dark pages, "${address}" has a contrast of ${contrast.toFixed(1)}:1, so readers hardly see it.`,
      `Write: logo: { light: ${address}, dark: … }, with a logo in light colours.`,
    ),
  ];
}

/** Problems: `logo-dark`, for a drawing. Pixels take longer to read: see `checkPaintedLogo`. */
export function checkLogoInDark(
  site: Site,
  { places, at }: { readonly places: Places; readonly at: ParsedSite['at'] },
): Problem[] {
  const logo = onlyLogo(site, places);
  if (!logo || !isDrawing(logo.path)) return [];
  const colours = coloursOf(readFileSync(logo.path, 'utf8'));
  return judgeLogo(logo.address, colours && bestContrast(colours, site.brand.palette.dark.paper), at);
}
