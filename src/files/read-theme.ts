/** Reads what a site changes of how it looks: the files of `theme/`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#problems/problem.ts';
import { readTokens, type Token } from '#theme/read-tokens.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';

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
