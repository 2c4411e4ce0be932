/** Reads what a Markdown or MDX text consists of, and what is wrong in it, without rendering it. */
import { markdownToMdast, mdxToMdast, type MdastNode } from 'satteri';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';
import type { Heading, ImageReference, Reference, TextParts } from '#model/text.ts';
import { findStrayMarkup, findTags } from './raw-html.ts';
import {
  allowedAttributes,
  allowedElements,
  containers,
  features,
  hasSafeScheme,
  mdxComponents,
  textDirectives,
} from './vocabulary.ts';

export interface AnalysedText {
  readonly parts: TextParts;
  readonly problems: readonly Problem[];
}

/** A text and where it stands: `firstLine` is the line of the file that holds its first line. */
export interface MarkdownSource {
  readonly file: string;
  readonly body: string;
  readonly firstLine: number;
  readonly format: 'md' | 'mdx';
}

/**
 * Lists headings, links, images and anchors with their places.
 *
 * Problems: `heading-skipped`, `image-without-alt`, `unsafe-link`, `unsafe-html`, `unknown-directive`,
 * `invalid-directive`, `mdx-syntax`, `mdx-import`, `mdx-expression`. Whether links lead anywhere is the model's question.
 */
export function analyseMarkdown(source: MarkdownSource): AnalysedText {
  const collector = new Collector(source);
  try {
    const tree =
      source.format === 'mdx'
        ? mdxToMdast(endingInBreak(source.body), { features })
        : markdownToMdast(source.body, { features });
    collector.visit(tree);
  } catch (error) {
    collector.addSyntaxProblem(error);
  }
  return collector.result();
}

/** The MDX parser ends the whole process on an import whose last byte, and the text's, is a backslash. */
export const endingInBreak = (body: string): string => (body.endsWith('\n') ? body : `${body}\n`);

type NodeOf<T extends MdastNode['type']> = Extract<MdastNode, { type: T }>;

/** Walks the tree once, keeping what it finds. */
class Collector {
  readonly #source: MarkdownSource;
  readonly #headings: Heading[] = [];
  readonly #links: Reference[] = [];
  readonly #images: ImageReference[] = [];
  readonly #anchors: string[] = [];
  readonly #problems: Problem[] = [];
  readonly #definitions = new Map<string, string>();
  readonly #pending: (() => void)[] = [];
  #hasHtml = false;
  #hasCode = false;

  constructor(source: MarkdownSource) {
    this.#source = source;
  }

  result(): AnalysedText {
    // Reference links may stand before their definition.
    for (const resolve of this.#pending) resolve();
    return {
      parts: {
        headings: this.#headings,
        links: this.#links,
        images: this.#images,
        anchors: this.#anchors,
        hasHtml: this.#hasHtml,
        hasCode: this.#hasCode,
      },
      problems: this.#problems,
    };
  }

  addSyntaxProblem(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    const [, line, column] = /(\d+):(\d+)/.exec(text) ?? [];
    const at = line && column ? this.#toFile({ line: Number(line), column: Number(column) }) : undefined;
    this.#add(
      'mdx-syntax',
      at,
      `This MDX cannot be compiled: ${withoutPlaces(firstLine(text))}.`,
      'Close every component, and write "{" and "<" that are text as "\\{" and "\\<".',
    );
  }

