/** The files that `brand` in `site.yaml` and topics name: whether they are there, and whether they are what they should be. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { didYouMean } from '#problems/nearest.ts';
import { isError, problem, type Problem } from '#problems/problem.ts';
import type { Topic } from '#model/articles/article.ts';
import type { ContentSource } from '#model/articles/source.ts';
import type { ParsedSite } from '#site/parse-site.ts';
import type { Site } from '#site/site.ts';
import { checkPicture, pictureName } from './picture-file.ts';
import { shownPath, type Places } from './places.ts';
import { contentPublicDir, publicPath } from './public-files.ts';

/** A file of `public/` that something names. */
interface NamedFile {
  readonly address: string;
  /** Endings that it may have, and how they are called. */
  readonly endings: RegExp;
  readonly what: string;
}

interface BrandFile extends NamedFile {
  /** Keys below `brand`. */
  readonly key: readonly string[];
}

const fontName = /\.(woff2?|ttf|otf)$/i;

/** Beginnings of font files, https://www.w3.org/TR/WOFF2/ and https://learn.microsoft.com/typography/opentype/spec/otff. */
const fontBeginnings = ['wOF2', 'wOFF', 'OTTO', 'true', '\0\u0001\0\0'];

const isFont = (path: string) => fontBeginnings.includes(readFileSync(path).toString('latin1', 0, 4));

const picture = { endings: pictureName, what: 'a picture: SVG, PNG, JPEG, WebP or AVIF' };

/** Pictures on pages, by address: they are measured, cleaned and converted as those of articles are. */
export const brandPictures = ({ brand: { logo, hero } }: Pick<Site, 'brand'>): readonly string[] =>
  [logo?.light, logo?.dark, hero.src].filter((address) => address !== undefined);

/** Pictures of the cards of topics, by address. */
export const topicPictures = (topics: ReadonlyMap<string, Pick<Topic, 'data'>>): readonly string[] =>
  [...topics.values()].map(({ data }) => data.picture).filter((address) => address !== undefined);

function filesOf({ brand: { logo, icon, hero, font } }: Site): BrandFile[] {
  return [
    ...(logo ? [{ address: logo.light, key: ['logo', 'light'], ...picture }] : []),
    ...(logo?.dark === undefined ? [] : [{ address: logo.dark, key: ['logo', 'dark'], ...picture }]),
    ...[...new Set([...(font?.text ?? []), ...(font?.headings ?? [])])].map((address) => ({
      address,
      key: ['font'],
      endings: fontName,
      what: 'a font: WOFF2, WOFF, TTF or OTF',
    })),
    ...(hero.src === undefined ? [] : [{ address: hero.src, key: ['hero'], ...picture }]),
    ...(icon === undefined
      ? []
      : [{ address: icon, key: ['icon'], endings: /\.(svg|png)$/i, what: 'an SVG or PNG' }]),
  ];
}

/** The file that an address means: of a similar name, or of the same name in another folder, as `/public/logo.svg` has. */
function nearestFile(address: string, known: readonly string[]): string {
  const sameName = known.filter((name) => basename(name) === basename(address));
  return sameName.length === 1 ? `Did you mean "${sameName[0]}"? ` : didYouMean(address, known);
}

/** Problems: `file-missing`, `invalid-value` for a file of another kind, those of `checkPicture`. */
export function checkBrandFiles(
  site: Site,
  publicFiles: ReadonlySet<string>,
  { places, at }: { readonly places: Places; readonly at: ParsedSite['at'] },
): Problem[] {
  return filesOf(site).flatMap(({ key, ...file }) =>
    checkNamed(file, at?.(['brand', ...key]) ?? { file: 'site.yaml' }, { places, publicFiles }),
  );
}

/** Problems of the pictures that topics name: those of `checkBrandFiles`. */
export function checkTopicPictures(
  sources: readonly ContentSource[],
  publicFiles: ReadonlySet<string>,
  places: Places,
): Problem[] {
  return sources.flatMap((source) => {
    if (source.kind !== 'topic' || source.data.picture === undefined) return [];
    const where = { file: source.file, at: source.positionOf(['picture']) };
    return checkNamed({ address: source.data.picture, ...picture }, where, { places, publicFiles });
  });
}

function checkNamed(
  { address, endings, what }: NamedFile,
  where: Parameters<typeof problem>[1],
  { places, publicFiles }: { readonly places: Places; readonly publicFiles: ReadonlySet<string> },
): Problem[] {
  if (!endings.test(address)) {
    return [problem('invalid-value', where, `"${address}" is not ${what}.`, 'Name a file of that kind.')];
  }
  const path = publicPath(places, address);
  if (!publicFiles.has(address) || path === undefined) {
    const folders = [contentPublicDir(places), places.publicDir].map((folder) => shownPath(folder));
    return [
      problem(
        'file-missing',
        where,
        `There is no file "${address}".`,
        `${nearestFile(
          address,
          [...publicFiles].filter((name) => endings.test(name)),
        )}` + `Put it into ${folders[0]}/, which travels with the content, or into ${folders[1]}/.`,
      ),
    ];
  }
  if (fontName.test(address) && !isFont(path)) {
    const message = `"${address}" has the name of a font, but is something else.`;
    return [problem('invalid-value', where, message, 'Export or download the font again.')];
  }
  return pictureName.test(address)
    ? checkPicture(path, shownPath(path), statSync(path).size).filter((found) => isError(found))
    : [];
}
