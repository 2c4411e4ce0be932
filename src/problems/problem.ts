/** Problems: what a writer, translator or operator can fix. Found and collected, never thrown. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { rules, type MendableCode, type ProblemCode } from './rules.ts';
import type { Severity } from './rule.ts';

/** A place in a text file, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing that somebody can fix. `severity` follows from the rule, unless `site.yaml` sets another one. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Path as a person would type it: relative to the folder the command ran in where possible. */
  readonly file: string;
  /** Absent when the problem concerns the whole file. */
  readonly at?: Position | undefined;
  /** What is wrong, quoting the value. */
  readonly message: string;
  /** What to do about it, as an imperative sentence; offers the nearest valid value where there is one. */
  readonly fix: string;
  /** The only right answer, where there is one: `--fix` writes it. */
  readonly mend?: Mend;
  /** What it names that isn't there. Problems that name the same may have one cause. */
  readonly names?: string;
}

/** What is written, and what to write instead. */
export interface Mend {
  readonly written: string;
  readonly by: string;
  /** Whether it is the key or the value at the problem's place, and `by` is YAML. Otherwise it's an address, wherever the text has it. */
  readonly isYaml?: boolean;
}

/** Makes a problem; its severity comes from the rule. */
export function problem(
  code: ProblemCode,
  where: { readonly file: string; readonly at?: Position | undefined },
  message: string,
  fix: string,
): Problem {
  return {
    code,
    severity: rules[code].severity,
    file: where.file,
    at: where.at,
    message: shortened(message),
    fix,
  };
}

/** A message may quote a line of any length, such as a whole file without line breaks: its middle helps nobody. */
const shortened = (message: string): string =>
  message.length > 800 ? `${message.slice(0, 500)} … ${message.slice(-150)}` : message;

/** Makes a problem that `--fix` can mend, if there is only one right answer. */
export const mendable = (
  code: MendableCode,
  where: Parameters<typeof problem>[1],
  message: string,
  fix: string,
  mend: Mend | undefined,
): Problem => ({ ...problem(code, where, message, fix), ...(mend && { mend }) });

/** Whether the problem keeps the site from being built. */
export const isError = (found: Pick<Problem, 'severity'>): boolean => found.severity === 'error';

/** A copy of the list, by file, line, column and code, without exact repeats. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const byKey = new Map(problems.map((p) => [problemKey(p), p]));
  return [...byKey.values()].toSorted(
    (a, b) =>
      compareCodeUnits(a.file, b.file) ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      (a.at?.column ?? 0) - (b.at?.column ?? 0) ||
      compareCodeUnits(a.code, b.code) ||
      compareCodeUnits(a.message, b.message),
  );
}

const problemKey = (p: Problem) => [p.file, p.at?.line, p.at?.column, p.code, p.message].join('\0');
