/** Writes a change into every text that names a path, an id or an address. */
import type { PlacedText } from '#model/text.ts';
import { splitWritten } from '#files/edit-front-matter.ts';
import { editLinks, type MapTarget } from './link-edits.ts';
import type { Edits } from './plan.ts';
import type { Snapshot } from './snapshot.ts';
import { editTexts, quotedLike, type YamlText } from './yaml-edits.ts';

/** What texts say afterwards. Each returns nothing where a name stays. */
export interface Renames {
  /** Addresses of links, as the text at that place means them. */
  readonly targetsOf: (source: PlacedText) => MapTarget;
  readonly topic: (path: string) => string | undefined;
  readonly article: (id: string) => string | undefined;
}

/** Keys that hold paths of topics or ids of articles, wherever they stand. */
const topicKeys = new Set(['also', 'topics', 'topic']);
const articleKeys = new Set(['related', 'featured', 'articles', 'article']);
/** Keys that hold an address and nothing else. */
const addressKeys = new Set(['href', 'link', 'links']);

/** Plans the edits of all texts: articles, topics, settings, stores, announcements and slots of the theme. */
export function rewriteTexts(snapshot: Snapshot, renames: Renames, edits: Edits): void {
  for (const source of snapshot.sources) {
    const map = renames.targetsOf(source);
    edits.change(snapshot.nameOf(source), 'links', (text) => {
      const { open, yaml, rest } = splitWritten(text);
      return open + editYaml(yaml, renames, map) + editLinks(rest, source.text.format, map).text;
    });
  }
  for (const name of snapshot.names) {
    const kind = kindOf(name);
    if (kind === undefined) continue;
    const map = renames.targetsOf(placeless(name));
    edits.change(name, 'links', (text) =>
      kind === 'yaml' ? editYaml(text, renames, map) : editLinks(text, kind, map).text,
    );
  }
}

/** Relative links of settings start from the folder of all articles. */
const placeless = (file: string): PlacedText => ({
  file,
  locale: '',
  kind: 'topic',
  path: '',
  parts: { headings: [], links: [], images: [], anchors: [] },
});

/** How a file beside the articles is read; nothing where it isn't ours to change. */
function kindOf(name: string): 'yaml' | 'md' | 'data' | undefined {
  if (/^(?:articles|public)\/|^(?:published\.json|retired\.yaml)$|(?:^|\/)\./.test(name)) return undefined;
  if (/\.ya?ml$/.test(name)) return 'yaml';
  if (name.endsWith('.md')) return 'md';
  return /\.(?:csv|geojson|html)$/.test(name) ? 'data' : undefined;
}

/** Front matter or a file of settings with its names and links changed. */
function editYaml(yaml: string, renames: Renames, map: MapTarget): string {
  return editTexts(yaml, (text) => {
    const named = renamed(text, renames, map);
    if (named !== undefined) return quotedLike(text.raw, named);
    // Old addresses are what they are.
    if (text.keys.includes('movedFrom') || text.keys.includes('legacy')) return undefined;
    return editLinks(text.raw, 'data', map).text;
  });
}

function renamed({ value, keys }: YamlText, renames: Renames, map: MapTarget): string | undefined {
  const key = keys.at(-1) ?? '';
  if (topicKeys.has(key)) return renames.topic(value);
  if (articleKeys.has(key)) return renames.article(value);
  // An address may be given by locale.
  return keys.slice(-2).some((one) => addressKeys.has(one)) ? map(value) : undefined;
}
