/** The configuration of a Jekyll site: https://jekyllrb.com/docs/configuration/ */
import { matchesGlob } from 'node:path';
import { z } from 'zod';
import { alertMeant } from '#markdown/other-dialects.ts';
import type { AlertKind } from '#markdown/vocabulary.ts';
import { parseYaml } from '#problems/yaml.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { localeOf } from '#import/sources/split-locales.ts';

export interface JekyllCollection {
  readonly label: string;
  readonly output: boolean;
  readonly permalink: string | undefined;
  readonly title: string | undefined;
}

export interface JekyllConfig {
  /** All that it says, for `site` in Liquid. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** Folder of the site below the place, with "/" at its end, or nothing. */
  readonly root: string;
  /** Whether the source has a configuration, and not only texts. */
  readonly isWhole: boolean;
  readonly title: string | undefined;
  /** `https://docs.example.com` */
  readonly url: string;
  readonly baseurl: string;
  readonly permalink: string;
  readonly collectionsDir: string;
  readonly collections: ReadonlyMap<string, JekyllCollection>;
  readonly exclude: readonly string[];
  readonly include: readonly string[];
  readonly languages: readonly string[];
  readonly locale: string;
  readonly takesAllMarkdown: boolean;
  readonly callouts: ReadonlyMap<string, AlertKind>;
  readonly defaultsFor: (path: string, type: string) => Readonly<Record<string, unknown>>;
}

const mapping = z.record(z.string(), z.unknown());
const text = z.string().catch('');
const texts = z.array(z.string()).catch([]);
const defaults = z
  .array(
    z.object({
      scope: z
        .object({ path: text, type: z.string().optional().catch(undefined) })
        .catch({ path: '', type: undefined }),
      values: mapping,
    }),
  )
  .catch([]);

/** The configuration nearest to the top. */
export const configFile = ({ files }: FolderPlace): string | undefined =>
  files
    .filter((name) => /(?:^|\/)_config\.ya?ml$/.test(name))
    .toSorted((a, b) => a.split('/').length - b.split('/').length)[0];

/** Reads the configuration; one that cannot be read counts as empty. */
export function readConfig(place: FolderPlace, file: string | undefined, fallback: string): JekyllConfig {
  const written = file === undefined ? undefined : place.textOf(file);
  const raw = mapping.safeParse(written === undefined ? {} : yamlOf(written)).data ?? {};
  const folder = file === undefined ? '' : file.slice(0, file.lastIndexOf('/') + 1);
  const source = text.parse(raw['source']).replace(/^\.?\/*|\/*$/g, '');
  const root = source === '' || source === '.' ? folder : `${folder}${source}/`;
  const plugins = [...texts.parse(raw['plugins']), ...texts.parse(raw['gems'])];
  const gemfile = place.textOf(`${folder}Gemfile`) ?? '';
  const languages = [...texts.parse(raw['languages']), ...texts.parse(raw['locales'])].filter(
    (one) => localeOf(one) !== undefined,
  );
  const named = ['default_lang', 'default_locale', 'lang', 'locale', 'language'].map((key) =>
    localeOf(text.parse(raw[key])),
  );
  return {
    raw,
    root,
    isWhole: file !== undefined,
    title: text.parse(raw['title'] ?? raw['name']) || undefined,
    url: text.parse(raw['url']).replace(/\/+$/, ''),
    baseurl: withSlash(text.parse(raw['baseurl'])),
    permalink: text.parse(raw['permalink']) || 'date',
    collectionsDir: text.parse(raw['collections_dir']).replace(/^\/+|\/+$/g, ''),
    collections: collectionsOf(raw['collections']),
    exclude: texts.parse(raw['exclude']),
    include: texts.parse(raw['include']),
    languages,
    locale:
      languages.length > 0 && !named[0]
        ? (localeOf(languages[0] ?? '') ?? fallback)
        : (named.find(Boolean) ?? fallback),
    takesAllMarkdown:
      file === undefined ||
      /github-pages/.test(gemfile) ||
      gemfile === '' ||
      plugins.includes('jekyll-optional-front-matter'),
    callouts: calloutsOf(raw['callouts']),
    defaultsFor: defaultsReader(defaults.parse(raw['defaults'])),
  };
}

/** YAML that is read as far as it goes. */
export function yamlOf(written: string): unknown {
  return parseYaml({ file: '', text: written }, z.unknown()).data;
}

const withSlash = (path: string) => {
  const bare = path.replace(/^\/+|\/+$/g, '');
  return bare === '' ? '' : `/${bare}`;
};

const collection = z.object({
  output: z.boolean().catch(false),
  permalink: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});

function collectionsOf(written: unknown): Map<string, JekyllCollection> {
  const listed = Array.isArray(written)
    ? Object.fromEntries(texts.parse(written).map((label) => [label, {}]))
    : mapping.safeParse(written).data;
  return new Map(
    Object.entries(listed ?? {}).map(([label, value]) => {
      const { output, permalink, title, name } = collection.catch({ output: false }).parse(value ?? {});
      return [label, { label, output, permalink, title: title ?? name }];
    }),
  );
}

type Defaults = z.infer<typeof defaults>;

/** Front matter that the configuration gives to files by path and type; the most particular scope comes last. */
function defaultsReader(all: Defaults) {
  const ordered = all.toSorted((a, b) => precedence(a) - precedence(b));
  return (path: string, type: string) =>
    Object.assign(
      {},
      ...ordered.filter(({ scope }) => applies(scope, path, type)).map(({ values }) => values),
    ) as Record<string, unknown>;
}

const precedence = ({ scope }: Defaults[number]) =>
  scope.path.length * 2 + (scope.type === undefined ? 0 : 1);

function applies({ path, type }: Defaults[number]['scope'], file: string, own: string): boolean {
  if (
    type !== undefined &&
    type !== own &&
    !(own === 'pages' && type === 'page') &&
    !(own === 'posts' && type === 'post')
  )
    return false;
  const wanted = path.replace(/^\/+|\/+$/g, '');
  if (wanted === '') return true;
  if (wanted.includes('*')) return matchesGlob(file, wanted) || matchesGlob(file, `${wanted}/**`);
  return file === wanted || file.startsWith(`${wanted}/`);
}

/** Boxes of Just the Docs that a site names itself. */
function calloutsOf(written: unknown): Map<string, AlertKind> {
  const boxes = z
    .record(z.string(), z.object({ color: z.string().optional() }).catch({}))
    .catch({})
    .parse(written ?? {});
  return new Map(
    Object.entries(boxes).map(([name, { color = '' }]) => [name, alertMeant(name) ?? kindOfColour(color)]),
  );
}

const kindOfColour = (colour: string): AlertKind =>
  /red/.test(colour)
    ? 'caution'
    : /yellow|orange/.test(colour)
      ? 'warning'
      : /green/.test(colour)
        ? 'tip'
        : /purple/.test(colour)
          ? 'important'
          : 'note';
