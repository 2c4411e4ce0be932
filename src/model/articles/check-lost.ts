/** What a translation has lost of its source: numbers, links, anchors, pictures, steps, code, placeholders. */
import { problem, type Position, type Problem } from '#problems/problem.ts';
import type { ProblemCode } from '#problems/rules.ts';
import type { Fact, TextFacts } from '../text.ts';
import type { Article, Translation } from './article.ts';
import { lostOf, numbersIn } from './numbers.ts';
import type { ContentSource } from './source.ts';

/** Translations that may have lost something: not those that are stale, or that something else is wrong with as a whole. */
export const translationsToCompare = (
  { translations }: Article,
  toldElsewhere: ReadonlySet<string>,
): readonly Translation[] =>
  [...translations.values()].filter(
    ({ state, source }) =>
      state !== 'source' && state !== 'stale' && source.parts.facts && !toldElsewhere.has(source.file),
  );

/** Problems: those of `lostBetween`, `translation-anchor`. */
export function checkLost(article: Article, translations: readonly Translation[]): Problem[] {
  const original = article.translations.get(article.sourceLocale);
  return original
    ? translations.flatMap((translation) => [
        ...lostBetween(original.source, translation.source),
        ...lostAnchors(original, translation),
      ])
    : [];
}

/** Problems: `translation-number`, `translation-placeholder`, `translation-code`, `translation-part`. */
export function lostBetween(original: ContentSource, source: ContentSource): Problem[] {
  const [wanted, own] = [original.parts.facts, source.parts.facts];
  if (!wanted || !own) return [];
  const pair: Pair = { original, source, wanted, own };
  return [...lostNumbers(pair), ...lostPlaceholders(pair), ...lostCode(pair), ...lostParts(pair)];
}

interface Pair {
  readonly original: ContentSource;
  readonly source: ContentSource;
  readonly wanted: TextFacts;
  readonly own: TextFacts;
}

/** Where the translation says what a fact of the source says: in the same block, if both have as many. */
function placeFor({ source, wanted, own }: Pair, block: number): Position {
  const same = wanted.blocks.length === own.blocks.length ? own.blocks[block] : undefined;
  return same ?? source.positionOf(['title']);
}

const atFact = (pair: Pair, code: ProblemCode, fact: Fact, message: string, fix: string): Problem =>
  problem(code, { file: pair.source.file, at: placeFor(pair, fact.block) }, message, fix);

const lineIn = ({ original }: Pair, { at }: Fact) => `${original.file}:${at.line}`;

function lostNumbers(pair: Pair): Problem[] {
  const numbers = pair.wanted.words.map((fact) => ({ fact, found: numbersIn(fact.value) }));
  const all = numbers.flatMap(({ found }) => found);
  const lost = new Set(
    lostOf(
      all,
      pair.own.words.flatMap(({ value }) => numbersIn(value)),
    ),
  );
  const said = new Set<string>();
  return numbers.flatMap(({ fact, found }) =>
    found.flatMap((number) => {
      if (!lost.has(number) || said.has(number.text) || isPrice(fact.value, number.text, pair)) return [];
      said.add(number.text);
      const message = `The number ${number.text} of ${lineIn(pair, fact)} isn't in the translation.`;
      return [atFact(pair, 'translation-number', fact, message, 'Write the number of the source.')];
    }),
  );
}

const currency = /\p{Sc}|\b(?:USD|EUR|GBP|CHF|JPY|TRY|AED|SAR|TL)\b|円|درهم|ريال/u;

/** A price may be another one where the currency is. */
function isPrice(text: string, number: string, { own }: Pair): boolean {
  const at = text.indexOf(number);
  const around = text.slice(Math.max(0, at - 4), at + number.length + 5);
  const sign = currency.exec(around)?.[0];
  return (
    sign !== undefined &&
    !own.words.some(({ value }) => value.includes(sign)) &&
    own.words.some(({ value }) => currency.test(value))
  );
}

/** `{{name}}`, `{name}`, `${name}`, `%name%`, `%s`. */
const placeholder =
  /\$?\{\{?\s*[\p{L}_][\p{L}\p{N}_.-]*\s*\}?\}|%[\p{L}_][\p{L}\p{N}_]*%|%(?:\d\$)?[sd](?![\p{L}\p{N}])/gu;

function lostPlaceholders(pair: Pair): Problem[] {
  const all = [...pair.own.words, ...pair.own.code].map(({ value }) => value).join('\n');
  return pair.wanted.words.flatMap((fact) =>
    [...new Set(fact.value.match(placeholder))]
      .filter((name) => !all.includes(name))
      .map((name) =>
        atFact(
          pair,
          'translation-placeholder',
          fact,
          `The placeholder ${name} of ${lineIn(pair, fact)} isn't in the translation.`,
          `Write ${name} where it belongs in the sentence.`,
        ),
      ),
  );
}

