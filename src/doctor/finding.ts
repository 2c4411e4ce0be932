/** What the doctor finds, and how it's told. */
import { countOf } from '#base/count-of.ts';
import { printable } from '#base/printable.ts';

/** One thing that an operator should look at. */
export interface Finding {
  /** An `error` keeps the site from being built, or readers from reading it. */
  readonly severity: 'error' | 'warning';
  /** What it's about: a file, an address, a program. */
  readonly about: string;
  /** What is wrong, quoting the value. */
  readonly message: string;
  /** What to do about it, as an imperative sentence. */
  readonly fix: string;
}

export const findingFormats = ['text', 'json'] as const;
export type FindingFormat = (typeof findingFormats)[number];

/** The findings as one string that ends in a line break. */
export const formatFindings = (findings: readonly Finding[], format: FindingFormat): string =>
  format === 'json'
    ? `${JSON.stringify(findings, null, 2)}\n`
    : `${findings.map(formatFinding).join('')}${summaryOf(findings)}\n`;

const formatFinding = ({ severity, about, message, fix }: Finding) =>
  printable(`${about}  ${severity}\n  ${message}\n  Fix: ${fix}\n\n`);

function summaryOf(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'All is well.';
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return `${countOf(errors, 'error')}, ${countOf(findings.length - errors, 'warning')}.`;
}
