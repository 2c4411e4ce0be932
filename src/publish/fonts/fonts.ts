/** Fonts of the site: cut into scripts, compressed, and described in CSS. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import subsetFont from 'subset-font';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { areIntact, sealOf, type Seal } from '#base/seal.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import type { Places } from '#files/places.ts';
import { publicPath } from '#files/public-files.ts';
import { servedPath } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';
import type { BrandFont } from '#site/brand.ts';
import type { Site } from '#site/site.ts';
import { fallbackDescriptors } from './metrics.ts';
import { codePointsOf, scripts, scriptsOf, type Script } from './scripts.ts';

/** Raise it when the same font gives other files or rules. */
const version = 1;

/** Path below the site's root where fonts are served. */
const fontsPath = '/_fonts/';

/** What a font gives to the site. */
export interface PreparedFonts {
  readonly files: readonly OutputFile[];
  /** `@font-face` rules. */
  readonly css: string;
  /** Custom properties of the styles: the families that stand before the system's. */
  readonly properties: string;
  /** Addresses that every page of a locale needs, by its id. */
  readonly preloads: ReadonlyMap<string, readonly string[]>;
  /** What the operator should know, in sentences. */
  readonly notes: readonly string[];
}

/** A site that has no font of its own. */
export const noFonts: PreparedFonts = { files: [], css: '', properties: '', preloads: new Map(), notes: [] };

type Use = keyof BrandFont;

/** One script of a font file. */
interface Subset {
  readonly use: Use;
  readonly script: Script;
  readonly file: string;
  readonly bytes: number;
  /** Weight and style, as `@font-face` has them. */
  readonly face: string;
  /** Whether text begins with it: upright, and of the weight that the use has most. */
  readonly isFirst: boolean;
}

interface FontRecord {
  readonly subsets: readonly Subset[];
  readonly fallback: string;
  readonly seals: Readonly<Record<string, Seal>>;
}

const fontRecord = recordKind<FontRecord>('fonts 1');

/** Cuts the fonts of the site for the scripts of its locales. Kept in `<cacheDir>/fonts` by what they are made from. */
export async function prepareFonts(site: Site, places: Places): Promise<PreparedFonts> {
  const { font } = site.brand;
  if (!font) return noFonts;
  const wanted = [...new Set(site.locales.flatMap(({ lang }) => scriptsOf(lang)))];
  const folder = join(places.cacheDir, 'fonts');
  mkdirSync(folder, { recursive: true });
  const records: FontRecord[] = [];
  for (const use of ['text', 'headings'] as const) {
    for (const [index, address] of font[use].entries()) {
      const path = publicPath(places, address);
      if (path !== undefined)
        records.push(await cut(readFileSync(path), { use, isFirst: index === 0, wanted, folder }));
    }
  }
  return describe(records, site, folder);
}

interface Cutting {
  readonly use: Use;
  readonly isFirst: boolean;
  readonly wanted: readonly Script[];
  readonly folder: string;
}

async function cut(bytes: Buffer, { use, isFirst, wanted, folder }: Cutting): Promise<FontRecord> {
  const key = contentHash(JSON.stringify([version, contentHash(bytes), use, isFirst, wanted]));
  const recordPath = join(folder, `${key}.json`);
  const known = fontRecord.read(recordPath);
  if (known && areIntact(folder, known.seals)) return known;
  const font = create(bytes);
  if (!('layout' in font)) throw new Error('this cannot happen: collections are refused by checkBrandFiles');
  const subsets: Subset[] = [];
  const seals: Record<string, Seal> = {};
  for (const script of wanted) {
    const has = codePointsOf(scripts[script]).filter((code) => font.hasGlyphForCodePoint(code));
    if (has.length === 0) continue;
    const made = await subsetFont(bytes, String.fromCodePoint(...has), { targetFormat: 'woff2' });
    const file = `${contentHash(made)}.woff2`;
    writeAtomically(join(folder, file), made);
    seals[file] = sealOf(join(folder, file), made);
    subsets.push({ use, script, file, bytes: made.length, face: faceOf(font), isFirst });
  }
  // Slanted text is short, so nothing moves for it.
  const fallback = font.italicAngle === 0 ? `${faceOf(font)} ${fallbackDescriptors(font)}` : '';
  const record = { subsets, fallback, seals };
  fontRecord.write(recordPath, record);
  return record;
}

/** Weight and style of a font: of a variable font, the weights that it spans. */
function faceOf(font: Font): string {
  const axis = font.variationAxes.wght;
  const weight = axis ? `${axis.min} ${axis.max}` : String(font['OS/2'].usWeightClass);
  return `font-weight: ${weight}; font-style: ${font.italicAngle === 0 ? 'normal' : 'italic'};`;
}

const familyOf = (use: Use) => `Site ${use}`;
const fallbackOf = (use: Use) => `Site ${use} fallback`;

/** Rules for every subset, and for what stands in for it. */
function cssOf(records: readonly FontRecord[], site: Site): string {
  const subsets = records.flatMap((record) => record.subsets);
  const rules = subsets.map(
    ({ use, script, file, face }) =>
      `@font-face { font-family: '${familyOf(use)}'; ${face} font-display: swap; ` +
      `src: url(${servedPath(site, fontsPath + file)}) format('woff2'); unicode-range: ${scripts[script]}; }`,
  );
  // Another script of the system's font would be in the way of fonts that are made for it.
  const fallbacks = records
    .filter(({ fallback }) => fallback !== '')
    .flatMap(({ fallback, subsets: [first, ...others] }) => {
      if (!first) return [];
      const ranges = [first, ...others].map(({ script }) => scripts[script]).join(', ');
      return [
        `@font-face { font-family: '${fallbackOf(first.use)}'; ${fallback} unicode-range: ${ranges}; }`,
      ];
    });
  return [...rules, ...fallbacks].join('\n');
}

function describe(records: readonly FontRecord[], site: Site, folder: string): PreparedFonts {
  const subsets = records.flatMap((record) => record.subsets);
  const uses = [...new Set(subsets.map(({ use }) => use))];
  // The same file may have two uses.
  const sum = (some: readonly Subset[]) => {
    const sizes = new Map(some.map(({ file, bytes }) => [file, bytes]));
    return Math.round([...sizes.values()].reduce((all, bytes) => all + bytes, 0) / 1000);
  };
  const names = [...new Set(subsets.map(({ file }) => file))];
  const first = (lang: string) =>
    subsets.filter(({ isFirst, script }) => isFirst && script === firstScript(lang, subsets));
  const loads = site.locales.map(({ id, lang }) => `${id} ${sum(first(lang))} kB`);
  return {
    files: names.map((file) => ({
      path: fontsPath.slice(1) + file,
      copyOf: join(folder, file),
      key: file,
    })),
    css: cssOf(records, site),
    properties: uses.map((use) => `--own-${use}: '${familyOf(use)}', '${fallbackOf(use)}',;`).join('\n'),
    preloads: new Map(
      site.locales.map(
        ({ id, lang }) => [id, [...new Set(first(lang).map(({ file }) => fontsPath + file))]] as const,
      ),
    ),
    notes: [
      `Fonts: ${names.length} files of ${sum(subsets)} kB together. First view of a page: ${loads.join(', ')}.`,
    ],
  };
}

/** The script that a language's pages begin with, of those that the fonts have. */
const firstScript = (lang: string, subsets: readonly Subset[]): Script | undefined =>
  scriptsOf(lang).find((script) => subsets.some((subset) => subset.script === script));
