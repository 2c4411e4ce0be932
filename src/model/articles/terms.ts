/** Names that survive every translation: brands, products. */
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import type { Article, Translation } from './article.ts';
import type { ContentSource } from './source.ts';

/** A place of a text that has words. */
interface Place {
  readonly text: string;
  readonly block: number;
}

/** Problems: `translation-term`. */
export function checkTerms(
  article: Article,
  translations: readonly Translation[],
  { terms }: Site,
): Problem[] {
  const original = article.translations.get(article.sourceLocale)?.source;
  if (!original || terms.length === 0) return [];
  const wanted = placesOf(original);
  return translations.flatMap(({ source }) => {
    const own = placesOf(source)
      .map(({ text }) => text)
      .join('\n');
    return terms.flatMap(({ text, forms }) => {
      const place = wanted.find((one) => isWordIn(text, one.text));
      const allowed = [text, ...(forms[source.locale] ?? [])];
      if (!place || allowed.some((form) => own.includes(form.normalize('NFC')))) return [];
      return [lostTerm(source, original, text, allowed, place)];
    });
  });
}

function lostTerm(
  source: ContentSource,
  original: ContentSource,
  term: string,
  allowed: readonly string[],
  { block }: Place,
): Problem {
  const [blocks, others] = [source.parts.facts?.blocks ?? [], original.parts.facts?.blocks ?? []];
  const at = (blocks.length === others.length ? blocks[block] : undefined) ?? source.positionOf(['title']);
  const shown = allowed.map((form) => `"${form}"`).join(' or ');
  return problem(
    'translation-term',
    { file: source.file, at },
    `"${term}" is a protected term, and the translation doesn't have it.`,
    `Write ${shown}, or add the form of this language to "terms" in site.yaml.`,
  );
}

function placesOf({ data, parts }: ContentSource): readonly Place[] {
  return [
    { text: `${data.title}\n${data.description}`.normalize('NFC'), block: -1 },
    ...(parts.facts?.words ?? []).map(({ value, block }) => ({ text: value.normalize('NFC'), block })),
  ];
}

/** Whether a text has a term as a word of its own: "Ember", not "December". */
function isWordIn(term: string, text: string): boolean {
  const wanted = term.normalize('NFC');
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + wanted.length)];
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
