/** All pages of a graph, and what they say of each other. */
import { lastPart } from '#base/slash-path.ts';
import { readOutline, type OutlineBlock } from '#import/dialects/logseq/outline.ts';
import type { LogseqGraph, NamedBlock } from '#import/dialects/logseq/graph.ts';
import { decodePath } from '#import/tree/addresses.ts';
import { traceText } from '#import/tree/markdown/traced-text.ts';
import type { FolderPlace } from '#import/sources/place.ts';

export interface LogseqPage {
  /** Path of the file below the place. */
  readonly file: string;
  /** With "/" between names and those of the names around them. */
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  /** Whether it has no text. */
  readonly isEmpty: boolean;
}

export interface Graph {
  readonly pages: readonly LogseqPage[];
  readonly graph: LogseqGraph;
}

/** Reads the pages below a folder. `config` is the text of `config.edn`. */
export function readGraph(place: FolderPlace, below: string, config: string): Graph {
  const blocks = new Map<string, NamedBlock>();
  const wanted = new Set<string>();
  const pages = place.files
    .filter(
      (file) => file.startsWith(`${below}pages/`) && file.endsWith('.md') && !/\/contents\.md$/i.test(file),
    )
    .map((file): LogseqPage => {
      const text = (place.textOf(file) ?? '').replaceAll('\r\n', '\n');
      const outline = readOutline(traceText(text));
      const first = outline.properties.size > 0 ? outline : onlyProperties(outline.children[0]);
      const name = first?.properties.get('title') ?? nameOfFile(file);
      for (const [, id = ''] of text.matchAll(/\(\(([0-9a-f-]{36})\)\)/g)) wanted.add(id);
      collect(outline, name, blocks);
      return { file, name, properties: first?.properties ?? new Map(), isEmpty: saysNothing(outline) };
    });
  const written = pages.filter(({ properties, isEmpty }) => !isEmpty || properties.has('description'));
  const names = written.flatMap(({ name, properties }) => [
    name,
    ...(properties.get('alias') ?? '').split(','),
  ]);
  return {
    pages,
    graph: {
      blocks,
      wanted,
      pages: new Set(names.map((name) => name.trim().toLowerCase())),
      macros: macrosOf(config),
    },
  };
}

/** Properties of a page may stand in a first block that says nothing else. */
const onlyProperties = (block: OutlineBlock | undefined) =>
  block && block.lines.every(({ text }) => text.trim() === '') ? block : undefined;

const saysNothing = ({ lines, children }: OutlineBlock): boolean =>
  lines.every(({ text }) => text.trim() === '') && children.every(saysNothing);

const nameOfFile = (file: string) =>
  decodePath(lastPart(file).replace(/\.md$/, '').replaceAll('___', '/')).replaceAll('%2F', '/');

function collect(block: OutlineBlock, page: string, blocks: Map<string, NamedBlock>): void {
  const id = block.properties.get('id');
  const words = block.lines.find(({ text }) => text.trim() !== '')?.text ?? '';
  if (id !== undefined)
    blocks.set(id, {
      page,
      text: words
        .replace(/^#{1,6}\s+|^(?:TODO|DOING|NOW|LATER|DONE)\s+|\{\{[^{}]*\}\}|[*_`^=]{2,}/g, '')
        .replace(/\[\[([^[\]]*)\]\]/g, '$1')
        .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
        .trim()
        .slice(0, 120),
    });
  for (const child of block.children) collect(child, page, blocks);
}

/** `:macros {"name" "text $1"}` of the configuration. */
function macrosOf(config: string): Map<string, string> {
  const body =
    /(?:^|[\s{]):macros\s*\{((?:"(?:[^"\\]|\\.)*"|[^{}"])*)\}/m.exec(config.replace(/^\s*;.*$/gm, ''))?.[1] ??
    '';
  return new Map(
    [...body.matchAll(/"((?:[^"\\]|\\.)*)"\s+"((?:[^"\\]|\\.)*)"/g)].map(([, name = '', text = '']) => [
      name,
      text.replace(/\\(["\\])/g, '$1'),
    ]),
  );
}
