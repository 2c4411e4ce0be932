/** Who is asked about which file: `CODEOWNERS`, as GitHub and GitLab read it. */
import type { ContentSource } from './source.ts';

/** What GitHub and GitLab take for an owner: `@ada`, `@company/returns`, `ada@company.example`. */
const handle = /^(?:@[\w.-]+(?:\/[\w.-]+)*|[^\s@#]+@[^\s@#]+\.[^\s@#]+)$/;

/** Lines of a block, and the texts whose owner no host knows. */
export interface CodeOwners {
  readonly lines: readonly string[];
  readonly unknown: readonly ContentSource[];
}

/**
 * A line for each article that has an owner, which stands for its translations too, and one for each translation with an
 * owner of its own behind it: the last line that fits decides. `folder` is the path of `articles` in the repository.
 */
export function codeOwnersOf(
  sources: readonly ContentSource[],
  { folder, source: sourceLocale }: { readonly folder: string; readonly source: string },
): CodeOwners {
  const owned = sources.filter((source) => ownerOf(source) !== undefined);
  const isKnown = (source: ContentSource) => handle.test(ownerOf(source) ?? '');
  const lines = owned
    .filter(isKnown)
    .toSorted((a, b) => Number(b.locale === sourceLocale) - Number(a.locale === sourceLocale))
    .map((source) => {
      const locale = source.locale === sourceLocale ? '*' : source.locale;
      return `${asPattern(`/${folder}/`)}${locale}/${asPattern(source.path)}.* ${ownerOf(source)}`;
    });
  return { lines, unknown: owned.filter((source) => !isKnown(source)) };
}

const ownerOf = ({ data }: ContentSource) => ('owner' in data ? data.owner : undefined);

/** A path whose signs all stand for themselves; those that can't stand for any one sign. */
const asPattern = (path: string) => path.replace(/[\s#[\]!*?\\]/gu, '?');

const begin = '# Owners of articles: npx fener codeowners --write';
const end = '# End of owners of articles';

/** A file with the block put in, instead of the one that it had. */
export function withCodeOwners(text: string, lines: readonly string[]): string {
  const block = [begin, ...lines, end, ''].join('\n');
  const start = text.indexOf(begin);
  const close = text.indexOf(end, start);
  if (start >= 0 && close >= 0)
    return text.slice(0, start) + block + text.slice(close + end.length).replace(/^\n/, '');
  return text === '' ? block : `${text.replace(/\n*$/, '\n\n')}${block}`;
}