  /** Visits a tree in reading order. Not by recursion: quotes within quotes may go deeper than the stack. */
  visit(tree: MdastNode): void {
    const waiting = [tree];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      this.#visitOne(node);
      if ('children' in node) waiting.push(...(node.children as MdastNode[]).toReversed());
    }
  }

  #visitOne(node: MdastNode): void {
    switch (node.type) {
      case 'heading':
        return this.#heading(node);
      case 'link':
        return this.#link(node.url, this.#at(node));
      case 'definition':
        // The first of several with one name counts.
        if (!this.#definitions.has(node.identifier)) this.#definitions.set(node.identifier, node.url);
        return;
      case 'linkReference':
        this.#pending.push(() => this.#link(this.#definitions.get(node.identifier) ?? '', this.#at(node)));
        return;
      case 'image':
        return this.#image(node.url, node.alt, this.#at(node));
      case 'imageReference':
        this.#pending.push(() =>
          this.#image(this.#definitions.get(node.identifier) ?? '', node.alt, this.#at(node)),
        );
        return;
      case 'code':
        this.#hasCode ||= Boolean(node.lang);
        return;
      case 'html':
        return this.#html(node);
      case 'containerDirective':
      case 'leafDirective':
        return this.#directive(node);
      case 'mdxjsEsm':
        return this.#add(
          'mdx-import',
          this.#at(node),
          `"${firstLine(node.value)}" imports or exports code.`,
          `Remove it; these components need no import: ${mdxComponents.join(', ')}.`,
        );
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return this.#expression(node.value, this.#at(node));
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return this.#component(node);
    }
  }

  #heading(node: NodeOf<'heading'>): void {
    const at = this.#at(node);
    const previous = this.#headings.at(-1)?.depth ?? 1;
    const id = (node.data as { hProperties?: { id?: unknown } } | undefined)?.hProperties?.id;
    if (node.depth === 1) {
      this.#add(
        'heading-skipped',
        at,
        'The text has a level 1 heading.',
        'Use "##": the title is the level 1 heading.',
      );
    } else if (node.depth > previous + 1) {
      this.#add(
        'heading-skipped',
        at,
        `A level ${node.depth} heading follows level ${previous}.`,
        `Write "${'#'.repeat(previous + 1)} ${textOf(node)}".`,
      );
    }
    this.#headings.push({
      depth: node.depth,
      text: textOf(node),
      explicitId: typeof id === 'string' ? id : undefined,
      at,
    });
  }

  #link(target: string, at: Position): void {
    if (hasSafeScheme(target)) this.#links.push({ target, at });
    else this.#unsafe(target, at);
  }

  #unsafe(target: string, at: Position): void {
    this.#add(
      'unsafe-link',
      at,
      `${JSON.stringify(target)} is not a link that a page may have.`,
      'Use https, mailto, tel or sms.',
    );
  }

  #image(target: string, alt: string | null | undefined, at: Position): void {
    if (!alt?.trim()) {
      this.#add(
        'image-without-alt',
        at,
        `Image "${target}" has no alternative text.`,
        `Describe it: ![what it shows](${target}).`,
      );
    }
    this.#images.push({ target, alt: alt ?? '', at });
  }

  #html(node: NodeOf<'html'>): void {
    const start = this.#at(node);
    const stray = findStrayMarkup(node.value);
    if (stray) {
      this.#add(
        'unsafe-html',
        positionIn(node.value, stray.offset, start),
        stray.text === '<!--' ? 'The comment never ends.' : `${stray.text} is not allowed in articles.`,
        stray.text === '<!--' ? 'End it with "-->".' : 'Remove it; comments are written <!-- … -->.',
      );
    }
    for (const tag of findTags(node.value)) {
      this.#hasHtml = true;
      if (tag.isClosing) continue;
      const at = positionIn(node.value, tag.offset, start);
      if (!allowedElements.has(tag.name)) {
        this.#add(
          'unsafe-html',
          at,
          `<${tag.name}> is not allowed in articles.`,
          `${didYouMean(tag.name, allowedElements)}Use Markdown, a directive, or another element.`,
        );
        continue;
      }
      if (!tag.isComplete) {
        this.#add(
          'unsafe-html',
          at,
          `<${tag.name} never ends.`,
          'Close it with ">"; look for a missing quote.',
        );
        continue;
      }
      const { value: alt } = tag.attributes.find(({ name }) => name === 'alt') ?? {};
      for (const { name, value } of tag.attributes) {
        if (!isAllowedAttribute(name)) this.#unsafeAttribute(tag.name, name, at);
        else if (name === 'href') this.#link(value, at);
        else if (name === 'src' && tag.name === 'img') this.#image(value, alt, at);
        else if (name === 'id') this.#anchors.push(value);
      }
    }
  }

  #directive(node: NodeOf<'containerDirective'> | NodeOf<'leafDirective'>): void {
    const marker = node.type === 'leafDirective' ? '::' : ':::';
    const known = Object.keys(containers);
    if (!(node.name in containers) || node.type === 'leafDirective') {
      this.#add(
        'unknown-directive',
        this.#at(node),
        `There is no directive "${marker}${node.name}".`,
        `${didYouMean(node.name, [...known, ...textDirectives])}Known: ${known.map((name) => `:::${name}`).join(', ')}.`,
      );
      return;
    }
    const children = node.children as MdastNode[];
    const label = children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
    const content = children.filter((child) => child !== label);
    this.#container(
      `:::${node.name}`,
      node.name,
      node.attributes ?? {},
      label !== undefined,
      content,
      this.#at(node),
    );
  }

  /** The rules that directives and MDX components share. */
  #container(
    shown: string,
    name: string,
    attributes: Readonly<Record<string, unknown>>,
    hasLabel: boolean,
    content: readonly MdastNode[],
    at: Position,
  ): void {
    const invalid = (message: string, fix: string) =>
      this.#add('invalid-directive', at, `${shown} ${message}`, fix);
    if (name === 'steps' && !(content.length === 1 && content[0]?.type === 'list' && content[0].ordered)) {
      invalid(
        'holds something else than one numbered list.',
        'Put one numbered list into it, and nothing beside it.',
      );
    }
    if (name === 'tabs' && (content.length < 2 || !content.every(isTab))) {
      invalid(
        'holds something else than tabs.',
        'Put at least two :::tab[Label] into it; the outer fence has more colons.',
      );
    }
    if ((name === 'tab' || name === 'details') && !hasLabel) {
      invalid('has no label.', `Write :::${name}[Label].`);
    }
    if (name === 'video') {
      for (const key of ['src', 'title']) {
        if (!attributes[key]) invalid(`has no ${key}.`, 'Write :::video{src="https://…" title="…"}.');
      }
      if (attributes['src'] && !String(attributes['src']).startsWith('https://'))
        this.#unsafe(String(attributes['src']), at);
      if (content.length === 0) {
        invalid('has no transcript.', 'Put what is said and shown into it, for those who cannot watch it.');
      }
    }
  }

  /** Comments are the only expressions that text needs; all others are code that runs while the site is built. */
  #expression(code: string, at: Position): void {
    if (code.replace(/\/\*[\s\S]*?\*\//g, '').trim() === '') return;
    this.#add(
      'mdx-expression',
      at,
      `"{${firstLine(code)}}" is code.`,
      'Write the text itself; a brace that is text is written "\\{".',
    );
  }

  #component(node: NodeOf<'mdxJsxFlowElement'> | NodeOf<'mdxJsxTextElement'>): void {
    const name = node.name ?? '';
    const at = this.#at(node);
    const isComponent = /^[A-Z]/.test(name);
    if (isComponent ? !(mdxComponents as readonly string[]).includes(name) : !allowedElements.has(name)) {
      this.#add(
        'unknown-directive',
        at,
        `There is no component <${name}>.`,
        `${didYouMean(name, mdxComponents)}Known: ${mdxComponents.join(', ')}.`,
      );
      return;
    }
    const attributes: Record<string, string> = {};
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute') this.#expression(attribute.value, at);
      else if (attribute.value === null || typeof attribute.value !== 'object') {
        attributes[attribute.name] = attribute.value ?? '';
      } else this.#expression(attribute.value.value, at);
    }
    const directive = Object.entries(containers).find(([, component]) => component === name)?.[0];
    if (directive) {
      const hasLabel = Boolean(attributes[directive === 'details' ? 'summary' : 'label']);
      this.#container(`<${name}>`, directive, attributes, hasLabel, node.children as MdastNode[], at);
    } else if (name === 'Figure') {
      this.#image(attributes['src'] ?? '', attributes['alt'], at);
    } else if (!isComponent) {
      this.#hasHtml = true;
      for (const [key, value] of Object.entries(attributes)) {
        if (!isAllowedAttribute(key === 'className' ? 'class' : key.toLowerCase())) {
          this.#unsafeAttribute(name, key, at);
        } else if (key === 'href') this.#link(value, at);
        else if (key === 'src') this.#image(value, attributes['alt'], at);
        else if (key === 'id') this.#anchors.push(value);
      }
    }
  }

  #unsafeAttribute(tag: string, name: string, at: Position): void {
    this.#add('unsafe-html', at, `Attribute "${name}" of <${tag}> is not allowed.`, 'Remove it.');
  }

  #at(node: MdastNode): Position {
    return this.#toFile(node.position?.start ?? { line: 1, column: 1 });
  }

  #toFile({ line, column }: Position): Position {
    return { line: line + this.#source.firstLine - 1, column };
  }

  #add(code: Problem['code'], at: Position | undefined, message: string, fix: string): void {
    this.#problems.push(problem(code, { file: this.#source.file, at }, message, fix));
  }
}

const isTab = (node: MdastNode) =>
  (node.type === 'containerDirective' && node.name === 'tab') ||
  (node.type === 'mdxJsxFlowElement' && node.name === 'Tab');

/** A compiler's message without its line numbers, which count from below the front matter, and its codes. */
const withoutPlaces = (message: string) =>
  message.replace(/^\d+:\d+:\s*| \(\d+:\d+\)| \([\w-]+:[\w-]+\)$/g, '');

const firstLine = (text: string) => text.split('\n')[0] ?? '';

const isAllowedAttribute = (name: string) =>
  allowedAttributes.has(name) || name.startsWith('aria-') || name.startsWith('data-');

/** The words of a node without markup. */
function textOf(node: MdastNode): string {
  if ('value' in node && (node.type === 'text' || node.type === 'inlineCode')) return node.value;
  return 'children' in node ? (node.children as MdastNode[]).map(textOf).join('') : '';
}

/** Position of an offset in a text whose first character stands at `start`. */
function positionIn(text: string, offset: number, start: Position): Position {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  if (lastBreak < 0) return { line: start.line, column: start.column + offset };
  return { line: start.line + before.split('\n').length - 1, column: offset - lastBreak };
}
