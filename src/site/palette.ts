/** The colours of a site, light and dark, from one colour of its brand. Every text on them can be read. */
import type { Oklch } from 'culori';
// The same library in one file: its 150 modules take a tenth of a second to load.
import culori from 'culori/require';

const { clampChroma, converter, differenceEuclidean, formatHex, parse, wcagContrast } = culori;

/** The colours of one scheme, as `#rrggbb`. The styles know each as a custom property: `inkSoft` is `--ink-soft`. */
export interface Shades {
  /** Surfaces. */
  readonly paper: string;
  readonly raised: string;
  readonly sunken: string;
  /** Texts: at least 7:1 and 4.5:1 on every surface. */
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  /** Borders of controls: at least 3:1 on every surface. */
  readonly lineStrong: string;
  /** The brand's colour as text: at least 4.5:1 on every surface and on the wash. */
  readonly brand: string;
  readonly brandStrong: string;
  readonly brandWash: string;
  /** The brand's colour as a surface, with `onBrand` as text of at least 4.5:1. */
  readonly brandFill: string;
  readonly brandFillStrong: string;
  readonly onBrand: string;
  /** A wide band in the brand's colour, deep in the dark so that it doesn't glare. Text on it, `onBand`, has 4.5:1. */
  readonly brandBand: string;
  readonly onBand: string;
}

export interface Palette {
  readonly light: Shades;
  readonly dark: Shades;
  /** Set where the colour can't be read as text on light surfaces: what it had there, and what links have instead. */
  readonly moved?: { readonly contrast: number; readonly to: string };
}

/** The least contrast of text by WCAG 2.2, https://www.w3.org/TR/WCAG22/#contrast-minimum. */
export const leastContrast = 4.5;

const toOklch = converter('oklch');
const hexOf = (color: Oklch) => formatHex(clampChroma(color, 'oklch'));
const distance = differenceEuclidean('oklab');

/** A colour as CSS writes it, as `#rrggbb`; none where CSS doesn't know it, or it lets something shine through. */
export function readColor(css: string): string | undefined {
  const color = parse(css.trim());
  if (!color || (color.alpha ?? 1) < 1) return undefined;
  return formatHex(clampChroma(color, 'oklch'));
}

/** The contrast of that colour of several which stands out most; nothing where one is no colour of CSS. */
export function bestContrast(colors: readonly string[], on: string): number | undefined {
  const known = colors.map((color) => parse(color));
  return known.includes(undefined)
    ? undefined
    : Math.max(...known.map((color) => (color ? wcagContrast(color, on) : 1)));
}

/** The colour that a hue alone stands for. */
export const colorOfHue = (hue: number): string => hexOf({ mode: 'oklch', l: 0.45, c: 0.115, h: hue });

/** Lightness and chroma of what doesn't depend on the brand but for its hue. */
const neutrals = {
  paper: { light: [0.994, 0.002], dark: [0.17, 0.012] },
  raised: { light: [1, 0], dark: [0.212, 0.014] },
  sunken: { light: [0.965, 0.007], dark: [0.25, 0.018] },
  ink: { light: [0.22, 0.02], dark: [0.94, 0.008] },
  inkSoft: { light: [0.46, 0.02], dark: [0.76, 0.016] },
  line: { light: [0.905, 0.01], dark: [0.32, 0.016] },
  lineStrong: { light: [0.6, 0.03], dark: [0.58, 0.03] },
  brandWash: { light: [0.948, 0.03], dark: [0.28, 0.045] },
} as const;

/** The palette of a colour (`#rrggbb`, see `readColor`). */
export function paletteOf(hex: string): Palette {
  const seed = toOklch(hex);
  if (!seed) throw new Error(`this cannot happen: "${hex}" is read by readColor`);
  const light = shadesOf(seed, 'light');
  const dark = shadesOf(seed, 'dark');
  const contrast = Math.min(...surfacesOf(light).map((surface) => wcagContrast(hex, surface)));
  return { light, dark, ...(light.brand !== hex && { moved: { contrast, to: light.brand } }) };
}

const surfacesOf = ({ paper, raised, sunken, brandWash }: Omit<Shades, 'brand'>) => [
  paper,
  raised,
  sunken,
  brandWash,
];

