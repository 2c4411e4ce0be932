/**
 * The last step of a text: what the site's own check would refuse becomes text that readers can read, and is listed. So
 * an import always builds, and nothing that no converter knew stays unseen.
 */
import { analyseMarkdown } from '#markdown/analyse.ts';
import { checkWords } from '#markdown/check-prose.ts';
import { foreignSyntaxAt } from '#markdown/foreign-syntax.ts';
import { isError, type Problem } from '#problems/problem.ts';
import { linePrefix } from '#import/tree/markdown/format.ts';
import { parseMarkdown, spanOf, walk, type Span } from '#import/tree/markdown/parse.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import type { NoteTaker } from './notes.ts';

/** What one mend uncovers may need the next. */
const mostPasses = 6;

/** The text without errors. Notes: `foreign-syntax`, with what stood there; `html-attribute` for what readers miss nothing of. */
export function mendText(source: TracedText, taker: NoteTaker): TracedText {
  let text = source;
  let before = Infinity;
  for (let pass = 0; pass < mostPasses; pass++) {
    const errors = errorsIn(text.text);
    if (errors.length === 0) return text;
    // Signs that a backslash doesn't disarm: the whole block is shown as it was written.
    const isStuck =
      (pass > 0 && errors.length >= before) || errors.some(({ code }) => code === 'text-crowded');
    before = errors.length;
    const mended = isStuck || pass === mostPasses - 1 ? showBlocks(text, errors) : disarm(text, errors);
    for (const { start, end, isSilent } of mended.spans) {
      const what = text.text.slice(start, end).split('\n')[0]?.trim().slice(0, 80) ?? '';
      if (pass > 0 && !isStuck) continue;
      taker.note(isSilent ? 'html-attribute' : 'foreign-syntax', text.lineAt(start), what);
    }
    text = applyEdits(text, mended.edits);
  }
  const errors = errorsIn(text.text);
  return errors.length === 0 ? text : showBlocks(text, errors, true).applied;
}

/** The problems that were asked for last: mending ends with those of the text that is then shown. */
let latest: { readonly body: string; readonly problems: readonly Problem[] } | undefined;

function problemsIn(body: string): readonly Problem[] {
  if (body.trim() === '') return [];
  if (latest?.body !== body)
    latest = { body, problems: analyseMarkdown({ file: '', body, firstLine: 1, format: 'md' }).problems };
  return latest.problems;
}

/** What must not stay as it is: what the check refuses, and what readers would see of another system. */
const errorsIn = (body: string): Problem[] =>
  problemsIn(body).filter((found) => isError(found) || found.code === 'foreign-syntax');

interface Mended {
  readonly edits: readonly Edit[];
  readonly spans: readonly (Span & { readonly isSilent?: boolean })[];
}

