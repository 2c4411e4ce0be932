/** What `mkdocs.yml` says: https://www.mkdocs.org/user-guide/configuration/ */
import { isScalar, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { parentOf } from '#base/slash-path.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';

const text = z.string().optional().catch(undefined);
const lines = z
  .union([z.string().transform((value) => value.split('\n')), z.array(z.string())])
  .catch([])
  .default([]);
const anyRecord = z.record(z.string(), z.unknown());

/** `[name, {name: options}]` and `{name: options}` say the same. */
const named = z
  .unknown()
  .optional()
  .transform((value): ReadonlyMap<string, Readonly<Record<string, unknown>>> => {
    const list: unknown[] = Array.isArray(value) ? value : [value];
    return new Map(
      list.flatMap((one): [string, Record<string, unknown>][] => {
        if (typeof one === 'string') return [[one, {}]];
        return Object.entries(anyRecord.safeParse(one).data ?? {}).map(([name, options]) => [
          name,
          anyRecord.safeParse(options).data ?? {},
        ]);
      }),
    );
  });

const schema = z.object({
  site_name: text,
  site_url: text,
  docs_dir: z.string().catch('docs').default('docs'),
  use_directory_urls: z.boolean().catch(true).default(true),
  nav: z.array(z.unknown()).optional().catch(undefined),
  exclude_docs: lines,
  draft_docs: lines,
  theme: z.object({ language: text, custom_dir: text }).catch({}).default({}),
  plugins: named,
  markdown_extensions: named,
  extra: anyRecord.catch({}).default({}),
});

export interface MkDocsConfig extends z.infer<typeof schema> {
  /** Folder of the configuration. */
  readonly root: string;
  /** Folder of the texts. */
  readonly docs: string;
  /** Folder of the site's own theme, whose pictures lie at the top of the site; absent where it has none. */
  readonly theme_dir: string | undefined;
}

const configName = /(?:^|\/)mkdocs\.ya?ml$/;

/** The configuration of the place's help centre: of several, that with the most texts. */
export function findConfig({ files }: FolderPlace): string | undefined {
  const texts = (file: string) => {
    const folder = parentOf(file) === '' ? '' : `${parentOf(file)}/`;
    return files.filter((name) => name.startsWith(folder) && name.endsWith('.md')).length;
  };
  return files
    .filter((name) => configName.test(name))
    .toSorted((a, b) => texts(b) - texts(a) || a.length - b.length)[0];
}

/** Reads the configuration, and that which it inherits from. What isn't as it should be counts as absent. */
export function readConfig(place: FolderPlace, file: string | undefined): MkDocsConfig {
  const config = schema.parse(file === undefined ? {} : readInherited(place, file, []));
  const root = file === undefined ? '' : parentOf(file);
  const { custom_dir } = config.theme;
  return {
    ...config,
    root,
    docs: joinSourcePath(root, config.docs_dir) ?? root,
    theme_dir: custom_dir === undefined ? undefined : joinSourcePath(root, custom_dir)?.replace(/\/$/, ''),
  };
}

function readInherited(place: FolderPlace, file: string, seen: readonly string[]): Record<string, unknown> {
  const own = readYaml(place.textOf(file) ?? '');
  const { INHERIT: parent, ...rest } = own;
  const path = typeof parent === 'string' ? joinSourcePath(parentOf(file), parent) : undefined;
  if (path === undefined || seen.includes(path)) return rest;
  return { ...readInherited(place, path, [...seen, file]), ...rest };
}

/**
 * A mapping of YAML. What only Python or the environment knows (`!!python/name:`, `!ENV`) is `null`, as is an alias inside
 * what it repeats, which would have no end.
 */
export function readYaml(yaml: string): Record<string, unknown> {
  try {
    const document = parseDocument(yaml, { uniqueKeys: false, strict: false, logLevel: 'silent' });
    visit(document, {
      Alias: (_, node, above) =>
        above.some((part) => part === node.resolve(document)) ? document.createNode(null) : undefined,
      Node: (_, node) => {
        const isForeign = node.tag !== undefined && !/^tag:yaml\.org,2002:(?!python)/.test(node.tag);
        return isForeign && isScalar(node) ? document.createNode(null) : undefined;
      },
    });
    return anyRecord.safeParse(document.toJS({ maxAliasCount: 100 })).data ?? {};
  } catch {
    return {};
  }
}

/** What `{{ name }}` means where a plugin for variables is on. */
export function variablesOf({
  extra,
  plugins,
  site_name,
  site_url,
}: MkDocsConfig): ReadonlyMap<string, string> | undefined {
  if (!['macros', 'markdownextradata', 'material/macros'].some((name) => plugins.has(name))) return undefined;
  return new Map([...scalars(extra, ''), ...scalars({ site_name, site_url, extra }, 'config.')]);
}

function scalars(value: Readonly<Record<string, unknown>>, prefix: string): [string, string][] {
  return Object.entries(value).flatMap(([key, one]): [string, string][] => {
    if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean')
      return [[prefix + key, String(one)]];
    const inner = anyRecord.safeParse(one).data;
    return inner ? scalars(inner, `${prefix}${key}.`) : [];
  });
}
