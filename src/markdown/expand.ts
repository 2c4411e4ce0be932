/** Puts values of variables and the texts of snippets into a text, before anything else reads it. */
import {
  snippetNesting,
  unknownSnippet,
  unknownVariable,
  type Reuse,
  type Snippet,
  type Use,
} from '#model/reuse/reuse.ts';
import type { TextByCountry, ValuesByCountry } from '#model/text.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';
import { markValue, withoutCountryMarks } from './country-marks.ts';
import { nodesOf, readTree, spanOf, type MarkdownFormat, type Span } from './readable.ts';

/** A text to expand, and where it stands. */
export interface Expandable {
  readonly file: string;
  readonly body: string;
  readonly firstLine: number;
  readonly format: MarkdownFormat;
  readonly locale: string;
  /** Of a snippet, its name. */
  readonly snippet?: string;
}

export interface Expanded {
  readonly text: string;
  readonly byCountry?: TextByCountry;
  /** Place in the file of a place in `text`; what a snippet says stands where it's included. */
  readonly placeOf: (at: Position) => Position;
  readonly uses: readonly Use[];
  readonly problems: readonly Problem[];
}

/** A variable within a line, or a snippet in a line of its own. */
const marks =
  /(?<!\\)\{\{[ \t]*(?<variable>[A-Za-z][\w.-]*)[ \t]*\}\}|^(?<before>[ \t>]*)::snippet\[(?<snippet>[^\]\n]*)\][ \t]*$/gmu;

/** How deep snippets may include others, and how much text they may add to one file in all. */
const deepest = 5;
const longest = 200_000;

/**
 * What a text takes from elsewhere is put in. What is wrong within a snippet is told of the snippet alone.
 *
 * Problems: `variable-unknown`, `template-variable`, `unknown-snippet`, `snippet-nesting`.
 */
export function expandMarkdown(source: Expandable, reuse: Reuse): Expanded {
  const { body, file, firstLine, locale } = source;
  const uses: Use[] = [];
  const pieces: Piece[] = [];
  const expander = new Expander(reuse, source);
  let text = '';
  let marked = '';
  let last = 0;
  const copyUpTo = (end: number) => {
    pieces.push({ from: text.length, written: last, isCopy: true });
    text += body.slice(last, end);
    marked += body.slice(last, end);
  };
  for (const mark of marksIn(body, source.format)) {
    const { kind, name, before, start, end } = mark;
    if (kind === 'variable' && reuse.values === undefined) continue;
    const use = { kind, name, file, at: positionAt(body, start + before.length, firstLine), locale };
    uses.push(use);
    if (kind === 'variable' && body[start - 1] === '{' && body[end] === '}') {
      const message = `Readers would see braces around the value: a variable has two on each side, not three.`;
      expander.problems.push(problem('template-variable', use, message, `Write {{ ${name} }}.`));
    }
    copyUpTo(start);
    pieces.push({ from: text.length, written: start + before.length, isCopy: false });
    last = end;
    const made =
      kind === 'variable'
        ? expander.value(mark, body, use)
        : expander.snippet(mark, use, source.snippet === undefined ? [] : [source.snippet]);
    text += withoutCountryMarks(made);
    marked += made;
  }
  copyUpTo(body.length);
  const { problems, byCountry: values } = expander;
  return {
    text,
    ...(values.length > 0 && { byCountry: { marked, values } }),
    uses,
    problems,
    placeOf: placesOf(text, pieces, source),
  };
}

/** A variable or snippet that a text names. `before` is what stands in the line of a snippet before it. */
interface Mark extends Span {
  readonly kind: Use['kind'];
  readonly name: string;
  readonly before: string;
}

function marksIn(body: string, format: MarkdownFormat): readonly Mark[] {
  const found = [...body.matchAll(marks)];
  if (found.length === 0) return [];
  const code = codeIn(body, format);
  return found.flatMap(({ 0: whole, index: start, groups = {} }): Mark[] => {
    if (code.some((span) => span.start <= start && start < span.end)) return [];
    const { variable, snippet = '', before = '' } = groups;
    const span = { start, end: start + whole.length, before };
    return [
      variable === undefined
        ? { kind: 'snippet', name: snippet.trim(), ...span }
        : { kind: 'variable', name: variable, ...span },
    ];
  });
}

