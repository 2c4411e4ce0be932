/** Reads variables and snippets of a content folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { expandMarkdown } from '#markdown/expand.ts';
import { snippetData, type Reuse, type Snippet, type Use } from '#model/reuse/reuse.ts';
import { checkSnippetTranslations } from '#model/reuse/snippet-translations.ts';
import {
  parseVariables,
  reuseName,
  valueOf,
  valuesByCountry,
  type Variables,
} from '#model/reuse/variables.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { holdsOnlyComments, parseYaml } from '#problems/yaml.ts';
import type { Locale, Site } from '#site/site.ts';
import { withIncluded } from './included.ts';
import { splitFrontMatter, textStampOf } from './front-matter.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';
import { walk } from './walk.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

/** All variables and snippets. */
export interface ReadReuse {
  readonly of: (locale: string) => Reuse;
  /** By locale. */
  readonly byLocale: ReadonlyMap<string, Reuse>;
  readonly variables: Variables;
  readonly snippets: readonly Snippet[];
  /** Each name once. */
  readonly declared: readonly Pick<Use, 'kind' | 'name'>[];
  /** What snippets use themselves. */
  readonly uses: readonly Use[];
  /** Changes with everything that texts may take from here. */
  readonly hash: string;
  readonly problems: readonly Problem[];
}

/** Problems: those of reading, of `parseVariables`, and of the text of each snippet; `snippet-path`. */
export function readReuse(places: Pick<Places, 'contentDir' | 'unsaved'>, site: Site): ReadReuse {
  const { variables, text, problems } = readVariables(places, site);
  const read = readSnippets(places, site);
  const byLocale = new Map(site.locales.map((locale) => [locale.id, reuseIn(locale)]));
  const none: Reuse = { values: undefined, snippets: new Map() };
  const of = (locale: string) => byLocale.get(locale) ?? none;
  const checked = read.snippets.map((snippet) => checkSnippet(snippet, of(snippet.locale)));
  return {
    of,
    byLocale,
    variables: variables ?? new Map<string, never>(),
    snippets: read.snippets.map((snippet, index) => ({ ...snippet, parts: checked[index]?.parts })),
    declared: [
      ...[...(variables?.keys() ?? [])].map((name) => ({ kind: 'variable' as const, name })),
      ...[...new Set(read.snippets.map(({ name }) => name))].map((name) => ({
        kind: 'snippet' as const,
        name,
      })),
    ],
    uses: checked.flatMap(({ uses }) => uses),
    hash: contentHash(JSON.stringify([text, read.snippets, site.locales])),
    problems: [
      ...problems,
      ...read.problems,
      ...checked.flatMap((one) => one.problems),
      ...checkSnippetTranslations(read.snippets, site),
    ],
  };

  function reuseIn(locale: Locale): Reuse {
    const snippets = new Map<string, Snippet>();
    for (const id of [locale.id, ...locale.fallbacks])
      for (const snippet of read.snippets)
        if (snippet.locale === id && !snippets.has(snippet.name)) snippets.set(snippet.name, snippet);
    return {
      values: variables && new Map([...variables].map(([name, one]) => [name, valueOf(one, locale)])),
      byCountry: new Map(
        [...(variables ?? [])].flatMap(([name, one]) => {
          const values = valuesByCountry(one, locale);
          return values ? [[name, values] as const] : [];
        }),
      ),
      snippets,
    };
  }
}

function readVariables(
  { contentDir, unsaved }: Pick<Places, 'contentDir' | 'unsaved'>,
  site: Site,
): { readonly text: string; readonly variables?: Variables; readonly problems: readonly Problem[] } {
  const path = join(contentDir, 'variables.yaml');
  if (!existsSync(path)) return { text: '', problems: [] };
  const read = readTextFile(path, { unsaved });
  if (read.problems) return { text: '', problems: read.problems };
  const { text } = read;
  return holdsOnlyComments(text)
    ? { text, problems: [] }
    : { text, ...parseVariables({ file: shownPath(path), text }, site) };
}

function readSnippets({ contentDir, unsaved }: Pick<Places, 'contentDir' | 'unsaved'>, site: Site) {
  const folder = join(contentDir, 'snippets');
  const { files, problems: found } = walk(folder, { within: contentDir });
  const problems: Problem[] = [...found];
  const locales = site.locales.map(({ id }) => id);
  const snippets: Snippet[] = [];
  for (const path of files) {
    const file = shownPath(join(folder, path));
    const [locale = '', name = '', ...deeper] = path.replace(/\.md$/, '').split('/');
    if (!path.includes('/') || !path.endsWith('.md') || deeper.length > 0 || !reuseName.test(name)) {
      problems.push(unknownFile(file));
    } else if (!locales.includes(locale)) {
      const advice = `${didYouMean(locale, locales)}Move the file. `;
      problems.push(unknownLocale(locale, locales, { file }, advice));
    } else {
      const read = readTextFile(join(folder, path), { unsaved });
      if (read.problems) problems.push(...read.problems);
      else {
        const { lang, dir } = site.locales.find(({ id }) => id === locale) ?? site.source;
        snippets.push(parseSnippet({ name, file, locale, lang, dir, text: read.text }, problems));
      }
    }
  }
  return { snippets, problems };
}

