/** What searches say that a help centre could learn: only of what five different visitors or more have asked. */
import { z } from 'zod';
import { weekOf } from '#base/day.ts';
import { byCodeUnits } from '#base/code-unit-order.ts';
import type { AskedByWords } from './asked.ts';
import { findGaps } from './gaps.ts';
import { findPhrases } from './phrases.ts';
import { findSynonyms } from './synonyms.ts';

const text = z.string().min(1).max(400);
const count = z.int().min(0);
const texts = z.array(text).readonly();

/** The shape of evidence in `report.json`. */
export const evidenceData = z
  .array(
    z.strictObject({
      locale: text,
      phrases: z
        .array(
          z.strictObject({
            ask: text,
            words: texts,
            articles: texts,
            visitors: count,
            searches: count,
            afterOtherWords: count,
            helped: count,
            unhelpful: count,
            isShared: z.boolean(),
          }),
        )
        .readonly(),
      synonyms: z.array(z.strictObject({ from: text, to: text, visitors: count })).readonly(),
      gaps: z
        .array(
          z.strictObject({
            about: texts,
            questions: z
              .array(z.strictObject({ ask: text, visitors: count, isShared: z.boolean() }))
              .readonly(),
            examples: texts,
            visitors: count,
            searches: count,
            answered: count,
            withoutResult: count,
            contacted: count,
            tried: texts,
            weeks: z.array(count).readonly(),
            trend: z.enum(['rising', 'falling', 'steady']),
          }),
        )
        .readonly(),
    }),
  )
  .readonly();

/** Evidence of one locale. */
export type Evidence = z.infer<typeof evidenceData>[number];

/** Evidence of each locale, sorted; `today` in days since 1970-01-01. */
export const findEvidence = (asked: ReadonlyMap<string, AskedByWords>, today: number): Evidence[] =>
  [...asked]
    .map(([locale, questions]) => ({
      locale,
      phrases: findPhrases(questions, locale),
      synonyms: findSynonyms(questions, locale),
      gaps: findGaps(questions, locale, weekOf(today)),
    }))
    .toSorted(byCodeUnits(({ locale }) => locale));
