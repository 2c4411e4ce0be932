/** Anchors that links of any language mean: the heading has the same id in every translation. */
import { decode } from '#base/written-address.ts';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { anchorsOf, anchorsOfTranslation } from '#model/articles/anchors.ts';

/** A finished text of an article in one language. */
export interface AnchoredText {
  readonly id: string;
  readonly locale: string;
  readonly text: string;
}

const idLink = /(?<=\bid:)([a-z0-9-]+)#([^\s)>"\]]+)/g;
/** A link to a heading of its own text: in Markdown, in a definition, in HTML. */
const ownLink = /(?<=\]\(<?|\]:[ \t]+<?|\bhref=")#([^\s)>"\]]+)/g;

/**
 * The texts, in their order, with links to headings under the ids that the site gives these. Where translations have as many
 * headings, those that links name get one id in all languages. A link to a heading that its language lacks leads to the one
 * at the place that it has in another language; where there is none, it stays as it is.
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
  /** What the anchors of articles became, by id and language; of the first language by id alone. */
  const idsNow = new Map<string, IdsNow>();
  for (const [id, versions] of byId) {
    if (id === '' || versions.length < 2) continue;
    const shared = shareHeadings(
      versions.map(({ text }) => text),
      wanted.get(id) ?? new Set(),
    );
    for (const [version, { index, locale }] of versions.entries()) {
      const { text, ids } = shared[version] ?? {};
      now[index] = text ?? '';
      if (ids === undefined) continue;
      idsNow.set(`${id} ${locale}`, ids);
      if (version === 0) idsNow.set(id, ids);
    }
  }
  if (idsNow.size === 0) return now;
  return now.map((text, index) =>
    text.replace(idLink, (all, id: string, anchor: string) => {
      const ids = idsNow.get(`${id} ${texts[index]?.locale}`) ?? idsNow.get(id);
      const to = ids?.get(decode(anchor));
      return to === undefined ? all : `${id}#${to}`;
    }),
  );
}

/** Ids of headings on the built page, by those that they have in any language's text. */
type IdsNow = ReadonlyMap<string, string>;

interface Shared {
  readonly text: string;
  readonly ids: IdsNow;
}

/** Translations of one text with the ids of `anchors`; none if nothing leads to a heading of theirs. */
function shareHeadings(texts: readonly string[], anchors: ReadonlySet<string>): readonly Shared[] {
  if (anchors.size === 0 && texts.every((text) => text.search(ownLink) === -1))
    return texts.map((text) => ({ text, ids: new Map() }));
  const before = texts.map(partsOf);
  const outlines = before.map(({ headings }) => anchorsOf(headings));
  const declared = declareEverywhere(texts, { parts: before, outlines, anchors });
  const [originals = [], ...others] = declared.map(
    (text, version) =>
      (text === texts[version] ? before[version] : undefined)?.headings ?? partsOf(text).headings,
  );
  const first = anchorsOf(originals);
  const outlinesNow = [first, ...others.map((headings) => anchorsOfTranslation(headings, originals, first))];
  return declared.map((text, version) => {
    const [own = [], after = []] = [outlines[version], outlinesNow[version]];
    const ids = idsAfter(after, own);
    const likewise = outlines.filter((outline) => outline !== own && outline.length === own.length);
    const written = new Set([...ids.keys(), ...ids.values(), ...(before[version]?.anchors ?? [])]);
    const others = likewise.toReversed().flatMap((outline) => [...idsAfter(after, outline)]);
    const all: IdsNow = new Map([...others.filter(([anchor]) => !written.has(anchor)), ...ids]);
    return {
      text: text.replace(ownLink, (link, anchor: string) => {
        const id = all.get(decode(anchor));
        return id === undefined ? link : `#${id}`;
      }),
      ids: all,
    };
  });
}

type Outline = readonly { readonly id: string }[];

const idsAfter = (after: Outline, before: Outline): IdsNow =>
  new Map(before.map(({ id }, index) => [id, after[index]?.id ?? id]));

interface Headings {
  readonly parts: readonly ReturnType<typeof partsOf>[];
  readonly outlines: readonly Outline[];
  readonly anchors: ReadonlySet<string>;
}

/** The texts in which headings that links name have the first language's id. */
function declareEverywhere(texts: readonly string[], { parts, outlines, anchors }: Headings): string[] {
  const isSame = outlines.every((outline) => outline.length === outlines[0]?.length);
  if (!isSame) return [...texts];
  const declared = outlines.map(() => new Map<number, string>());
  for (const anchor of anchors) {
    const isEverywhere = outlines.every(
      (outline, version) =>
        outline.some(({ id }) => id === anchor) || parts[version]?.anchors.includes(anchor),
    );
    const at = outlines
      .map((outline) => outline.findIndex(({ id }) => id === anchor))
      .find((index) => index !== -1);
    const id = at === undefined ? undefined : outlines[0]?.[at]?.id;
    if (isEverywhere || at === undefined || id === undefined) continue;
    declared.forEach((lines, version) => lines.set(parts[version]?.headings[at]?.at.line ?? 0, id));
  }
  return texts.map((text, version) => declareIds(text, declared[version] ?? new Map()));
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