type Scheme = 'light' | 'dark';

function shadesOf(seed: Oklch, scheme: Scheme): Shades {
  // Grey brands have grey surfaces.
  const tint = Math.min(1, seed.c / 0.1);
  const toned = (l: number, c: number) => hexOf({ mode: 'oklch', l, c: c * tint, h: seed.h ?? 0 });
  const neutral = (name: keyof typeof neutrals) => {
    const [l, c] = neutrals[name][scheme];
    return toned(l, c);
  };
  const surfaces = {
    paper: neutral('paper'),
    raised: neutral('raised'),
    sunken: neutral('sunken'),
    brandWash: neutral('brandWash'),
  };
  const brand = readable(seed, Object.values(surfaces), scheme);
  const step = scheme === 'light' ? -0.08 : 0.07;
  const standsOut =
    scheme === 'light'
      ? distance(hexOf(seed), surfaces.paper) >= 0.12
      : wcagContrast(hexOf(seed), surfaces.paper) >= 3;
  const fills = fillOf(standsOut ? seed : brand, toned);
  return {
    ...surfaces,
    ink: neutral('ink'),
    inkSoft: neutral('inkSoft'),
    line: neutral('line'),
    lineStrong: neutral('lineStrong'),
    brand: hexOf(brand),
    brandStrong: hexOf({ ...brand, l: within(brand.l + step), c: brand.c * 0.85 }),
    ...fills,
    brandBand: scheme === 'light' ? fills.brandFill : hexOf(bandInTheDark(seed)),
    onBand: scheme === 'light' ? fills.onBrand : toned(0.97, 0.01),
  };
}

const bandInTheDark = (seed: Oklch): Oklch => ({ ...seed, l: 0.27, c: Math.min(seed.c * 0.8, 0.09) });

/** Moves a colour away from the surfaces until it can be read on all of them. Hue stays, and chroma where there is room. */
function readable(seed: Oklch, surfaces: readonly string[], scheme: Scheme): Oklch {
  const isReadable = (color: Oklch) =>
    surfaces.every((surface) => wcagContrast(hexOf(color), surface) >= leastContrast);
  const step = scheme === 'light' ? -0.005 : 0.005;
  let color: Oklch =
    scheme === 'light' || isReadable(seed)
      ? seed
      : { ...seed, l: Math.max(seed.l, 0.8), c: Math.min(seed.c, 0.13) };
  while (!isReadable(color)) color = { ...color, l: within(color.l + step) };
  return color;
}

/** A surface in the brand's colour: text on it is white where that can be read, and dark otherwise. */
function fillOf(
  fill: Oklch,
  toned: (l: number, c: number) => string,
): Pick<Shades, 'brandFill' | 'brandFillStrong' | 'onBrand'> {
  const brandFill = hexOf(fill);
  const texts = [toned(0.99, 0.01), '#ffffff', toned(0.19, 0.03), '#000000'];
  const onBrand = texts.find((text) => wcagContrast(text, brandFill) >= leastContrast);
  if (onBrand === undefined) throw new Error('this cannot happen: black or white has 4.5:1 on any colour');
  const isDark = texts.indexOf(onBrand) < 2;
  const away = isDark || fill.l > 0.93 ? -0.06 : 0.06;
  return { brandFill, brandFillStrong: hexOf({ ...fill, l: within(fill.l + away) }), onBrand };
}

const within = (lightness: number) => Math.min(1, Math.max(0, lightness));

/** Where a style has its place for the palette. */
export const paletteHere = '--palette: here;';

/** The palette as declarations of custom properties: `--paper: light-dark(#fff, #000);`. */
export const paletteCss = ({ light, dark }: Palette): string =>
  shadeNames
    .map(
      (name) =>
        `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: light-dark(${light[name]}, ${dark[name]});`,
    )
    .join('\n');

const shadeNames = [
  'paper',
  'raised',
  'sunken',
  'ink',
  'inkSoft',
  'line',
  'lineStrong',
  'brand',
  'brandStrong',
  'brandWash',
  'brandFill',
  'brandFillStrong',
  'onBrand',
  'brandBand',
  'onBand',
] as const satisfies readonly (keyof Shades)[];