/** Edits that make signs text: braces and words as code, everything else behind a backslash. */
function disarm({ text }: TracedText, errors: readonly Problem[]): Mended {
  const starts = lineStartsOf(text);
  const edits = new Map<number, Edit>();
  const spans: Mended['spans'][number][] = [];
  for (const { at, code } of errors) {
    const offset = at ? (starts[at.line - 1] ?? 0) + at.column - 1 : 0;
    const rest = text.slice(offset);
    const foreign = code === 'foreign-syntax' ? foreignSyntaxAt(text, offset) : undefined;
    const asCode = foreign?.written ?? codes.flatMap((pattern) => pattern.exec(rest)?.[0] ?? [])[0];
    if (code === 'code-unclosed') {
      const { start, end } = codeAt(text, offset);
      const fence = /(?:`{3,}|~{3,})/.exec(rest)?.[0] ?? '```';
      const line = linePrefix(text, start) + fence;
      edits.set(end, { start: end, end, text: text[end - 1] === '\n' ? `${line}\n` : `\n${line}` });
      continue;
    }
    if (asCode !== undefined) {
      const end = offset + asCode.length;
      edits.set(offset, { start: offset, end, text: foreign?.isSilent ? '' : codeOf(asCode) });
    } else {
      const start = offset + (/^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*/.exec(rest)?.[0].length ?? 0);
      edits.set(start, { start, end: start, text: '\\' });
    }
    spans.push({
      start: offset,
      end: offset + (asCode?.length ?? Math.max(rest.indexOf('\n'), 1)),
      isSilent: foreign?.isSilent ?? false,
    });
  }
  return { edits: withoutOverlaps([...edits.values()]), spans };
}

/** Where the code ends that begins on the line of an offset. */
function codeAt(text: string, offset: number): Span {
  let found = { start: offset, end: text.length };
  walk(parseMarkdown(text).root, (node) => {
    if (node.type !== 'code') return;
    const span = spanOf(node);
    if (!text.slice(Math.min(offset, span.start), Math.max(offset, span.start)).includes('\n')) found = span;
  });
  return found;
}

const foreignCodes: ReadonlySet<Problem['code']> = new Set([
  'foreign-syntax',
  'template-tag',
  'template-variable',
  'wiki-link',
]);

/**
 * Lists what readers still see of other systems: signs that a conversion put behind backslashes, and bold text that does
 * not end. What the author escaped in the source stays unsaid. Notes: `foreign-syntax`, `emphasis-visible`.
 */
export function noteVisible(finished: TracedText, source: string, taker: NoteTaker): void {
  for (const { code, at } of problemsIn(finished.text)) {
    if (code !== 'emphasis-unclosed' || !at) continue;
    const offset = (lineStartsOf(finished.text)[at.line - 1] ?? 0) + at.column - 1;
    taker.note('emphasis-visible', finished.lineAt(offset), lineFrom(finished.text, offset));
  }
  const escapes = [...finished.text.matchAll(/\\(?=[[\]{}=%^(&!])/g)];
  if (escapes.length === 0) return;
  const shown = applyEdits(
    finished,
    escapes.map(({ index }) => ({ start: index, end: index + 1, text: '' })),
  );
  const starts = lineStartsOf(shown.text);
  for (const { code, at } of problemsIn(shown.text)) {
    if (!foreignCodes.has(code) || !at) continue;
    const offset = (starts[at.line - 1] ?? 0) + at.column - 1;
    const what = lineFrom(shown.text, offset);
    const asWritten = what.slice(0, 12);
    if (source.includes(asWritten)) taker.note('foreign-syntax', shown.lineAt(offset), what);
  }
}

const lineFrom = (text: string, offset: number) =>
  text
    .slice(offset, offset + 80)
    .split('\n')[0]
    ?.trim() ?? '';

const fillerText = /^lorem ipsum/i;

/** What reads best as code. */
const codes = [
  /^\{\{[^{}\n]*\}\}/,
  /^\$\{[^{}\n]*\}/,
  /^\{[%#/][^\n]*?[%#/]\}/,
  /^<%[^\n]*?%>/,
  /^\{:[^{}\n]*\}/,
  fillerText,
  /^[\p{L}]+/u,
];

const codeOf = (text: string) => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

/** The blocks with errors as code, as they were written. */
function showBlocks(
  text: TracedText,
  errors: readonly Problem[],
  all = false,
): Mended & { readonly applied: TracedText } {
  const starts = lineStartsOf(text.text);
  const offsets = errors.map(({ at }) => (at ? (starts[at.line - 1] ?? 0) + at.column - 1 : 0));
  const blocks = parseMarkdown(text.text).root.children.map(spanOf);
  const marked = blocks.filter(
    ({ start, end }) => all || offsets.some((offset) => offset >= start && offset <= end),
  );
  const edits = marked.map(({ start, end }) => {
    const block = text.text.slice(start, end);
    const fence = '`'.repeat(Math.max(3, ...[...block.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    return { start, end, text: `${fence}text\n${block}\n${fence}` };
  });
  return { edits, spans: marked, applied: applyEdits(text, edits) };
}

const lineStartsOf = (text: string) => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  let end = -1;
  return edits
    .toSorted((a, b) => a.start - b.start)
    .filter((edit) => {
      if (edit.start < end) return false;
      end = Math.max(edit.end, edit.start + 1);
      return true;
    });
}

/** Signs that nobody sees, and that turn the direction of what follows: `gpj.exe` would read `exe.jpg`. */
const unseen = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** A title or description without signs that mean something elsewhere. */
export function mendWords(words: string): string {
  let mended = words.replace(/\s/g, ' ').replace(unseen, '');
  for (const { offset } of checkWords(words).toReversed()) {
    const rest = mended.slice(offset);
    const inner = /^(?:\{\{|\{%|\$\{|<%|\{:)\s*([^{}%\n]*?)\s*(?:\}\}|%\}|\}|%>)/.exec(rest);
    mended =
      mended.slice(0, offset) +
      (inner
        ? inner[1] + rest.slice(inner[0].length)
        : rest
            .replace(fillerText, (words) => words.replace(' ', '\u00A0'))
            .replace(/^(\w)(\w*)/, (_, a: string, b: string) => a + b.toLowerCase()));
  }
  const isWrong = (text: string) => checkWords(text).length > 0;
  if (!isWrong(mended)) return mended;
  const plain = mended.replace(/[{}[\]<>%=:$#*]/g, ' ');
  const bare = isWrong(plain) ? plain.replace(/[^\p{L}\p{M}\p{N}.,;()'’"–-]+/gu, ' ') : plain;
  return bare.replace(/\s+/g, ' ').trim();
}
