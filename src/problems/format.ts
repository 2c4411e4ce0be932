/** Prints problems: for a person, for a program, for GitHub's pull request view. */
import { countOf } from '#base/count-of.ts';
import { printable } from '#base/printable.ts';
import { isError, type Problem } from './problem.ts';

export const problemFormats = ['text', 'json', 'github'] as const;
export type ProblemFormat = (typeof problemFormats)[number];

/** The problems as one string that ends in a line break (empty for no problems in `github`). */
export function formatProblems(problems: readonly Problem[], format: ProblemFormat): string {
  return formatters[format](problems);
}

const formatters: Record<ProblemFormat, (problems: readonly Problem[]) => string> = {
  text: (problems) => problems.map(formatProblem).join('') + formatSummary(problems) + '\n',
  json: (problems) => JSON.stringify(problems.map(toJson), null, 2) + '\n',
  github: (problems) => problems.map(formatGithub).join(''),
};

/** One problem for a person, with an empty line below. */
export const formatProblem = (p: Problem): string =>
  printable(
    `${p.file}${p.at ? `:${p.at.line}:${p.at.column}` : ''}  ${p.severity}  ${p.code}\n` +
      `  ${p.message}\n  Fix: ${p.fix}\n\n`,
  );

function formatSummary(problems: readonly Problem[]): string {
  const errors = problems.filter(isError).length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return 'No problems.';
  return `${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}.`;
}

/** The public shape of a problem: `{code, severity, file, line, column, message, fix}`; line and column may be null. */
const toJson = ({ code, severity, file, at, message, fix }: Problem) => ({
  code,
  severity,
  file,
  line: at?.line ?? null,
  column: at?.column ?? null,
  message,
  fix,
});

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message */
const formatGithub = (p: Problem) =>
  `::${p.severity} file=${escapeProperty(p.file)}` +
  (p.at ? `,line=${p.at.line},col=${p.at.column}` : '') +
  `,title=${p.code}::${escapeData(`${p.message} ${p.fix}`)}\n`;

const escapeData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
