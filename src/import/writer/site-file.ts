/** `site.yaml` of an import: made once, then only given the languages that the source adds. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '#base/write-atomically.ts';
import { addLocale } from '#site/add-locale.ts';
import { parseSite } from '#site/parse-site.ts';
import { formatSite } from './front-matter.ts';
import type { Manifest } from './manifest.ts';

/** Locales of the site; none if there is none, or it can't be read yet. */
const localesOfSite = (contentDir: string): readonly string[] =>
  readSite(contentDir)?.site?.locales.map(({ id }) => id) ?? [];

/** Whether the content says how readers reach people, and the site so has a contact page. */
export const hasChannels = (contentDir: string): boolean => existsSync(join(contentDir, 'channels.yaml'));

/** Languages of the source that were imported before, and that somebody took out of `site.yaml` since. */
export function leftOutLocales(
  contentDir: string,
  locales: readonly string[],
  { files }: Manifest,
): readonly string[] {
  const imported = new Set(Object.keys(files).map((path) => path.split('/')[1]));
  const own = localesOfSite(contentDir);
  return own.length === 0 ? [] : locales.filter((id) => imported.has(id) && !own.includes(id));
}

/** A new `site.yaml`, or the one that is there with the languages that it lacks; all else in it stays as it is. */
export function writeSite(contentDir: string, site: Parameters<typeof formatSite>[0]): void {
  const file = join(contentDir, 'site.yaml');
  if (!existsSync(file)) return writeAtomically(file, formatSite(site), { isLasting: true });
  const own = localesOfSite(contentDir);
  if (own.length === 0) return;
  const written = readFileSync(file, 'utf8');
  const text = site.locales
    .filter((id) => !own.includes(id))
    .reduce((yaml, id) => addLocale(yaml, id) ?? yaml, written);
  if (text !== written) writeAtomically(file, text, { isLasting: true });
}

/** The address of a site whose own nobody knows yet. */
export const exampleUrl = 'https://help.example.com';

/** The site as `site.yaml` says; `undefined` as long as there is none. */
function readSite(contentDir: string) {
  const file = join(contentDir, 'site.yaml');
  if (!existsSync(file)) return undefined;
  const { site, soundPart } = parseSite({ file, text: readFileSync(file, 'utf8') });
  return { site: site ?? soundPart };
}

/** The address of the site: as `site.yaml` says, or that which a new one will have. */
export const urlOfSite = (contentDir: string, url: string | undefined): string =>
  readSite(contentDir)?.site?.url ?? url ?? exampleUrl;

/** The path below which the site lies: as `site.yaml` says, or that of the address which a new one will have. */
export function baseOfSite(contentDir: string, url: string | undefined): string {
  const own = readSite(contentDir);
  if (own) return own.site?.base ?? '';
  return url === undefined ? '' : (URL.parse(url)?.pathname ?? '').replace(/\/$/, '');
}
