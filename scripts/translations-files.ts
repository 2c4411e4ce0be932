/** The parts of `fener translations` that write files for others and read what they send back. */
import { statSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { printable } from '#base/printable.ts';
import { countOf } from '#base/count-of.ts';
import { nameBelow } from '#base/file-paths.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { shownPath } from '#files/places.ts';
import { translationStatus } from '#model/articles/status.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { crowdinConfig, weblateConfig } from '#translations/config.ts';
import { coveragePage } from '#translations/coverage-page.ts';
import { exportXliff } from '#translations/xliff/export.ts';
import { importXliff } from '#translations/xliff/import.ts';
import { readXliff, XliffError } from '#translations/xliff/read.ts';
import { readChoice, UsageError } from './command.ts';
import { nothingChanged } from './dry-run.ts';

/** Larger files are refused before they're read. */
const mostBytes = 64_000_000;

/** `translations export`: returns the exit code. */
export function exportFile(
  centre: HelpCentre,
  contentDir: string,
  options: { readonly locale: string; readonly out: string; readonly isWhole: boolean },
): number {
  const { xml, count, leftOut } = exportXliff(centre, { contentDir, ...options });
  writeAtomically(resolve(options.out), xml);
  const lines = [
    ...leftOut.map((file) => `${shownPath(file)} has characters that XML can't hold. It was left out.`),
    `${shownPath(resolve(options.out))}: ${countOf(count, 'text')} for "${options.locale}".`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return leftOut.length > 0 ? 1 : 0;
}

/** `translations import`: returns the exit code. */
export function importFile(
  centre: HelpCentre,
  contentDir: string,
  options: {
    readonly file: string;
    readonly isMachineTranslated: boolean;
    readonly isDry: boolean;
  },
): number {
  const { file, isDry } = options;
  const { size } = statSync(file);
  if (size > mostBytes) throw new Error(`${file} has ${Math.round(size / 1e6)} MB. The limit is 64 MB.`);
  const { written, refused } = importXliff(centre, read(file), { contentDir, ...options });
  const lines = [
    ...refused.map((line) => `${file}:${printable(line)}`),
    ...written.map((path) => shownPath(path)),
    (isDry ? `${written.length} would be written. ${nothingChanged}` : `${written.length} written.`) +
      (refused.length > 0 ? ' Correct the rest, and import the file again.' : ''),
    ...(written.length > 0 && !isDry ? ['Next: npx fener check'] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return refused.length > 0 || written.length === 0 ? 1 : 0;
}

/** UTF-8, or UTF-16 where the file begins as XML of that encoding has to. https://www.w3.org/TR/xml/#charencoding */
function decoded(bytes: Buffer): string {
  const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[bytes.toString('hex', 0, 2)] ?? 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function read(file: string) {
  try {
    return readXliff(decoded(readFileSync(file)));
  } catch (error) {
    if (error instanceof XliffError) throw new Error(`${file}:${error.line}: ${printable(error.message)}`);
    throw error;
  }
}

/** `translations config`: prints the settings of a service. */
export function printConfig({ site }: HelpCentre, contentDir: string, service: string | undefined): number {
  const which = readChoice('service', service ?? '', ['crowdin', 'weblate']);
  const content = nameBelow(process.cwd(), contentDir);
  if (content === undefined)
    throw new UsageError('Run the command at the top of the repository, above the content folder.');
  process.stdout.write(which === 'crowdin' ? crowdinConfig(site, content) : weblateConfig(site, content));
  return 0;
}

/** `translations --html`: writes the page for the team. */
export function writeCoverage(centre: HelpCentre, file: string, today: string): number {
  writeAtomically(resolve(file), coveragePage(centre, translationStatus(centre), today));
  process.stdout.write(`${shownPath(resolve(file))}\n`);
  return 0;
}
