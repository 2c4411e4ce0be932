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
import type { ProblemCode } from '#problems/rules.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';
import { checkProse } from './check-prose.ts';
import { checkHeading } from './check-heading.ts';
import type { FenceFinding } from './check-fences.ts';
import type { TableFinding } from './check-tables.ts';
import type { TargetFinding } from './check-target.ts';
import { contactsIn, isContactLink } from './contact-data.ts';
import { lastUpTo } from './last-up-to.ts';
import { judgeImage, judgeLink, linkWithoutText, unsafeLink } from './judge-references.ts';
import { firstLine, textOf, type NodeOf } from './nodes.ts';
import { wordsOf, type Prose } from './prose.ts';
import { isTodo } from './todo.ts';
import { textLanguageOf } from '#model/text-language.ts';
import { longestVagueLabel } from '#model/vague-labels.ts';
import { isPageId } from '#model/articles/anchors.ts';

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
  #current: { readonly node: object; readonly starts: readonly number[] } | undefined;

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
    const malformed = this.#addProseFindings();
    const isPart = ({ at }: { readonly at?: Position | undefined }) =>
      malformed.some(({ line, from, to }) => at?.line === line && from < at.column && at.column < to);
    return {
      parts: {
        headings: this.#headings,
        links: this.#links.filter((link) => !isPart(link)),
        images: this.#images,
        anchors: this.#anchors,
        contacts: [
          ...this.#contactLinks,
          ...this.#prose
            .flatMap(contactsIn)
            .map(({ value, offset }) => ({ target: value, at: this.#placeAt(offset) })),
        ],
        language: textLanguageOf(this.#prose.map(wordsOf).join('\n')),
      },
      problems: [
        ...this.#problems.filter((one) => !ofBareAddress.has(one.code) || !isPart(one)),
        ...(this.#hasStrayBlocks ? [] : this.#contentProblems),
      ],
    };
  }

  /** Says what is wrong with the words. Returns where links are that aren't: an address in them is no link of its own. */
  #addProseFindings() {
    const names = [...this.#definitions.keys()];
    const found = this.#prose.flatMap((prose) =>
      checkProse(prose, names).map((one) => ({ ...one, at: this.#placeAt(prose.offset + one.offset) })),
    );
    for (const { code, at, message, fix } of found) this.addProblem(code, at, message, fix);
    return found
      .filter(({ code }) => code === 'link-malformed')
      .map(({ at: { line, column }, length }) => ({ line, from: column, to: column + length }));
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
    if (error instanceof RangeError) {
      this.addProblem(
        'mdx-syntax',
        undefined,
        'The text nests its parts too deep to be read.',
        'Take lists, quotes and elements out of each other.',
      );
      return;
    }
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

  /** Adds a heading, with what is wrong about it. */
  addHeading(node: NodeOf<'heading'>): void {
    const at = this.placeOf(node);
    const { id, ...others } = propertiesOf(node);
    const heading = { raw: this.textAt(node), text: textOf(node), depth: node.depth };
    this.#addFindings(checkHeading(heading, this.#headings.at(-1)?.depth ?? 1, Object.keys(others)), at);
    this.#headings.push({
      depth: node.depth,
      text: heading.text,
      explicitId: typeof id === 'string' ? id.normalize('NFC') : undefined,
      at,
    });
  }

  /** Adds a link, or `unsafe-link`. `words`: its text. */
  addLink(target: string, at: Position, words = ''): void {
    const label = words.trim();
    const { isAllowed, findings } = judgeLink(target, label);
    this.#addFindings(findings, at);
    if (!isAllowed) return;
    const isShort = label !== '' && label.length <= longestVagueLabel;
    this.#links.push({ target, at, ...(isShort && { label }) });
    if (isContactLink(target)) this.#contactLinks.push({ target, at });
  }

  addLinkWithoutText(target: string, at: Position): void {
    this.#addFindings([linkWithoutText(target)], at);
  }

  addUnsafeLink(target: string, at: Position): void {
    this.#addFindings([unsafeLink(target)], at);
  }

  /** Adds an image, unless it may hold anything. */
  addImage(target: string, alt: string | null | undefined, at: Position): void {
    const written = alt ?? '';
    const { isAllowed, findings } = judgeImage(target, written);
    this.#addFindings(findings, at);
    if (isAllowed) this.#images.push({ target, alt: isTodo(written) ? '' : written, at });
  }

  #addFindings(findings: readonly TargetFinding[], at: Position): void {
    for (const { code, message, fix } of findings) this.addProblem(code, at, message, fix);
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
    const starts = this.#startsIn(node);
    const index = lastUpTo(starts, offset);
    if (index === 0) return this.#toFile({ line, column: column + offset });
    return this.#toFile({ line: line + index, column: offset - (starts[index] ?? 0) + 1 });
  }

  addProblem(code: Problem['code'], at: Position | undefined, message: string, fix: string): void {
    this.#problems.push(problem(code, { file: this.#source.file, at }, message, fix));
  }

  /** Adds that a block holds what it must not: no second mistake where blocks do not end. */
  addContentProblem(at: Position, message: string, fix: string): void {
    this.#contentProblems.push(problem('invalid-directive', { file: this.#source.file, at }, message, fix));
  }

  #placeAt(offset: number): Position {
    this.#lineStarts ??= lineStartsOf(this.body);
    const line = lastUpTo(this.#lineStarts, offset);
    return this.#toFile({ line: line + 1, column: offset - (this.#lineStarts[line] ?? 0) + 1 });
  }

  /** Where lines of a node's own text begin. A node of HTML may have thousands of places. */
  #startsIn(node: { readonly value: string }): readonly number[] {
    if (this.#current?.node !== node) this.#current = { node, starts: lineStartsOf(node.value) };
    return this.#current.starts;
  }

  #toFile({ line, column }: Position): Position {
    return placeIn(this.#source, { line, column });
  }
}

const lineStartsOf = (text: string) => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];

/** What is said of an address that makes itself a link. */
const ofBareAddress: ReadonlySet<ProblemCode> = new Set(['link-shows-address', 'private-link']);

/** Position in the file of a place in its text. */
export const placeIn = ({ firstLine: start }: MarkdownSource, at: Position): Position =>
  typeof start === 'number' ? { ...at, line: at.line + start - 1 } : start(at);

/** A compiler's message without its line numbers, which count from below the front matter, and its codes. */
const withoutPlaces = (message: string) =>
  message.replace(/^\d+:\d+:\s*| \(\d+:\d+\)| \([\w-]+:[\w-]+\)$/g, '');

/** Attributes that a heading was written with: "{#id}". Sätteri's types leave them out. */
function propertiesOf({ data }: NodeOf<'heading'>): Readonly<Record<string, unknown>> {
  return data && 'hProperties' in data ? { ...(data.hProperties as object) } : {};
}
