/** What our own export wrote for other tools, back in our Markdown: see `#markdown/portable.ts`. */
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { codeSpans, codeTest } from '#import/tree/markdown/code-spans.ts';

/** A comment that keeps a line, and the line that other tools show in its place. */
const marked =
  /^([ \t>]*)<!-- (:{3,})([a-z]*)(.*?) -->[ \t]*(?:\n[ \t>]*(\*\*.*\*\*|<details><summary>.*|\[.*\]\(.*\)|<\/details>)[ \t]*(?=\n|$))?/gm;

const contents = /^<!-- contents -->\n[^]*?^<!-- \/contents -->[ \t]*$/gm;

/** Puts containers where comments keep them, and takes out lists of contents, which are made anew. */
export function restoreExported(source: TracedText): TracedText {
  if (!/<!-- (?::::|contents -->)/.test(source.text)) return source;
  const codes = codeSpans(source.text);
  const isCode = (at: number) => codes.some(({ start, end }) => at >= start && at < end);
  const edits = [
    ...[...source.text.matchAll(contents)].map((match): Edit => ({ ...spanOf(match), text: '' })),
    ...[...source.text.matchAll(marked)].map((match): Edit => {
      const [whole, prefix = '', marks = '', name = '', rest = '', shown] = match;
      const line = `${prefix}${marks}${name}${rest}`;
      const isShown = shown === undefined || isShownFor(name, shown);
      return { ...spanOf(match), text: isShown ? line : whole.replace(/^.*$/m, line) };
    }),
  ];
  return applyEdits(
    source,
    edits.filter(({ start }) => !isCode(start)),
  );
}

const spanOf = ({ 0: { length }, index }: RegExpExecArray) => ({ start: index, end: index + length });

/** Takes out what our own export wrote into headings whose ids nobody wrote. */
export function withoutNames(source: TracedText): TracedText {
  if (!source.text.includes('<a name=')) return source;
  const isCode = codeTest(source.text);
  const names = [...source.text.matchAll(/(?<=^[ \t>]*#{1,6} .*?) <a name="[^"<>]*"><\/a>(?=[ \t]*$)/gm)];
  const edits = names.map((match): Edit => ({ ...spanOf(match), text: '' }));
  return applyEdits(
    source,
    edits.filter(({ start }) => !isCode(start)),
  );
}

/** Whether a line only says again what the comment before it says. */
function isShownFor(name: string, line: string): boolean {
  switch (name) {
    case 'tab':
      return line.startsWith('**');
    case 'details':
      return line.startsWith('<details>');
    case 'video':
      return line.startsWith('[');
    default:
      return name === '' && line === '</details>';
  }
}
