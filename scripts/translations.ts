/**
 * Shows what is translated, stale or missing in each locale. `--stamp FILE…` records that translations follow the current
 * source text. Exit code 0: done, 1: the content has errors, 2: wrong usage.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isWithin } from '#base/file-paths.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { translationStatus, type LocaleStatus } from '#model/articles/status.ts';
import { setFrontMatterKey } from '#files/edit-front-matter.ts';
import { formatProblems } from '#problems/format.ts';
import { resolve } from 'node:path';
import { readChoice, runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener translations [--format text|json] [--stamp FILE…]

Shows how many articles each locale has, and which are stale or missing.

  --format   text (default) or json
  --stamp    record that these translations follow the current source text; a folder stamps all translations in it

Environment variables (see README): CONTENT_DIR, LOCALES_DIR
`;

function formatStatus(status: readonly LocaleStatus[]): string {
  const rows = status.map(({ locale, translated, stale, untracked, missing }) => {
    const total = translated + missing.length;
    const share = total === 0 ? 0 : Math.floor((100 * translated) / total);
    const head = `${locale.padEnd(8)} ${String(translated).padStart(5)} of ${total} articles (${share} %)`;
    const list = (title: string, ids: readonly string[]) =>
      ids.length > 0 ? `\n  ${title}: ${ids.join(', ')}` : '';
    return head + list('stale', stale) + list('not tracked', untracked) + list('missing', missing);
  });
  return `${rows.join('\n')}\n`;
}

/** Stamps files and folders; returns the files written. */
function stampFiles(centre: HelpCentre, targets: readonly string[]): string[] {
  const wanted = targets.map((target) => resolve(target));
  const isWanted = (file: string) => wanted.some((path) => isWithin(path, file));
  const written: string[] = [];
  const groups = [...centre.articles.values(), ...centre.topics.values()];
  for (const { translations } of groups) {
    const sources = [...translations.values()].map(({ source }) => source);
    const original = [...translations.values()].find(({ state }) => state === 'source')?.source;
    for (const source of sources) {
      const path = resolve(source.file);
      if (!original || source === original || !isWanted(path)) continue;
      writeFileSync(path, setFrontMatterKey(readFileSync(path, 'utf8'), 'translationOf', original.textHash));
      written.push(source.file);
    }
  }
  return written;
}

function stamp(centre: HelpCentre, targets: readonly string[]): number {
  const written = stampFiles(centre, targets);
  process.stdout.write(
    `${written.map((file) => `${shownPath(file)}\n`).join('')}${written.length} stamped.\n`,
  );
  return written.length === 0 ? 1 : 0;
}

await runCommand({
  usage,
  options: { format: { type: 'string', default: 'text' }, stamp: { type: 'boolean', default: false } },
  words: Number.MAX_SAFE_INTEGER,
  async run(values, files) {
    const format = readChoice('format', values.format, ['text', 'json']);
    if (values.stamp && files.length === 0) throw new UsageError('Name the files or folders to stamp.');
    if (!values.stamp && files.length > 0) throw new UsageError(`"${files[0]}" is not expected here.`);
    const { loadContent } = await import('#content.ts');
    const { centre, problems } = loadContent(placesFrom(process.env), { drafts: false });
    if (!centre) {
      process.stdout.write(formatProblems(problems, 'text'));
      return 1;
    }
    if (values.stamp) return stamp(centre, files);
    const status = translationStatus(centre);
    process.stdout.write(format === 'json' ? `${JSON.stringify(status, null, 2)}\n` : formatStatus(status));
    return 0;
  },
});
