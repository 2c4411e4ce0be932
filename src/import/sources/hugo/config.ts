/** What Hugo is told: https://gohugo.io/configuration/ */
import { parse as parseTomlText } from 'smol-toml';
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { parseYaml } from '#problems/yaml.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Note } from '#import/tree/notes.ts';

const text = z.string().optional().catch(undefined);
const record = z.record(z.string(), z.unknown());

const language = z.object({ contentdir: text, title: text });

const config = z.object({
  title: text,
  baseurl: text,
  contentdir: text,
  staticdir: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  defaultcontentlanguage: text,
  defaultcontentlanguageinsubdir: z.boolean().optional().catch(undefined),
  languages: z.record(z.string(), language.catch({})).optional().catch(undefined),
  params: record.optional().catch(undefined),
});

export interface HugoConfig extends z.infer<typeof config> {
  /** Folder of the site below the place; `''` at its top, else with `/` at its end. */
  readonly root: string;
  /** Files that can't be read. */
  readonly notes: readonly Note[];
}

const named = /^((?:[^/]+\/){0,2})(?:config\/_default\/)?(?:hugo|config)\.(?:toml|ya?ml|json)$/;
const part = /^config\/_default\/(?:(hugo|config)|(languages|params))\.(?:toml|ya?ml|json)$/;

/** The file by which a site of Hugo is known: it has texts below a folder `content`. */
export function configFile({ files }: FolderPlace): string | undefined {
  return files
    .filter((name) => {
      const root = rootOf(name);
      return (
        root !== undefined && files.some((one) => one.startsWith(`${root}content/`) && one.endsWith('.md'))
      );
    })
    .toSorted((a, b) => a.split('/').length - b.split('/').length)[0];
}

const rootOf = (name: string): string | undefined => named.exec(name)?.[1];

/** All configuration of a site. Keys are in small letters, as Hugo doesn't tell them from capitals. */
export function readConfig(place: FolderPlace, file: string): HugoConfig {
  const root = rootOf(file) ?? '';
  const notes: Note[] = [];
  const whole = readSettings(place, file, notes);
  for (const name of place.files) {
    const [, main, only] = name.startsWith(root) ? (part.exec(name.slice(root.length)) ?? []) : [];
    if (main !== undefined) Object.assign(whole, { ...readSettings(place, name, notes), ...whole });
    if (only !== undefined) whole[only] ??= readSettings(place, name, notes);
  }
  return { ...config.parse(whole), root, notes };
}

function readSettings(place: FolderPlace, name: string, notes: Note[]): Record<string, unknown> {
  const written = place.textOf(name) ?? '';
  const value = name.endsWith('.toml')
    ? parseToml(written)
    : name.endsWith('.json')
      ? parseJson(written)
      : parseYaml({ file: name, text: written, firstLine: 1 }, record).data;
  const { data } = record.safeParse(inSmallLetters(value));
  if (data === undefined)
    notes.push({
      file: name,
      line: undefined,
      kind: 'file-skipped',
      what: "the configuration can't be read",
    });
  return data ?? {};
}

/** TOML as plain values; `undefined` for what isn't TOML. */
export function parseToml(written: string): Record<string, unknown> | undefined {
  try {
    return parseTomlText(written);
  } catch {
    return undefined;
  }
}

function inSmallLetters(value: unknown, depth = 0): unknown {
  const { data } = record.safeParse(value);
  if (!data || depth > 3) return value;
  return Object.fromEntries(
    Object.entries(data).map(([key, inner]) => [key.toLowerCase(), inSmallLetters(inner, depth + 1)]),
  );
}
