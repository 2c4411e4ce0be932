/** The last look at anchors: a link keeps one only if the texts that it can lead to have it, as they're written. */
import { parentOf } from '#base/slash-path.ts';
import { decode } from '#base/written-address.ts';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { anchorsOf, anchorsOfTranslation } from '#model/articles/anchors.ts';
import type { Position } from '#problems/problem.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { Edit } from '#import/tree/markdown/traced-text.ts';
import { todoUrl } from './link-edits.ts';

/** A finished text in one language. */
export interface PlacedAnchors {
  /** Of its article; empty: the text is a topic's. */
  readonly id: string;
  /** Folder path of its topic in the output. */
  readonly topic: string;
  readonly locale: string;
  readonly text: string;
}

/** An anchor that a link loses. */
export interface LostAnchor extends Edit {
  readonly anchor: string;
}

/** Whether a text may hold a link with an anchor. */
const mayLink = /\bid:[a-z0-9-]+#|\bindex\.md#|[(<:"'=\s]#\S/;

/** What links of each text lose, in the order of the texts. The first text of an article is its original. */
export function findLostAnchors(texts: readonly PlacedAnchors[]): LostAnchor[][] {
  const versions = Map.groupBy(texts, ({ id }) => id);
  const locales = [...new Set(texts.map(({ locale }) => locale))];
  const topicTexts = Map.groupBy(versions.get('') ?? [], ({ topic }) => topic);
  const anchors = new AnchorSets(versions);
  return texts.map((from) => {
    if (!mayLink.test(from.text)) return [];
    const own = versions.get(from.id) ?? [];
    /** Languages whose readers may see this text: its own, and those that have none. */
    const readers = locales.filter(
      (locale) => locale === from.locale || from.id === '' || own.every((one) => one.locale !== locale),
    );
    const have = (all: readonly PlacedAnchors[], anchor: string) =>
      readers.every((reader) => {
        const shown = all.filter(({ locale }) => locale === reader);
        return (shown.length > 0 ? shown : all).every((text) => anchors.of(text).has(anchor));
      });
    return partsOf(from.text).links.flatMap(({ target, at }) => {
      const [, to = '', written = ''] = /^(|id:[a-z0-9-]+|[^:?#]*index\.md)#(.+)$/s.exec(target) ?? [];
      if (written === '') return [];
      const anchor = decode(written);
      const topic = parentOf(joinSourcePath(from.topic, to) ?? '');
      const meant = to.startsWith('id:') ? versions.get(to.slice(3)) : topicTexts.get(topic);
      if (to === '' ? anchors.of(from).has(anchor) : have(meant ?? [], anchor)) return [];
      const start = findTarget(from.text, target, at);
      const text = to === '' ? todoUrl(target) : to;
      return start === -1 ? [] : [{ start, end: start + target.length, text, anchor }];
    });
  });
}

/** Ids that the site gives to places of texts, computed when first asked for. */
class AnchorSets {
  readonly #versions: ReadonlyMap<string, readonly PlacedAnchors[]>;
  readonly #known = new Map<PlacedAnchors, ReadonlySet<string>>();

  constructor(versions: ReadonlyMap<string, readonly PlacedAnchors[]>) {
    this.#versions = versions;
  }

  of(text: PlacedAnchors): ReadonlySet<string> {
    const known = this.#known.get(text) ?? this.#read(text);
    this.#known.set(text, known);
    return known;
  }

  #read(text: PlacedAnchors): ReadonlySet<string> {
    const { headings, anchors } = partsOf(text.text);
    // The page of a topic has only ids that are written.
    if (text.id === '')
      return new Set([...headings.flatMap(({ explicitId }) => explicitId ?? []), ...anchors]);
    const original = this.#versions.get(text.id)?.[0];
    const originals =
      original === undefined || original === text ? headings : partsOf(original.text).headings;
    const ids = anchorsOfTranslation(headings, originals, anchorsOf(originals)).map(({ id }) => id);
    return new Set([...ids, ...anchors]);
  }
}

const partsOf = (body: string) => analyseMarkdown({ file: '', body, firstLine: 1, format: 'md' }).parts;

/** Where a link's address is written: behind the link's beginning, or in a definition before it. */
function findTarget(text: string, target: string, at: Position | undefined): number {
  const lines = text.split('\n');
  const before = lines.slice(0, (at?.line ?? 1) - 1).join('\n').length;
  const found = text.indexOf(target, before + (at?.column ?? 1) - 1);
  return found === -1 ? text.indexOf(target) : found;
}
