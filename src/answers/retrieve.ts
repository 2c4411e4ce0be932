/** The parts of articles that may answer a question, found by the site's own search. */
import { unitsByWorth } from '#model/search/browser/answer-unit.ts';
import { textsOf, type TextUnit } from '#model/search/browser/page-text.ts';
import type { ToolContext } from '#model/tools/browser/context.ts';
import { mostUnits } from '#model/answers/prompt.ts';
import type { SourceUnit } from '#model/answers/writer.ts';

/** The most articles, and the most characters of a unit. */
const mostArticles = 4;
const mostCharacters = 1200;

/** What is known for a question. */
export interface Found {
  readonly site: string;
  /** Tag of the language, such as `pt-BR`. */
  readonly lang: string;
  readonly units: readonly SourceUnit[];
  /** Names of the site's contact channels. */
  readonly channels: readonly string[];
}

/** `undefined` where the site has no such locale, or nothing fits. */
export async function findUnits(
  question: string,
  locale: string,
  context: ToolContext,
): Promise<Found | undefined> {
  const { data, index } = context;
  const known = index.locales.find(({ id }) => id === locale);
  if (!known) return undefined;
  const { engine, tokenize, textOf } = await data.search(locale);
  const answer = await engine.search(question, { limit: mostArticles });
  if (answer.isUnanswered) return undefined;
  const articles = await Promise.all(
    answer.results.map(async (card) => {
      const text = await textOf(card.fragment);
      const units = text ? unitsByWorth(text, card.title, tokenize, answer.parts) : [];
      return units.map((unit) => toSource(unit, card));
    }),
  );
  // The best of each article, then the next of each.
  const rounds = Array.from({ length: mostUnits }, (_, round) =>
    articles.flatMap((units) => units[round] ?? []),
  );
  const units = rounds.flat().slice(0, mostUnits);
  if (units.length === 0) return undefined;
  const channels =
    known.channels === null ? undefined : await data.json('channels', `/api/v1/${locale}/channels.json`);
  return {
    site: index.site.name,
    lang: known.lang,
    units,
    channels: channels?.channels.map(({ label }) => label) ?? [],
  };
}

const toSource = (
  unit: TextUnit,
  { id, url, title }: { readonly id: string; readonly url: string; readonly title: string },
): SourceUnit => ({
  article: id,
  href: unit.anchor === undefined ? url : `${url}#${unit.anchor}`,
  headings: [title, ...unit.headings],
  text: unit.blocks.flatMap(textsOf).join('\n').slice(0, mostCharacters),
});
