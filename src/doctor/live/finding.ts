/** Findings of a live site: one for each cause, however many addresses have it. */
import type { Finding } from '../finding.ts';

/** What is wrong at one address. */
export interface Symptom extends Finding {
  /** Symptoms of the same cause become one finding. */
  readonly cause: string;
}

/** One finding for each cause: that of its first address. Errors come first. */
export function findingsFrom(symptoms: readonly Symptom[]): readonly Finding[] {
  const byCause = Map.groupBy(symptoms, ({ cause }) => cause);
  const findings = [...byCause.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { cause: _, ...finding } = first;
    const more = new Set(others.map(({ about }) => about).filter((about) => about !== first.about)).size;
    const told = more === 0 ? '' : ` The same at ${more} more.`;
    return [{ ...finding, message: finding.message + told }];
  });
  return findings.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}
