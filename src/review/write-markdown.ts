/** Writes a review as Markdown for the comment of a pull request, on any host. */
import { countOf } from '#base/count-of.ts';
import { sum } from '#base/sum.ts';
import { isError } from '#problems/problem.ts';
import { codeIn, codeInHtml, line, lines, proseIn, listed, type Markdown } from './markdown-text.ts';
import type {
  ChangedPage,
  ChangedReuse,
  ChangedText,
  Review,
  ReviewedProblem,
  SearchChange,
} from './review.ts';

/** Begins every comment, so that the next one replaces it. */
export const marker = '<!-- fener-review -->';

/** GitHub takes 65,536 characters, and a pipeline may add some. */
const mostCharacters = 60_000;

/** How many lines a list may have: the largest number with which the comment is short enough. */
const listLengths = [200, 100, 50, 25, 12, 6, 3, 1];

/** The whole comment. Lists are cut where it would be too long, and say so. */
export function writeMarkdown(review: Review): string {
  let written = '';
  for (const most of listLengths) {
    written = writeWith(review, most);
    if (written.length <= mostCharacters) break;
  }
  return written;
}

function writeWith(review: Review, most: number): string {
  const { base, unreadable, texts } = review;
  const sections = [
    list('Addresses that stop answering', review.lost, most, codeIn),
    list('Saved replies that break', review.brokenReplies, most, codeIn),
    problemList('New problems', review.problems, most),
    ...(['added', 'changed', 'removed'] as const).map((change) =>
      list(
        `Articles and topics ${change}`,
        texts.filter((text) => text.change === change),
        most,
        textLine,
      ),
    ),
    list('Variables and snippets', review.reuse, most, reuseLine),
    list('Redirects added', review.redirects, most, ({ from, to }) => line`${codeIn(from)} → ${codeIn(to)}`),
    list(
      'Translations made stale',
      review.stale,
      most,
      ({ title, locale, file }) => line`${proseIn(title)} (${codeIn(locale)}): ${codeIn(file)}`,
    ),
    list('Search results', bySeverity(review.search), most, searchLine),
    indexSizes(review, most),
    problemList('Older problems in changed files', review.oldProblems, most),
  ].filter((section) => section !== '');
  const about = line`Compared with ${codeIn(base.name)} at ${codeIn(base.commit.slice(0, 10))}.`;
  return `${[marker, '## Help centre', summary(review), about, ...unreadableNote(unreadable), ...sections].join('\n\n')}\n`;
}

function summary({ texts, lost, brokenReplies, problems, stale, search, unreadable }: Review): string {
  const pages = texts.flatMap((text) => text.pages);
  const errors = problems.filter(isError).length;
  const counts = [
    ...(['added', 'changed', 'moved', 'removed'] as const).map(
      (change) => [pages.filter((page) => page.change === change).length, 'page', ` ${change}`] as const,
    ),
    [lost.length, 'lost address', ''],
    [brokenReplies.length, 'broken saved reply', ''],
    [errors, 'new error', ''],
    [problems.length - errors, 'new warning', ''],
    [stale.length, 'translation', ' made stale'],
    [search.filter(({ change }) => change === 'lost').length, 'question', ' no longer answered'],
  ] as const;
  const told = counts.flatMap(([count, noun, end]) =>
    count > 0 ? [`**${count === 1 ? countOf(1, noun) : `${count} ${plural(noun)}`}**${end}`] : [],
  );
  return told.length > 0 ? `${told.join(', ')}.` : unreadable ? '' : 'Nothing changes for readers.';
}

const plural = (noun: string) => (noun.endsWith('s') ? `${noun}es` : `${noun.replace(/ly$/, 'lie')}s`);

const unreadableNote = (unreadable: Review['unreadable']): string[] => {
  if (unreadable === undefined) return [];
  return [
    unreadable === 'head'
      ? "The content can't be read, so pages and search aren't compared. The problems say why."
      : "The content of the base can't be read, so pages and search aren't compared.",
  ];
};

/** A group that opens, with a line for each item. */
function list<Item>(
  title: string,
  items: readonly Item[],
  most: number,
  write: (item: Item) => Markdown,
): string {
  if (items.length === 0) return '';
  const shown = items.slice(0, most).map((item) => line`- ${write(item)}`);
  return group(`${title}: ${items.length}`, lines([...shown, ...rest(items.length - shown.length)]));
}

