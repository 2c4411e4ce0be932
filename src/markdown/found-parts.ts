import type { MdastNode } from 'satteri';
import { errorText } from '#base/error-text.ts';
import type {
  AnalysedText,
  Heading,
  ImageReference,
  LinkReference,
  MarkdownSource,
  Reference,
} from '#model/text.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';
import { checkProse } from './check-prose.ts';
import { checkHeadingId } from './check-heading.ts';
import type { FenceFinding } from './check-fences.ts';
import type { TableFinding } from './check-tables.ts';
import { checkTarget, isShownAddress } from './check-target.ts';
import { contactsIn, isContactLink } from './contact-data.ts';
import { firstLine, textOf, type NodeOf } from './nodes.ts';
import { wordsOf, type Prose } from './prose.ts';
import { isTodo, withoutTodo } from './todo.ts';
import { textLanguageOf } from '#model/text-language.ts';
import { longestVagueLabel } from '#model/vague-labels.ts';
import { isPageId } from '#model/articles/anchors.ts';
import { isSafeImage, isSafeLink, safeSchemes } from './vocabulary.ts';

/** Collects the parts of a text and its problems, with their positions in the file. */
export class FoundParts {
  hasHtml = false;
  hasCode = false;
  readonly #source: MarkdownSource;
  readonly #headings: Heading[] = [];
  readonly #links: LinkReference[] = [];
  readonly #images: ImageReference[] = [];
  readonly #contactLinks: Reference[] = [];
  readonly #anchors: string[] = [];
  readonly #problems: Problem[] = [];
  readonly #definitions = new Map<string, string>();
  readonly #contentProblems: Problem[] = [];
  #hasStrayBlocks = false;
  readonly #pending: (() => void)[] = [];
  readonly #prose: Prose[] = [];
  #lineStarts: readonly number[] | undefined;

  constructor(source: MarkdownSource) {
    this.#source = source;
  }

  /** What holds the text, in words of a problem. */
  get holder(): string {
    return this.#source.field === undefined ? 'articles' : `"${this.#source.field}"`;
  }