/** A snippet. Adds to `problems` those of its front matter. */
function parseSnippet(
  { text, ...named }: Pick<Snippet, 'name' | 'file' | 'locale' | 'lang' | 'dir'> & { readonly text: string },
  problems: Problem[],
): Snippet {
  const { file } = named;
  const { yaml, body: written, firstLine } = splitFrontMatter(text);
  const front = yaml === undefined ? undefined : parseYaml({ file, text: yaml, firstLine: 2 }, snippetData);
  problems.push(...(front?.problems ?? []));
  const stamp = front?.data?.translationOf;
  const [blank = ''] = /^\n*/.exec(written) ?? [];
  const body = written.trimEnd().slice(blank.length);
  return {
    ...named,
    body,
    firstLine: firstLine + blank.length,
    stamp: stampOfSnippet(body),
    ...(front &&
      stamp !== undefined && { translationOf: { stamp, at: front.positionOf(['translationOf']) } }),
  };
}

/** The stamp of a snippet's text, without its front matter. */
export function stampOfSnippet(body: string): string {
  const { words } = analyseMarkdown({ file: '', body: body.trim(), firstLine: 1, format: 'md' });
  return textStampOf('', '', words);
}

const unknownFile = (file: string) =>
  problem(
    'file-unknown',
    { file },
    `"${file}" is not a snippet.`,
    'Name it snippets/<locale>/<name>.md, with small letters, digits and hyphens.',
  );

/** Files whose texts may name variables, besides texts and replies. */
const settings = /^(?:channels|announcements)\.yaml$|^stores\/[^/]+$/;

/** Where settings and stores name variables and snippets: in any text of their files. */
export function usesInSettings(
  { contentDir, unsaved }: Pick<Places, 'contentDir' | 'unsaved'>,
  { declared }: ReadReuse,
): Use[] {
  if (declared.length === 0) return [];
  const files = walk(contentDir).files.filter((path) => settings.test(path));
  return files.flatMap((path) => {
    const file = shownPath(join(contentDir, path));
    const { text = '' } = readTextFile(join(contentDir, path), { unsaved });
    return text.split('\n').flatMap((line, index) =>
      [...line.matchAll(named)].flatMap(({ index: column, groups = {} }): Use[] => {
        const kind = groups['snippet'] === undefined ? 'variable' : 'snippet';
        const name = groups['snippet'] ?? groups['variable'] ?? '';
        return declared.some((one) => one.kind === kind && one.name === name)
          ? [{ kind, name, file, at: { line: index + 1, column: column + 1 } }]
          : [];
      }),
    );
  });
}

const named = /\{\{[ \t]*(?<variable>[A-Za-z][\w.-]*)[ \t]*\}\}|::snippet\[(?<snippet>[^\]\n]*)\]/gu;

/** What is wrong with a snippet by itself. */
function checkSnippet({ name, file, locale, body, firstLine }: Snippet, reuse: Reuse) {
  const source = { file, locale, body, firstLine, format: 'md', snippet: name } as const;
  const expanded = expandMarkdown(source, reuse);
  const { parts, problems } = withIncluded(
    analyseMarkdown({ file, body: expanded.text, firstLine: expanded.placeOf, format: 'md' }),
    expanded.uses,
  );
  const own = [...parts.links, ...parts.images].filter(({ isIncluded }) => !isIncluded);
  const relative = own.filter(({ target }) => !isAddress(target) && !target.startsWith('#'));
  return {
    uses: expanded.uses,
    parts: {
      ...parts,
      links: parts.links.filter(({ target, isIncluded }) => !isIncluded && isAddress(target)),
      images: parts.images.filter(({ target, isIncluded }) => !isIncluded && isAddress(target)),
    },
    problems: [
      ...expanded.problems,
      ...problems,
      ...relative.map(({ target, at }) =>
        problem(
          'snippet-path',
          { file, at },
          `"${target}" starts from a folder, and the snippet appears in many.`,
          'Link to an article with "id:…", and to a file in content/public/ by its address, such as "/label.svg".',
        ),
      ),
    ],
  };
}

/** Whether a target is the same wherever the snippet appears. One of a heading depends on the page. */
const isAddress = (target: string) => /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(target);