/** Where code stands. In MDX, what is indented is none. */
const codeIn = (body: string, format: MarkdownFormat): readonly Span[] =>
  nodesOf(readTree(body, 'md'))
    .filter(
      (node) =>
        node.type === 'inlineCode' ||
        (node.type === 'code' &&
          (format === 'md' || /^[ \t>]*(?:```|~~~)/.test(body.slice(spanOf(node).start)))),
    )
    .map(spanOf);

/** A part of the text that was made: copied, or put in for what begins at `written`. */
interface Piece {
  readonly from: number;
  readonly written: number;
  readonly isCopy: boolean;
}

function placesOf(text: string, pieces: readonly Piece[], { body, firstLine }: Expandable) {
  if (pieces.length === 1)
    return ({ line, column }: Position): Position => ({ line: line + firstLine - 1, column });
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return ({ line, column }: Position): Position => {
    const offset = (starts[line - 1] ?? text.length) + column - 1;
    const piece = pieces.findLast(({ from }) => from <= offset) ?? { from: 0, written: 0, isCopy: true };
    return positionAt(body, piece.written + (piece.isCopy ? offset - piece.from : 0), firstLine);
  };
}

function positionAt(text: string, offset: number, firstLine: number): Position {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length + firstLine - 1, column: offset - start + 1 };
}

type Where = Pick<Use, 'file' | 'at'>;

class Expander {
  readonly problems: Problem[] = [];
  /** Values that differ by country, by the number of their mark. */
  readonly byCountry: ValuesByCountry[] = [];
  readonly #reuse: Reuse;
  /** The snippet that is expanded itself, if it's one. */
  readonly #own: string | undefined;
  #left = longest;

  readonly #locale: string;

  constructor(reuse: Reuse, { snippet, locale }: Pick<Expandable, 'snippet' | 'locale'>) {
    this.#reuse = reuse;
    this.#own = snippet;
    this.#locale = locale;
  }

  /** The value of a variable that `text` names, marked if it differs by country; of an unknown one, its name. */
  value({ name, start }: Mark, text: string, where?: Where): string {
    const values = this.#reuse.values ?? new Map<string, string>();
    const value = values.get(name);
    if (value === undefined && where) this.problems.push(unknownVariable(name, where, values.keys()));
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const written = escapeValue(value ?? name, before);
    const all = this.#reuse.byCountry?.get(name);
    if (!all || isBareAddress.test(before)) return written;
    // What readers see is no Markdown any more, and an address is what it was made.
    const isAddress = addressBefore(before) !== undefined;
    const shown = Object.entries(all).map(([country, one]): [string, string] => [
      country,
      isAddress ? escapeValue(one, before) : one,
    ]);
    return markValue(this.byCountry.push(Object.fromEntries(shown)) - 1, written);
  }

  /** The text of a snippet, each line behind what stands before the first. `path` names the snippets around it. */
  snippet(
    { name, before }: Mark,
    where: Where,
    path: readonly string[],
    around?: Pick<Snippet, 'locale'>,
  ): string {
    const snippet = this.#reuse.snippets.get(name);
    if (!snippet) {
      if (!around) this.problems.push(unknownSnippet(name, where, this.#reuse.snippets.keys()));
      return before;
    }
    const inner = [...path, name];
    this.#left -= snippet.body.length;
    if (path.includes(name) || inner.length > deepest || this.#left < 0) {
      if (name === this.#own || !path.includes(name)) this.problems.push(snippetNesting(inner, where));
      return before;
    }
    return inLanguage(snippet, around?.locale ?? this.#locale, this.#expand(snippet, inner, where))
      .split('\n')
      .map((line) => (line === '' && before.trim() === '' ? '' : before + line))
      .join('\n');
  }

  #expand(snippet: Snippet, path: readonly string[], where: Where): string {
    const { body } = snippet;
    let text = '';
    let last = 0;
    for (const mark of marksIn(body, 'md')) {
      if (mark.kind === 'variable' && this.#reuse.values === undefined) continue;
      text += body.slice(last, mark.start);
      text += mark.kind === 'variable' ? this.value(mark, body) : this.snippet(mark, where, path, snippet);
      last = mark.end;
    }
    return text + body.slice(last);
  }
}

/** The text of a snippet, marked where it's in another language than what is around it. */
const inLanguage = ({ locale, lang, dir }: Snippet, around: string, text: string) =>
  locale === around ? text : `<div lang="${lang}" dir="${dir}">\n\n${text}\n\n</div>`;

/** The scheme of the address that a value stands in, empty where it begins the address; absent where it's in no address. */
function addressBefore(before: string): string | undefined {
  if (/<[a-z][^>]*\s[^>]*$/iu.test(before)) return undefined;
  const found = /(?:\]\(|\]:[ \t]*|<)(tel:|sms:|mailto:|https?:\/\/)?[^()<>\s]*$/iu.exec(before);
  return found ? (found[1] ?? '') : undefined;
}

/** An address that becomes a link without being written as one: a mark would be part of it. */
const isBareAddress = /(?<![\](<"'=])(?:https?:\/\/|www\.)\S*$/iu;

/** A value as Markdown and HTML show it: none of its signs is markup, and of an address none ends it. */
function escapeValue(value: string, before: string): string {
  // Spaces that don't break stay: they hold an amount and its currency together.
  const line = value.replace(/[ \t\r\n]+/g, ' ');
  const scheme = addressBefore(before);
  if (scheme !== undefined) {
    const address = /^(?:tel|sms):$/i.test(scheme) ? line.replace(/[^\d+]/g, '') : encodeURI(line);
    return address.replace(/[()<>'"]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  }
  const isFirst = /^[ \t>]*$/.test(before);
  const escaped = line.replace(/[\\`*_[\]<>{}|~&"]/g, asEntity);
  return isFirst
    ? escaped.replace(/^(?:[#+=:-]|\d+[.)])/, (sign) => sign.slice(0, -1) + asEntity(sign.slice(-1)))
    : escaped;
}

const asEntity = (sign: string) => `&#${sign.charCodeAt(0)};`;
