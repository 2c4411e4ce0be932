/** MDX of Docusaurus, Starlight and others: what their components show, in Markdown of ours. */
import type { Definition, Nodes, Parents } from 'mdast';
import { z } from 'zod';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { isPictureAddress } from '#import/tree/addresses.ts';
import { toPlainText, walk } from '#import/tree/markdown/parse.ts';
import { applyEdits, traceText, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import type { Dialect } from '#import/tree/tree.ts';
import { components } from './components/components.ts';
import type { ComponentTools, Element } from './components/component.ts';
import { commandsOf } from './components/containers.ts';
import { anchorOf, wrapLink } from './components/media.ts';
import { saidIn, stringsIn, type Said } from './components/properties.ts';
import { plainFences, replaceDirective } from './directives.ts';
import { namesIn, valueOfProgram } from './literals.ts';
import { parseMdx, unmask } from './parse-mdx.ts';
import { phrasesOf } from './phrases.ts';
import {
  contentOf,
  htmlNode,
  paragraphOf,
  placeOf,
  rewrite,
  strongParagraph,
  textNode,
  type Replacement,
} from './rewrite.ts';

export interface MdxOptions {
  /** The text of a file that another one imports, without front matter. */
  readonly partial: (address: string) => string | undefined;
  /** What texts may say of the page or the site, by name: `frontMatter`. */
  readonly names?: ReadonlyMap<string, unknown>;
  /** What a language calls words that `<Translate>` names, by their id or themselves. */
  readonly message?: ((key: string) => string | undefined) | undefined;
}

/** How deep texts may import each other: one that imports itself has an end, too. */
const mostPartials = 5;

/** Turns MDX into Markdown. */
export const mdxDialect =
  (options: MdxOptions, depth = 0): Dialect =>
  (source, context) => {
    const opened = applyEdits(source, splitSummaries(source));
    const rewritten = new MdxRewriter(plainFences(opened), context, options, depth).rewrite();
    return { text: unmask(rewritten.text), lineAt: rewritten.lineAt };
  };

/** Edits that give `<summary>` a line of its own, as MDX wants it where blocks follow: not those of one line. */
const splitSummaries = ({ text }: TracedText): Edit[] =>
  [...text.matchAll(/(?<=<details[^>\n]*>)(?=[ \t]*<summary)(?!.*<\/details>)/g)].map(({ index }) => ({
    start: index,
    end: index,
    text: '\n',
  }));

const estreeData = z.object({ estree: z.unknown() });
const estreeOf = (data: unknown) => estreeData.safeParse(data).data?.estree;

class MdxRewriter implements ComponentTools {
  readonly #source: TracedText;
  readonly #context: ArticleContext;
  readonly #options: MdxOptions;
  readonly #depth: number;
  readonly #names: Map<string, unknown>;
  readonly #definitions = new Map<string, Definition>();

  constructor(source: TracedText, context: ArticleContext, options: MdxOptions, depth: number) {
    this.#depth = depth;
    this.#source = source;
    this.#context = context;
    this.#options = options;
    this.#names = new Map(options.names ?? []);
  }

  rewrite(): TracedText {
    const { root, unread } = parseMdx(this.#source.text);
    for (const at of unread) {
      const what = this.#source.text.slice(at).split('\n')[0]?.slice(0, 60) ?? '';
      this.#context.note('mdx-unread', this.#source.lineAt(at), what);
    }
    // Also those inside of an element: `<div>`, a line, `import …`.
    walk(root, (node) => {
      if (node.type === 'definition' && !this.#definitions.has(node.identifier))
        this.#definitions.set(node.identifier, node);
      if (node.type !== 'mdxjsEsm') return;
      for (const [name, value] of namesIn(estreeOf(node.data))) this.#names.set(name, value);
    });
    return rewrite(this.#source, root, (node, parents) => this.#replace(node, parents));
  }

  #replace(node: Nodes, parents: readonly Parents[]): Replacement {
    switch (node.type) {
      case 'mdxjsEsm':
        return [];
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return this.#expression(node);
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return this.#element(node, parents);
      case 'paragraph':
        return splitParagraph(node.children);
      case 'root':
        return [{ ...node, children: contentOf(withoutElements(node.children)) }].map((root) =>
          root.children.every((child, index) => child === node.children[index]) &&
          root.children.length === node.children.length
            ? node
            : root,
        );
      default:
        return replaceDirective(node, this.#source, this.#context);
    }
  }

  #expression(node: Extract<Nodes, { type: 'mdxFlowExpression' | 'mdxTextExpression' }>): Replacement {
    if (/^\s*(?:\/\*[\s\S]*\*\/\s*)?$/.test(node.value)) return [];
    const value = valueOfProgram(estreeOf(node.data), this.#names);
    if (typeof value === 'string' || typeof value === 'number') {
      return node.type === 'mdxTextExpression'
        ? [textNode(String(value))]
        : [paragraphOf([textNode(String(value))])];
    }
    this.note('mdx-code', node, `{${node.value.slice(0, 60)}}`);
    return node.type === 'mdxTextExpression' ? [{ type: 'inlineCode', value: node.value.trim() }] : [];
  }

  #element(node: Element, parents: readonly Parents[]): Replacement {
    const { name } = node;
    if (name === null) return node.children;
    if (name === 'Translate') return this.#translated(node);
    const imported = this.#picture(node, name) ?? this.#partial(name);
    if (imported) return imported;
    this.#noteElements(node);
    const known = Object.hasOwn(components, name) ? components[name] : undefined;
    if (known) return known(node, this, parents);
    if (/^[a-z]/.test(name)) return [...anchorOf(node, this), ...node.children];
    return this.#unknown(node, name);
  }

  /**
   * Lists what is shown and can't be: drawings that are code, elements in properties, `icon={<Logo />}`, and pictures whose
   * addresses only running code would tell.
   */
  #noteElements(node: Element): void {
    if (node.name === 'Icon' || node.name === 'svg') this.note('component-unknown', node, `<${node.name}>`);
    for (const one of node.attributes) {
      if (one.type !== 'mdxJsxAttribute' || typeof one.value !== 'object' || !one.value) continue;
      const value = this.value(node, one.name);
      const isLost = /^(?:src|img|image)$/.test(one.name) && value === undefined;
      if (isLost || (typeof value !== 'string' && /<(?:[A-Za-z]|>)/.test(one.value.value)))
        this.note('mdx-code', node, `${one.name}={${one.value.value.slice(0, 60)}}`);
    }
  }

  /** https://docusaurus.io/docs/docusaurus-core#translate; messages with `{names}` in them are only for programs. */
  #translated(node: Element): Replacement {
    const key = this.text(node, 'id') ?? node.children.map(toPlainText).join('').trim();
    const message = this.#options.message?.(key);
    return message === undefined || /[{}]/.test(message) ? node.children : [textNode(message)];
  }

  /** A component that is a picture of the source: `import Logo from './logo.svg'`. */
  #picture(node: Element, name: string): Replacement {
    const url = this.#names.get(name);
    if (typeof url !== 'string' || !isPictureAddress(url)) return undefined;
    const alt = this.text(node, 'alt') ?? this.text(node, 'title') ?? this.text(node, 'aria-label') ?? '';
    return this.line(node, [{ type: 'image', url, alt }]);
  }

  /** A component that is another text of the source. */
  #partial(name: string): Replacement {
    const address = this.#names.get(name);
    if (typeof address !== 'string' || !/\.mdx?$/.test(address)) return undefined;
    const text = this.#options.partial(address);
    if (text === undefined || this.#depth >= mostPartials) return undefined;
    const inner = mdxDialect(this.#options, this.#depth + 1)(traceText(text), this.#context);
    return [htmlNode(inner.text.trim())];
  }

  /** What an unknown component says and shows, as far as its properties are known. */
  #unknown(node: Element, name: string): Replacement {
    const names = node.attributes.flatMap((one) => (one.type === 'mdxJsxAttribute' ? [one.name] : []));
    const said = saidIn(names, (property) => stringsIn(this.value(node, property)));
    const pictures = said.pictures.flatMap(({ url, alt, title }) =>
      this.line(node, [{ type: 'image', url, alt, title: title ?? null }]),
    );
    if (pictures.length > 0 && node.children.length === 0 && said.words.length === 0) return pictures;
    const commands = node.children.length === 0 ? commandsOf(node, this) : [];
    if (commands.length > 0 && node.type === 'mdxJsxFlowElement') return [...pictures, ...commands];
    this.note('component-unknown', node, `<${name}>`);
    return [...pictures, ...this.#words(node, said)];
  }

  #words(node: Element, { title, href, words }: Said): readonly Nodes[] {
    if (node.children.length > 0) {
      const head = title === undefined ? [] : [textNode(title)];
      if (href !== undefined) return wrapLink(node, href, head, this);
      const isBlock = node.type === 'mdxJsxFlowElement';
      return isBlock && title !== undefined ? [strongParagraph(head), ...node.children] : node.children;
    }
    const [first = href, ...rest] = words;
    if (first === undefined) return [];
    const head = href === undefined ? textNode(first) : linkTo(href, first);
    return this.line(node, [head, ...rest.map((word) => textNode(`: ${word}`))]);
  }

  readonly line = (node: Element, phrases: readonly Nodes[]): readonly Nodes[] => {
    return node.type === 'mdxJsxTextElement' ? phrases : [paragraphOf(phrases)];
  };

  readonly value = (node: Element, name: string): unknown => {
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== name) continue;
      const { value } = attribute;
      if (value === null || value === undefined) return true;
      return typeof value === 'string' ? value : valueOfProgram(estreeOf(value.data), this.#names);
    }
    return undefined;
  };

  readonly text = (node: Element, name: string): string | undefined => {
    const value = this.value(node, name);
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };

  readonly definition = (identifier: string): Definition | undefined => this.#definitions.get(identifier);

  note(kind: 'component-unknown' | 'mdx-code', node: Nodes, what: string): void {
    const offset = placeOf(node);
    this.#context.note(kind, offset === undefined ? undefined : this.#source.lineAt(offset), what);
  }
}

export const linkTo = (url: string, text: string): Nodes => ({
  type: 'link',
  url,
  children: [{ type: 'text', value: text }],
});

/** A paragraph in which a component became a block: text before and after it has paragraphs of its own. */
function splitParagraph(children: readonly Nodes[]): Replacement {
  const isBlock = (node: Nodes) => phrasesOf([node])[0] !== node;
  if (!children.some(isBlock)) return children.length === 0 ? [] : undefined;
  const blocks: Nodes[] = [];
  let line: Nodes[] = [];
  const flush = () => {
    if (line.some((node) => node.type !== 'text' || node.value.trim() !== '')) blocks.push(paragraphOf(line));
    line = [];
  };
  for (const child of children) {
    if (isBlock(child)) {
      flush();
      blocks.push(child);
    } else line.push(child);
  }
  flush();
  return blocks;
}

/** Elements that stand where nothing gives them a meaning disappear around their content. */
function withoutElements(nodes: readonly Nodes[]): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      return withoutElements(node.children);
    if (!('children' in node)) return [node];
    const children = withoutElements(node.children);
    if (
      children.length === node.children.length &&
      children.every((child, index) => child === node.children[index])
    )
      return [node];
    return [{ ...node, position: undefined, children } as Nodes];
  });
}
