/** How a site looks: the part `brand` of `content/site.yaml`. */
import { z } from 'zod';
import { problem, type Problem } from '#problems/problem.ts';
import { localized, type Localized } from './localized.ts';
import { colorOfHue, paletteOf, readColor, type Palette } from './palette.ts';

const color = z.custom<string>((value) => typeof value === 'string' && readColor(value) !== undefined, {
  error: 'a CSS colour without transparency, such as "#0a5c36", "teal" or "oklch(45% 0.1 160)"',
});

/** The address of a file of `public/`. */
const publicFile = z.string().startsWith('/', {
  error: ({ input }) => {
    const example = typeof input === 'string' ? addressMeant(input) : '/logo.svg';
    return `the address of a file in public/, such as "${example}"`;
  },
});

/** The address that a path in the folder of the site means. */
const addressMeant = (path: string) => `/${path.replace(/^(?:\.?\/)*(?:content\/)?(?:public\/)?/, '')}`;

const logoData = z.strictObject({
  light: publicFile.describe('On light pages: the address of a file in `public/`.'),
  dark: publicFile.optional().describe('On dark pages. Default: the same file.'),
  height: z.number().int().min(16).max(56).optional().describe('Height in the header, in CSS pixels.'),
  alt: localized
    .optional()
    .describe(
      'What the logo says to those who cannot see it. Default: the name of the site where the logo stands alone, nothing where the name stands beside it.',
    ),
  name: z.boolean().optional().describe('Whether the name of the site stands beside the logo.'),
});

/** What can be drawn behind the question, in the colour of the brand. */
export const heroPatterns = ['glow', 'rings', 'dots', 'lines'] as const;

const heroData = z.strictObject({
  src: publicFile.optional().describe('A picture: the address of a file in `public/`.'),
  pattern: z
    .enum(heroPatterns)
    .optional()
    .describe('What is drawn in the colour of the brand where there is no picture. Default: `glow`.'),
  mirror: z
    .boolean()
    .optional()
    .describe(
      'Whether pages that are read from right to left show it the other way round. Default: no, since it may hold letters.',
    ),
});

const fontFiles = z.union([publicFile, z.array(publicFile).min(1)]);

const fontData = z.strictObject({
  text: fontFiles
    .optional()
    .describe('Font of everything but headings. The first file is the upright text of usual weight.'),
  headings: fontFiles.optional().describe('Font of headings. Default: the font of the system.'),
});

/** The shape of `brand`. */
export const brandData = z
  .strictObject({
    color: color
      .optional()
      .describe('The exact colour of the brand, such as `"#0a5c36"`. Write it between quotes.'),
    hue: z.number().min(0).max(360).optional().describe('The simple form: a hue from 0 to 360.'),
    logo: z.union([publicFile, logoData]).optional().describe('The logo of the header.'),
    icon: publicFile.optional().describe('The icon of the browser tab, as SVG or PNG. Default: a drawn one.'),
    hero: z
      .union([publicFile, heroData])
      .optional()
      .describe('What is behind the question on the home page: a picture or a pattern.'),
    font: z
      .union([publicFile, fontData])
      .optional()
      .describe('Font files. Default: the fonts of the system.'),
  })
  .refine(({ color: exact, hue }) => exact === undefined || hue === undefined, {
    path: ['hue'],
    error: '"hue" and "color" both say the colour. Remove one of the two',
  });

type BrandData = z.infer<typeof brandData>;

/** What pages, icons and social images look like. */
export interface Brand {
  readonly palette: Palette;
  readonly logo: Logo | undefined;
  /** The address of an SVG or PNG; absent where the icon is drawn. */
  readonly icon: string | undefined;
  readonly hero: Hero;
  /** Addresses of font files; absent where the fonts are those of the system. */
  readonly font: BrandFont | undefined;
}

/** What is behind the question on the home page. */
export interface Hero {
  /** Address of a picture. */
  readonly src: string | undefined;
  /** What is drawn without one. */
  readonly pattern: (typeof heroPatterns)[number];
  /** Whether pages that are read from right to left show it the other way round. */
  readonly mirror: boolean;
}

const toHero = (written: BrandData['hero'] = {}): Hero => {
  const { src, pattern = 'glow', mirror = false } = typeof written === 'string' ? { src: written } : written;
  return { src, pattern, mirror };
};

/** Font files by their use, the one that is needed first at the beginning. */
export interface BrandFont {
  readonly text: readonly string[];
  readonly headings: readonly string[];
}

const listOf = (files: string | readonly string[] = []) => (typeof files === 'string' ? [files] : files);

const toFont = (written: NonNullable<BrandData['font']>): BrandFont =>
  typeof written === 'string'
    ? { text: [written], headings: [written] }
    : { text: listOf(written.text), headings: listOf(written.headings) };

/** The logo of the header. Files are named by their addresses. */
export interface Logo {
  readonly light: string;
  readonly dark: string | undefined;
  readonly height: number;
  readonly alt: Localized | undefined;
  readonly hasName: boolean;
}

/** Height of a logo that sets none. */
const logoHeight = 32;

const toLogo = (written: NonNullable<BrandData['logo']>): Logo => {
  const { light, dark, height, alt, name } = typeof written === 'string' ? { light: written } : written;
  return { light, dark, height: height ?? logoHeight, alt, hasName: name ?? true };
};

/** Hue of a site that names none. */
const defaultHue = 255;

export const toBrand = ({ color: exact, hue, logo, icon, hero, font }: BrandData = {}): Brand => ({
  palette: paletteOf((exact && readColor(exact)) ?? colorOfHue(hue ?? defaultHue)),
  logo: logo === undefined ? undefined : toLogo(logo),
  icon,
  hero: toHero(hero),
  font: font === undefined ? undefined : toFont(font),
});

/** Problems: `color-contrast`. `at`: the place of a key of `brand`. */
export function checkBrand(
  data: BrandData | undefined,
  at: (key: string) => Parameters<typeof problem>[1],
): Problem[] {
  const { moved } = toBrand(data).palette;
  if (data?.color === undefined || !moved) return [];
  const contrast = `${(Math.floor(moved.contrast * 10) / 10).toFixed(1)}:1`;
  return [
    problem(
      'color-contrast',
      at('color'),
      `As text, "${data.color}" has a contrast of ${contrast} on light pages, and people need 4.5:1. ` +
        `Links are written in "${moved.to}" there. Buttons and icons keep your colour.`,
      `Choose a darker colour, such as "${moved.to}". Or keep it, and set "check: { rules: { color-contrast: off } }".`,
    ),
  ];
}
