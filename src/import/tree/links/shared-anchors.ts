/** Anchors that links of any language mean: the heading has the same id in every translation. */
import { decode } from '#base/written-address.ts';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { anchorsOf, anchorsOfTranslation } from '#model/articles/anchors.ts';

/** A finished text of an article in one language. */
export interface AnchoredText {
  readonly id: string;
  readonly text: string;
}

const idLink = /(?<=\bid:)([a-z0-9-]+)#([^\s)>"\]]+)/g;
/** A link to a heading of its own text: in Markdown, in a definition, in HTML. */
const ownLink = /(?<=\]\(<?|\]:[ \t]+<?|\bhref=")#([^\s)>"\]]+)/g;

/**
 * The texts, in their order, with links to headings of translations: headings at the same place get the id that a link
 * names. A link to a heading that some translation lacks stays as it is.
 */
export function shareAnchors(texts: readonly AnchoredText[]): string[] {
  const byId = Map.groupBy(
    texts.map((text, index) => ({ ...text, index })),
    ({ id }) => id,
  );
  const wanted = new Map<string, Set<string>>();
  for (const { text } of texts) {
    for (const [, id = '', anchor = ''] of text.matchAll(idLink))
      wanted.set(id, (wanted.get(id) ?? new Set()).add(decode(anchor)));
  }
  const now = texts.map(({ text }) => text);
  /** What a link to a heading becomes: the id in all languages. */
  const renamed = new Map<string, string>();
  for (const [id, versions] of byId) {
    if (id === '' || versions.length < 2) continue;
    const declared = declareEverywhere(
      versions.map(({ text }) => text),
      wanted.get(id) ?? new Set(),
    );
    for (const [version, { index }] of versions.entries()) now[index] = declared.texts[version] ?? '';
    for (const [anchor, to] of declared.renamed) renamed.set(`${id}#${anchor}`, to);
  }
  if (renamed.size === 0) return now;
  return now.map((text) =>
    text.replace(idLink, (all, id: string, anchor: string) => {
      const to = renamed.get(`${id}#${decode(anchor)}`);
      return to === undefined ? all : `${id}#${to}`;
    }),
  );
}

interface Declared {
  readonly texts: readonly string[];
  readonly renamed: ReadonlyMap<string, string>;
}

/** The first language names a heading for all. */
function declareEverywhere(texts: readonly string[], anchors: ReadonlySet<string>): Declared {
  if (anchors.size === 0 && texts.every((text) => text.search(ownLink) === -1))
    return { texts, renamed: new Map() };
  const parsed = texts.map(partsOf);
  const outlines = parsed.map(({ headings }) => anchorsOf(headings));
  const isSame = outlines.every((outline) => outline.length === outlines[0]?.length);
  const renamed = new Map<string, string>();
  const declared = outlines.map(() => new Map<number, string>());
  for (const anchor of anchors) {
    const isEverywhere = texts.every(
      (_, version) =>
        outlines[version]?.some(({ id }) => id === anchor) || parsed[version]?.anchors.includes(anchor),
    );
    if (isEverywhere) continue;
    const at = outlines
      .map((outline) => outline.findIndex(({ id }) => id === anchor))
      .find((index) => index !== -1);
    const id = at === undefined || !isSame ? undefined : outlines[0]?.[at]?.id;
    if (at === undefined || id === undefined) continue;
    renamed.set(anchor, id);
    declared.forEach((lines, version) => lines.set(parsed[version]?.headings[at]?.at.line ?? 0, id));
  }
  const now = texts.map((text, version) => declareIds(text, declared[version] ?? new Map()));
  const [originals = [], ...others] = now.map(
    (text, version) =>
      (text === texts[version] ? parsed[version] : undefined)?.headings ?? partsOf(text).headings,
  );
  const first = anchorsOf(originals);
  const outlinesNow = [first, ...others.map((headings) => anchorsOfTranslation(headings, originals, first))];
  return {
    texts: now.map((text, version) =>
      renameOwnLinks(text, outlines[version] ?? [], outlinesNow[version] ?? []),
    ),
    renamed,
  };
}

type Outline = readonly { readonly id: string }[];

/** The text with links to its own headings under the ids that the site gives these. */
function renameOwnLinks(text: string, before: Outline, after: Outline): string {
  const idNow = new Map(before.map(({ id }, index) => [id, after[index]?.id ?? id]));
  return text.replace(ownLink, (all, anchor: string) => {
    const id = idNow.get(decode(anchor));
    return id === undefined || id === decode(anchor) ? all : `#${id}`;
  });
}

const partsOf = (body: string) => analyseMarkdown({ file: '', body, firstLine: 1, format: 'md' }).parts;

/** The text with ids at the end of headings. */
function declareIds(text: string, idOfLine: ReadonlyMap<number, string>): string {
  if (idOfLine.size === 0) return text;
  return text
    .split('\n')
    .map((line, index) => {
      const id = idOfLine.get(index + 1);
      if (id === undefined || line.includes(`{#${id}}`)) return line;
      return `${line.replace(/\s*\{#[^{}]*\}\s*$/, '')} {#${id}}`;
    })
    .join('\n');
}
