/** The list of translations for a terminal. */
import type { LocaleStatus, TextState, TextStatus } from '#model/articles/status.ts';

/** What is listed, in the order of need, and as what. */
const headings: readonly (readonly [TextState, string])[] = [
  ['stale', 'stale: the source has changed'],
  ['missing', 'missing'],
  ['untranslated', 'untranslated: a copy of the source'],
  ['minor', 'changed a little: readers are not told'],
  ['untracked', 'not tracked: it does not say which source text it follows'],
];

const machine = 'machine-translated: nobody has read it yet';

/** Lists of several locales stop here. */
const mostListed = 10;

/** Each locale with its texts that need work. Several locales show the first texts of each list only. */
export function formatStatus(status: readonly LocaleStatus[]): string {
  const isWhole = status.length === 1;
  return status.map((one) => `${headOf(one)}\n${listsOf(one, isWhole ? Infinity : mostListed)}`).join('\n');
}

function headOf({ locale, translated, missing }: LocaleStatus): string {
  const total = translated + missing.length;
  return `${locale.padEnd(8)} ${translated} of ${total} articles (${percent(translated, total)} %)`;
}

/** A share in whole percent, 100 only if nothing is missing. */
export const percent = (part: number, total: number): number =>
  total === 0 ? 100 : Math.floor((100 * part) / total);

function listsOf({ locale, texts }: LocaleStatus, most: number): string {
  const lists: readonly (readonly [string, readonly TextStatus[]])[] = [
    ...headings.map(([state, heading]) => [heading, texts.filter((text) => text.state === state)] as const),
    [machine, texts.filter(({ isMachineTranslated }) => isMachineTranslated)],
  ];
  return lists
    .filter(([, list]) => list.length > 0)
    .map(([heading, list]) => {
      const more = list.length - most;
      return [
        `  ${heading}`,
        ...list.slice(0, most).map(lineOf),
        ...(more > 0 ? [`    … and ${more} more: npx fener translations --locale ${locale}`] : []),
        '',
      ].join('\n');
    })
    .join('');
}

const lineOf = ({ kind, id, title, file, readers }: TextStatus) =>
  `    ${kind === 'snippet' ? `snippet ${id}` : id}: ${title}${readers > 0 ? ` (${readers} readers answered)` : ''}\n      ${file}`;
