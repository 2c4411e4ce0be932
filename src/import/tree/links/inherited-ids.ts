/** Ids of headings that translations need not say: a heading has that of its counterpart in the source language. */
import { analyseMarkdown } from '#markdown/analyse.ts';
import { anchorsOf, anchorsOfTranslation } from '#model/articles/anchors.ts';
import type { Heading } from '#model/text.ts';
import type { AnchoredText } from './shared-anchors.ts';

/**
 * The texts, in their order, in which headings of translations don't declare what they have from their original: hosted
 * systems and exports write every id out. Ids that the original declares too stay, as writers repeat them.
 */
export function withoutInheritedIds(texts: readonly AnchoredText[], first: string): string[] {
  const originals = new Map(
    texts.flatMap(({ id, locale, text }) => (id !== '' && locale === first ? [[id, text] as const] : [])),
  );
  return texts.map(({ id, locale, text }) => {
    const original = originals.get(id);
    const isTranslation = locale !== first && original !== undefined;
    return isTranslation && text.includes('{#') ? withoutThoseOf(text, headingsOf(original)) : text;
  });
}

function withoutThoseOf(text: string, originals: readonly Heading[]): string {
  const headings = headingsOf(text);
  const said = headings.map((heading, index): Heading => {
    const isSaidTwice = originals[index]?.explicitId === heading.explicitId;
    return isSaidTwice ? heading : { ...heading, explicitId: undefined };
  });
  const anchors = anchorsOfTranslation(said, originals, anchorsOf(originals));
  const redundant = new Map(
    headings.flatMap(({ explicitId, at }, index) =>
      explicitId !== undefined && said[index]?.explicitId === undefined && anchors[index]?.id === explicitId
        ? [[at.line, ` {#${explicitId}}`] as const]
        : [],
    ),
  );
  // Without all of them at once, the others may get another number behind them.
  const isWhole = headings.every(({ explicitId }, index) =>
    explicitId === undefined ? true : anchors[index]?.id === explicitId,
  );
  if (redundant.size === 0 || !isWhole) return text;
  return text
    .split('\n')
    .map((line, index) => {
      const said = redundant.get(index + 1);
      return said !== undefined && line.endsWith(said) ? line.slice(0, -said.length) : line;
    })
    .join('\n');
}

const headingsOf = (body: string) =>
  analyseMarkdown({ file: '', body, firstLine: 1, format: 'md' }).parts.headings;
