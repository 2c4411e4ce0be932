/** Writes the files of our content layout as text. */
import { stringify } from 'yaml';

/** A file with front matter. Keys without a value are left out; lists stand on one line. */
export function formatContentFile(data: Readonly<Record<string, unknown>>, body: string): string {
  const lines = Object.entries(data)
    .filter(
      ([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
    )
    .map(([key, value]) => `${key}: ${formatValue(value)}\n`);
  const text = body.replace(/^\s*\n/, '').trimEnd();
  return `---\n${lines.join('')}---\n${text === '' ? '' : `\n${text}\n`}`;
}

const formatValue = (value: unknown) =>
  stringify(value, {
    lineWidth: 0,
    flowCollectionPadding: false,
    ...(Array.isArray(value) ? { collectionStyle: 'flow' } : {}),
  }).trimEnd();

/** `site.yaml` of a new content folder. */
export function formatSite(site: {
  readonly name: string;
  readonly url: string;
  readonly locales: readonly string[];
  /** Ids of the articles under "Most asked", after those with the best votes. */
  readonly featured: readonly string[];
  /** Addresses of the old home page. */
  readonly legacy: readonly string[];
}): string {
  const legacy = site.legacy.length === 0 ? '' : `legacy: ${formatValue([...site.legacy])}\n`;
  const featured =
    site.featured.length === 0 ? '' : `featured:\n${site.featured.map((id) => `  - ${id}\n`).join('')}`;
  return `name: ${formatValue(site.name)}\nurl: ${formatValue(site.url)}\nlocales: [${site.locales.join(', ')}]\n${featured}${legacy}`;
}
