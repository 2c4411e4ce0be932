/** Findings of a live site: one for each cause, however many addresses have it. */
import type { Finding } from '../finding.ts';

/** What is wrong at one address. */
export interface Symptom extends Finding {
  /** Symptoms of the same cause become one finding. */
  readonly cause: string;
}

/** One finding for each cause: that of its first address, or of its first error. Errors come first. */
export function findingsFrom(symptoms: readonly Symptom[]): readonly Finding[] {
  const isError = ({ severity }: Finding) => Number(severity === 'error');
  const sorted = symptoms.toSorted((a, b) => isError(b) - isError(a));
  const byCause = Map.groupBy(sorted, ({ cause }) => cause);
  return [...byCause.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { cause: _, ...finding } = first;
    const more = new Set(others.map(({ about }) => about).filter((about) => about !== first.about)).size;
    const told = more === 0 ? '' : ` The same at ${more} more.`;
    return [{ ...finding, message: finding.message + told }];
  });
}
