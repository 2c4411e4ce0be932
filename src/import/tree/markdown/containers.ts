/** Containers of ours that no system checked before: ends without a beginning, single tabs, text between tabs. */
import { containers } from '#markdown/vocabulary.ts';
import { codeSpans } from './code-spans.ts';
import { parseMarkdown } from './parse.ts';
import { traceLines, type TracedText } from './traced-text.ts';

interface Container {
  readonly name: string;
  readonly label: string;
  readonly colons: number;
  /** What stands before the colons: an indentation, marks of a quote. */
  readonly before: string;
  readonly open: number;
  close: number;
  readonly parent: Container | undefined;
  readonly inner: Container[];
}

const opening = /^([> \t]*)(:{3,})([A-Za-z][\w-]*)(?:\[(.*)\])?[^\n]*$/;
const closing = /^[> \t]*(:{3,})[ \t]*$/;

/** The text with containers as the site's check wants them: what one holds stays, whatever becomes of its fences. */
export function tidyContainers(source: TracedText): TracedText {
  if (!/^[> \t]*:{3,}/m.test(source.text)) return source;
  const lines = new Lines(source);
  const all = containersIn(lines);
  for (const container of all) {
    if (container.name === 'tabs') tidyTabs(container, lines);
    if (container.name === 'steps') tidySteps(container, lines);
    if (container.name === 'details' && container.label === '')
      lines.set(container.open, `${container.before}${':'.repeat(container.colons)}details[Details]`);
  }
  tidyLooseTabs(all, lines);
  return lines.isSame ? source : traceLines(lines.all());
}

/** Lines of a text, and what becomes of them. */
class Lines {
  readonly texts: readonly string[];
  readonly isCode: (line: number) => boolean;
  isSame = true;
  readonly #source: TracedText;
  readonly #starts: readonly number[];
  /** A line's new lines; those before it come first. */
  readonly #now: string[][];

  constructor(source: TracedText) {
    this.#source = source;
    this.texts = source.text.split('\n');
    let at = 0;
    this.#starts = this.texts.map((text) => (at += text.length + 1) - text.length - 1);
    this.#now = this.texts.map((text) => [text]);
    const codes = codeSpans(source.text);
    this.isCode = (line) => {
      const start = this.#starts[line] ?? 0;
      return codes.some((span) => start + 3 > span.start && start < span.end);
    };
  }

  set(line: number, ...texts: readonly string[]): void {
    this.isSame = false;
    this.#now[line] = [...(this.#now[line] ?? []).slice(0, -1), ...texts];
  }

  insertBefore(line: number, ...texts: readonly string[]): void {
    this.isSame = false;
    this.#now[line]?.unshift(...texts);
  }

  /** Whether something stands on the lines between two. */
  hasText(after: number, before: number): boolean {
    return this.texts.slice(after + 1, before).some((text) => text.replace(/^[> \t]+/, '') !== '');
  }

  all() {
    return this.#now.flatMap((texts, index) => {
      const line = this.#source.lineAt(this.#starts[index] ?? 0);
      return texts.map((text) => ({ text, line }));
    });
  }
}

/** Containers of ours in their order; fences without a partner are gone. */
function containersIn(lines: Lines): Container[] {
  const all: Container[] = [];
  const open: Container[] = [];
  for (const [line, text] of lines.texts.entries()) {
    if (!text.includes(':::') || lines.isCode(line)) continue;
    const [, before = '', colons = '', name, label = ''] = opening.exec(text) ?? [];
    const end = closing.exec(text)?.[1];
    if (name !== undefined) {
      const parent = open.at(-1);
      const added = { name, label, colons: colons.length, before, open: line, close: -1, parent, inner: [] };
      all.push(added);
      parent?.inner.push(added);
      open.push(added);
    } else if (end !== undefined) {
      const same = open.findLastIndex((one) => one.colons === end.length);
      const [closed, ...lost] = open.splice(same === -1 ? Math.max(open.length - 1, 0) : same);
      if (closed === undefined) lines.set(line, '');
      else closed.close = line;
      for (const one of lost) unwrap(one, lines);
    }
  }
  for (const one of open) unwrap(one, lines);
  return all.filter(({ close }) => close !== -1);
}

const ours: ReadonlySet<string> = new Set(Object.keys(containers));

/** What a container of ours holds, below its name if it has one. */
function unwrap({ name, label, before, open, close }: Container, lines: Lines): void {
  if (!ours.has(name)) return;
  const title = name === 'tab' || name === 'details' ? label : '';
  lines.set(open, ...(title === '' ? [] : [`${before}**${title}**`]), before.trimEnd());
  if (close !== -1) lines.set(close, before.trimEnd());
}

const isIn = ({ parent }: Container, name: string) => parent?.name === name && parent.close !== -1;

/** Tabs hold nothing but tabs, at least two: text before them comes first, text after one belongs to it. */
function tidyTabs(tabs: Container, lines: Lines): void {
  const inner = tabs.inner.filter(({ name, close }) => name === 'tab' && close !== -1);
  const [first, second] = inner;
  if (first === undefined || second === undefined) {
    unwrap(tabs, lines);
    for (const tab of inner) unwrap(tab, lines);
    return;
  }
  if (lines.hasText(tabs.open, first.open)) {
    lines.set(tabs.open, tabs.before.trimEnd());
    lines.insertBefore(first.open, lines.texts[tabs.open] ?? '');
  }
  for (const [index, tab] of inner.entries()) {
    const next = inner[index + 1]?.open ?? tabs.close;
    if (!lines.hasText(tab.close, next)) continue;
    lines.set(tab.close, tab.before.trimEnd());
    lines.insertBefore(next, tab.before.trimEnd(), lines.texts[tab.close] ?? '');
  }
}

/** Steps are one numbered list. */
function tidySteps(steps: Container, lines: Lines): void {
  const content = lines.texts
    .slice(steps.open + 1, steps.close)
    .map((text) => text.slice(steps.before.length));
  const [list, ...others] = parseMarkdown(content.join('\n')).root.children;
  if (list?.type !== 'list' || !list.ordered || others.length > 0) unwrap(steps, lines);
}

/** Tabs that stand one below the other are a group; a single one is a text with a title. */
function tidyLooseTabs(all: readonly Container[], lines: Lines): void {
  const loose = all.filter((one) => one.name === 'tab' && !isIn(one, 'tabs'));
  const groups: Container[][] = [];
  for (const tab of loose) {
    const last = groups.at(-1)?.at(-1);
    const isNext =
      last !== undefined &&
      last.parent === tab.parent &&
      last.before === tab.before &&
      last.close < tab.open &&
      !lines.hasText(last.close, tab.open);
    if (isNext) groups.at(-1)?.push(tab);
    else groups.push([tab]);
  }
  for (const group of groups) {
    const [first, second] = group;
    const last = group.at(-1);
    if (first && last && second) {
      const fence = first.before + ':'.repeat(Math.max(...group.map(({ colons }) => colons)) + 1);
      lines.insertBefore(first.open, `${fence}tabs`);
      lines.set(last.close, lines.texts[last.close] ?? '', fence);
    } else if (first) unwrap(first, lines);
  }
}