/** Code that is the same in every language: an error code, an option, a path. Examples with words may be translated. */
const isLiteral = (code: string) =>
  /^[\p{L}\p{N}._/~@$:=#*%+-]+$/u.test(code) && /\d|[_~@$]|^[/.-]/.test(code) && /[\p{L}\p{N}]/u.test(code);

function lostCode(pair: Pair): Problem[] {
  const known = new Set(pair.own.code.map(({ value }) => value));
  const words = pair.own.words.map(({ value }) => value).join('\n');
  return pair.wanted.code
    .filter(({ value }, index, all) => all.findIndex((other) => other.value === value) === index)
    .filter(({ value }) => isLiteral(value) && !known.has(value) && !words.includes(value))
    .map((fact) =>
      atFact(
        pair,
        'translation-code',
        fact,
        `The code "${fact.value}" of ${lineIn(pair, fact)} isn't in the translation.`,
        'Copy it from the source: code is not translated.',
      ),
    );
}

function lostParts(pair: Pair): Problem[] {
  const { wanted, own, original, source } = pair;
  return [
    ...fewer(pair, wanted.videos, own.videos, 'video', 'videos'),
    ...fewer(pair, wanted.codeBlocks, own.codeBlocks, 'block of code', 'blocks of code'),
    ...fewer(pair, asFacts(original.parts.images), asFacts(source.parts.images), 'picture', 'pictures'),
    ...fewer(pair, asFacts(original.parts.links), asFacts(source.parts.links), 'link', 'links'),
    ...shorter(pair, wanted.lists, own.lists, 'numbered list', 'steps'),
    ...shorter(pair, wanted.tables, own.tables, 'table', 'rows'),
  ];
}

const asFacts = (parts: readonly { readonly target: string; readonly at: Position }[]): readonly Fact[] =>
  parts.map(({ target, at }) => ({ value: target, at, block: -1 }));

function fewer(
  pair: Pair,
  wanted: readonly Fact[],
  own: readonly Fact[],
  one: string,
  several: string,
): Problem[] {
  if (own.length >= wanted.length) return [];
  const kept = new Set(own.map(({ value }) => value));
  const gone = wanted.find(({ value }) => !kept.has(value)) ?? wanted.at(-1);
  if (!gone) return [];
  const count = `${own.length === 0 ? 'no' : own.length} ${own.length === 1 ? one : several}`;
  const message = `The translation has ${count}, its source ${wanted.length}, such as the one in ${lineIn(pair, gone)}.`;
  return [atFact(pair, 'translation-part', gone, message, `Add the ${one}.`)];
}

/** Lists or tables, compared one by one if there are as many. */
function shorter(
  pair: Pair,
  wanted: readonly Fact[],
  own: readonly Fact[],
  one: string,
  items: string,
): Problem[] {
  if (own.length < wanted.length) return fewer(pair, wanted, own, one, `${one}s`);
  if (own.length > wanted.length) return [];
  return wanted.flatMap((fact, index) => {
    const counterpart = own[index];
    if (!counterpart || Number(counterpart.value) >= Number(fact.value)) return [];
    const message = `The ${one} has ${counterpart.value} ${items}, that of ${lineIn(pair, fact)} has ${fact.value}.`;
    return [
      problem(
        'translation-part',
        { file: pair.source.file, at: counterpart.at },
        message,
        `Translate the ${items} that are missing.`,
      ),
    ];
  });
}

/** Ids of the source that links go to, and that the translation doesn't have. Problems: `translation-anchor`. */
function lostAnchors(original: Translation, translation: Translation): Problem[] {
  const own = new Set([...translation.headings.map(({ id }) => id), ...translation.source.parts.anchors]);
  const headings = original.source.parts.headings;
  const wanted = [
    ...headings.flatMap(({ explicitId, at }, index) =>
      explicitId === undefined ? [] : [{ id: explicitId, at, index }],
    ),
    ...original.source.parts.anchors.map((id) => ({ id, at: { line: 1, column: 1 }, index: -1 })),
  ];
  return wanted
    .filter(({ id }) => !own.has(id))
    .map(({ id, index }) => {
      const same =
        headings.length === translation.source.parts.headings.length
          ? translation.source.parts.headings[index]?.at
          : undefined;
      return problem(
        'translation-anchor',
        { file: translation.source.file, at: same ?? translation.source.positionOf(['title']) },
        `${original.source.file} has the anchor "${id}", and the translation doesn't.`,
        `Write {#${id}} behind the heading that is the same: links go there in every language.`,
      );
    });
}