  /** All that was found, when the whole text has been visited. */
  result(): Omit<AnalysedText, 'text' | 'words'> {
    // Reference links may stand before their definition.
    for (const resolve of this.#pending) resolve();
    const names = [...this.#definitions.keys()];
    for (const prose of this.#prose) {
      for (const { code, offset, message, fix } of checkProse(prose, names))
        this.addProblem(code, this.#placeAt(prose.offset + offset), message, fix);
    }
    return {
      parts: {
        headings: this.#headings,
        links: this.#links,
        images: this.#images,
        anchors: this.#anchors,
        hasCode: this.hasCode,
        contacts: [
          ...this.#contactLinks,
          ...this.#prose
            .flatMap(contactsIn)
            .map(({ value, offset }) => ({ target: value, at: this.#placeAt(offset) })),
        ],
        language: textLanguageOf(this.#prose.map(wordsOf).join('\n')),
      },
      problems: [...this.#problems, ...(this.#hasStrayBlocks ? [] : this.#contentProblems)],
    };
  }

  /** The whole text. */
  get body(): string {
    return this.#source.body;
  }

  /** A node as its writer wrote it. */
  textAt(node: MdastNode): string {
    return this.body.slice(node.position?.start.offset, node.position?.end.offset);
  }

  /** Adds a block of text, whose words are looked at when all names are known that it may refer to. */
  addProse(prose: Prose): void {
    this.#prose.push(prose);
  }

  /** Adds what is wrong with blocks; lines count in the text. */
  addBlockFindings(findings: readonly FenceFinding[]): void {
    this.#hasStrayBlocks ||= findings.some(({ code }) => code.startsWith('directive-'));
    for (const { code, line, message, fix } of findings)
      this.addProblem(code, this.#toFile({ line, column: 1 }), message, fix);
  }

  /** Adds what is wrong in the lines of a node; lines count from its first. */
  addFindingsBelow(node: MdastNode, findings: readonly TableFinding[]): void {
    const { line, column } = this.placeOf(node);
    for (const found of findings)
      this.addProblem(
        found.code,
        { line: line + found.line, column: found.line === 0 ? column : 1 },
        found.message,
        found.fix,
      );
  }

  /** Adds `mdx-syntax` for what the parser threw. */
  addSyntaxProblem(error: unknown): void {
    const text = errorText(error);
    const [, line, column] = /(\d+):(\d+)/.exec(text) ?? [];
    const at = line && column ? this.#toFile({ line: Number(line), column: Number(column) }) : undefined;
    this.addProblem(
      'mdx-syntax',
      at,
      `This MDX can't be compiled. The compiler says: ${withoutPlaces(firstLine(text))}.`,
      'Close every component. Write "{" and "<" that are text as "\\{" and "\\<".',
    );
  }

  /** Adds a heading, `heading-skipped` where its level is wrong, and `unsafe-html` for attributes but its id. */
  addHeading(node: NodeOf<'heading'>): void {
    const at = this.placeOf(node);
    const previous = this.#headings.at(-1)?.depth ?? 1;
    const { id, ...others } = propertiesOf(node);
    if (node.depth === 1) {
      this.addProblem(
        'heading-skipped',
        at,
        'The text has a level 1 heading.',
        'Use "##": the title is already the level 1 heading of the page.',
      );
    } else if (node.depth > previous + 1) {
      this.addProblem(
        'heading-skipped',
        at,
        `A level ${node.depth} heading follows a level ${previous} heading.`,
        `Write "${'#'.repeat(previous + 1)} ${textOf(node)}".`,
      );
    }
    if (this.textAt(node).replace(/[#\s]/g, '') === '') {
      this.addProblem('heading-empty', at, 'The heading has no text.', 'Write it, or remove the "#" signs.');
    }
    const wrongId = checkHeadingId(this.textAt(node));
    if (wrongId) this.addProblem('invalid-heading-id', at, wrongId.message, wrongId.fix);
    else this.#addHeadingAttributes(Object.keys(others), at);
    this.#headings.push({
      depth: node.depth,
      text: textOf(node),
      explicitId: typeof id === 'string' ? id.normalize('NFC') : undefined,
      at,
    });
  }

  #addHeadingAttributes(keys: readonly string[], at: Position): void {
    for (const key of keys) {
      const name = key === 'className' ? 'class' : key;
      const message = `A heading can't have the attribute ${JSON.stringify(name)}.`;
      this.addProblem(
        'unsafe-html',
        at,
        message,
        'Remove it. A heading can only have an id, such as {#by-post}.',
      );
    }
  }

  /** Adds a link, or `unsafe-link`. `words`: its text. */
  addLink(target: string, at: Position, words = ''): void {
    if (!isSafeLink(target)) {
      this.addUnsafeLink(target, at);
      return;
    }
    const label = words.trim();
    const isShort = label !== '' && label.length <= longestVagueLabel;
    this.#links.push({ target, at, ...(isShort && { label }) });
    if (isContactLink(target)) this.#contactLinks.push({ target, at });
    if (isTodo(target)) this.#addTodoLink(withoutTodo(target), at);
    if (isShownAddress(label)) {
      const fix = `Write what it leads to: [words](${target}).`;
      this.addProblem('link-shows-address', at, `The link shows its address, "${label}".`, fix);
    }
    const wrong = checkTarget(target);
    if (wrong) this.addProblem(wrong.code, at, wrong.message, wrong.fix);
  }

  #addTodoLink(old: string, at: Position): void {
    const message = `This led to "${old}" before the import. Readers see the words, and no link.`;
    this.addProblem(
      'todo-link',
      at,
      message,
      'Link to what answers it now, as in [text](id:…), or remove the link.',
    );
  }

  #addTodoImage(old: string, at: Position): void {
    const message = `The image was "${old}" before the import, and the import didn't find it.`;
    this.addProblem(
      'todo-image',
      at,
      message,
      'Save the image beside the article and use its file name, or remove it.',
    );
  }

  addLinkWithoutText(target: string, at: Position): void {
    this.addProblem(
      'link-without-text',
      at,
      `The link to "${target}" has no text, so nobody sees it.`,
      `Write [text](${target}), or remove the link.`,
    );
  }

  addUnsafeLink(target: string, at: Position): void {
    this.addProblem(
      'unsafe-link',
      at,
      `${JSON.stringify(target)} is not a link that Fener allows.`,
      `${didYouMeanScheme(target)}Write the whole address, with https://, mailto:, tel: or sms:.`,
    );
  }

  /** Adds an image, `image-without-alt` where it has none, and `unsafe-link` where it may hold anything. */
  addImage(target: string, alt: string | null | undefined, at: Position): void {
    if (isTodo(target)) {
      this.#addTodoImage(withoutTodo(target), at);
      return;
    }
    if (isTodo(alt ?? '')) {
      const message = `Image "${target}" had no alternative text before the import.`;
      this.addProblem('todo-alt', at, message, `Describe it: ![what it shows](${target}).`);
    } else if (!alt?.trim()) {
      this.addProblem(
        'image-without-alt',
        at,
        `Image "${target}" has no alternative text.`,
        `Describe it: ![what it shows](${target}).`,
      );
    }
    if (!isSafeImage(target)) {
      const message = `${JSON.stringify(target.slice(0, 60))} is not an image that Fener allows.`;
      this.addProblem('unsafe-link', at, message, 'Save the image beside the article and use its file name.');
      return;
    }
    this.#images.push({ target, alt: isTodo(alt ?? '') ? '' : (alt ?? ''), at });
  }

  addAnchor(id: string, at: Position): void {
    this.#anchors.push(id.normalize('NFC'));
    if (!isPageId(id)) return;
    const message = `The id "${id}" is already used by the page around the text.`;
    this.addProblem('duplicate-anchor', at, message, 'Give the element another id.');
  }

  /** Where links and images of a name lead. The first of several definitions counts. */
  define(identifier: string, url: string): void {
    if (!this.#definitions.has(identifier)) this.#definitions.set(identifier, url);
  }

  /** Adds something that names its target, once all definitions are known. */
  addReference(identifier: string, add: (url: string) => void): void {
    this.#pending.push(() => add(this.#definitions.get(identifier) ?? ''));
  }

  /** Position of a node in the file. */
  placeOf(node: MdastNode): Position {
    return this.#toFile(node.position?.start ?? { line: 1, column: 1 });
  }

  /** Position in the file of a character of a node's own text. */
  placeIn(node: MdastNode & { readonly value: string }, offset: number): Position {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    const before = node.value.slice(0, offset);
    const lastBreak = before.lastIndexOf('\n');
    if (lastBreak < 0) return this.#toFile({ line, column: column + offset });
    return this.#toFile({ line: line + before.split('\n').length - 1, column: offset - lastBreak });
  }

  addProblem(code: Problem['code'], at: Position | undefined, message: string, fix: string): void {
    this.#problems.push(problem(code, { file: this.#source.file, at }, message, fix));
  }

  /** Adds that a block holds what it must not: no second mistake where blocks do not end. */
  addContentProblem(at: Position, message: string, fix: string): void {
    this.#contentProblems.push(problem('invalid-directive', { file: this.#source.file, at }, message, fix));
  }

  #placeAt(offset: number): Position {
    this.#lineStarts ??= [0, ...[...this.body.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const line = this.#lineStarts.findLastIndex((start) => start <= offset);
    return this.#toFile({ line: line + 1, column: offset - (this.#lineStarts[line] ?? 0) + 1 });
  }

  #toFile({ line, column }: Position): Position {
    return placeIn(this.#source, { line, column });
  }
}

/** Position in the file of a place in its text. */
export const placeIn = ({ firstLine: start }: MarkdownSource, at: Position): Position =>
  typeof start === 'number' ? { ...at, line: at.line + start - 1 } : start(at);

/** `htps:` means `https:`. */
function didYouMeanScheme(target: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(target)?.[0] ?? '';
  return safeSchemes.has(scheme.toLowerCase()) ? '' : didYouMean(scheme, safeSchemes);
}

/** A compiler's message without its line numbers, which count from below the front matter, and its codes. */
const withoutPlaces = (message: string) =>
  message.replace(/^\d+:\d+:\s*| \(\d+:\d+\)| \([\w-]+:[\w-]+\)$/g, '');

/** Attributes that a heading was written with: "{#id}". Sätteri's types leave them out. */
function propertiesOf({ data }: NodeOf<'heading'>): Readonly<Record<string, unknown>> {
  return data && 'hProperties' in data ? { ...(data.hProperties as object) } : {};
}
