/** Reads what a site changes of how it looks: the files of `theme/`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean, nearest } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { themeComponentNames, type ThemeComponentName } from '#theme/components.ts';
import { readTokens, type Token } from '#theme/read-tokens.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';
import { walk } from './walk.ts';

/** The file of a site's tokens. */
export const tokensFile = ({ themeDir }: Pick<Places, 'themeDir'>): string => join(themeDir, 'tokens.css');

/** Tokens of the site; none without the file. Problems: those of reading and of `readTokens`. */
export function readThemeTokens(places: Pick<Places, 'themeDir'>): {
  readonly tokens: readonly Token[];
  readonly problems: readonly Problem[];
} {
  const path = tokensFile(places);
  if (!existsSync(path)) return { tokens: [], problems: [] };
  const read = readTextFile(path);
  return read.problems ? { tokens: [], ...read } : readTokens(shownPath(path), read.text);
}

/** The file with which a site overrides a component. */
export const overrideFile = ({ themeDir }: Pick<Places, 'themeDir'>, name: ThemeComponentName): string =>
  join(themeDir, 'components', `${name}.astro`);

/** Components that the site overrides. */
export const overridden = (places: Pick<Places, 'themeDir'>): readonly ThemeComponentName[] =>
  themeComponentNames.filter((name) => existsSync(overrideFile(places, name)));

/** What lies in `theme/` itself. */
const known = ['tokens.css', 'slots', 'components'];

/**
 * Files whose names are meant to say something, and don't. Other folders are the site's own, for what its components
 * use. Problems: `theme-file`, and links in tokens and slots that lead out of the theme or nowhere.
 */
export function checkThemeFiles({ themeDir }: Pick<Places, 'themeDir'>): Problem[] {
  const { files, problems } = walk(themeDir);
  const isPublished = ({ file }: Problem) =>
    ['tokens.css', 'slots'].some((name) => `${file}/`.startsWith(`${shownPath(join(themeDir, name))}/`));
  return [...problems.filter(isPublished), ...files.flatMap((name) => misnamed(themeDir, name))];
}

function misnamed(themeDir: string, name: string): Problem[] {
  const [first = '', second = '', ...deeper] = name.split('/');
  const where = { file: shownPath(join(themeDir, name)) };
  if (!known.includes(first)) {
    const meant = nearest(first, known);
    const message = `Fener doesn't read "${first}".`;
    return meant === undefined ? [] : [problem('theme-file', where, message, `Rename it to "${meant}".`)];
  }
  const isOverride = first === 'components' && deeper.length === 0;
  if (!isOverride || themeComponentNames.some((component) => `${component}.astro` === second)) return [];
  return [
    problem(
      'theme-file',
      where,
      `There is no component "${second.replace(/\.astro$/, '')}" to override.`,
      `${didYouMean(second.replace(/\.\w+$/, ''), themeComponentNames)}"npx fener eject --list" names all. What your components use goes into another folder of theme/.`,
    ),
  ];
}