const rest = (count: number): Markdown[] => (count > 0 ? [line`- … and ${count} more`] : []);

const group = (summaryHtml: string, body: Markdown) =>
  `<details><summary>${summaryHtml}</summary>\n\n${body}\n\n</details>`;

/** Pages of one article that are named. */
const mostPages = 8;

function textLine({ title, id, kind, pages }: ChangedText): Markdown {
  const shown = pages.slice(0, mostPages).map(pageText);
  const more = pages.length > mostPages ? line`, … and ${pages.length - mostPages} more` : line``;
  const what = kind === 'topic' ? line`topic ` : line``;
  return line`**${proseIn(title)}** (${what}${codeIn(id)}): ${listed(shown)}${more}`;
}

function pageText({ address, change, from, textLocale }: ChangedPage): Markdown {
  const language = textLocale === undefined ? line`` : line` (text: ${codeIn(textLocale)})`;
  if (from !== undefined) return line`${codeIn(from)} → ${codeIn(address)}${language}`;
  const word = change === 'changed' ? line`` : change === 'added' ? line`new ` : line`gone `;
  return line`${word}${codeIn(address)}${language}`;
}

/** Files of one variable or snippet that are named. */
const mostFiles = 8;

function reuseLine({ kind, name, change, files }: ChangedReuse): Markdown {
  const shown = listed(files.slice(0, mostFiles).map((file) => codeIn(file)));
  const more = files.length > mostFiles ? line`, … and ${files.length - mostFiles} more` : line``;
  const uses = files.length === 0 ? line`nowhere` : line`in ${shown}${more}`;
  return line`${reuseKinds[kind]} ${codeIn(name)}: ${reuseWords[change]} ${uses}`;
}

const reuseKinds = { variable: line`Variable`, snippet: line`Snippet` };

const reuseWords = {
  added: line`new, used`,
  changed: line`changed, used`,
  removed: line`gone, was used`,
};

const order: readonly SearchChange['change'][] = ['lost', 'won', 'moved'];

const bySeverity = (changes: readonly SearchChange[]) =>
  changes.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change));

const searchLine = ({ change, question, locale, title, before, after }: SearchChange): Markdown =>
  line`${changeWords[change]} ${codeIn(question)} (${codeIn(locale)}) finds ${proseIn(title)}: ${placeText(before)} → ${placeText(after)}`;

const changeWords = {
  lost: line`**Lost:**`,
  won: line`Won:`,
  moved: line`Moved:`,
};

const placeText = (place: number | null): Markdown =>
  place === null ? line`not among the first ten` : line`place ${place}`;

function indexSizes({ index }: Review, most: number): string {
  const total = (side: 'before' | 'after') => kilobytes(sum(index, (size) => size[side]));
  const title = `Search index: ${total('before')} → ${total('after')} kB, without the texts that results quote`;
  if (index.length === 0) return '';
  const shown = index.slice(0, most).map(({ locale, before, after }) => {
    return line`- ${codeIn(locale)}: ${kilobytes(before)} → ${kilobytes(after)} kB`;
  });
  return group(title, lines([...shown, ...rest(index.length - shown.length)]));
}

const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;

/** Problems by file, each file a group of its own. */
function problemList(title: string, problems: readonly ReviewedProblem[], most: number): string {
  if (problems.length === 0) return '';
  const shown = problems.slice(0, most);
  const files = [...Map.groupBy(shown, ({ file }) => file)].map(([file, own]) => {
    const errors = own.filter(isError).length;
    const counts = [
      errors > 0 ? countOf(errors, 'error') : '',
      own.length > errors ? countOf(own.length - errors, 'warning') : '',
    ];
    const body = lines(own.map(problemLine));
    return group(`${codeInHtml(file)}: ${counts.filter((count) => count !== '').join(', ')}`, body);
  });
  const left = rest(problems.length - shown.length);
  return [`### ${title}: ${problems.length}`, ...files, ...left].join('\n\n');
}

function problemLine({ code, severity, at, message, fix }: ReviewedProblem): Markdown {
  const place = at ? line`line ${at.line}, ` : line``;
  const kind = severity === 'error' ? line`**error**` : line`warning`;
  return line`- ${place}${kind} ${codeIn(code)}: ${proseIn(message, 500)} ${proseIn(fix, 500)}`;
}
