/** Tells a rule: in the terminal, and as docs/problems.md. */
import type { Example, Files, Rule } from './rule.ts';
import { rules, subjects, type ProblemCode } from './rules.ts';

/** A rule for the terminal, ending in a line break. */
export function explainRule(code: ProblemCode): string {
  const { severity, what, why, fix, example, mends } = rules[code];
  return [
    `${code}  ${severity}`,
    `${what}\n\nWhy: ${why}\nFix: ${fix}${mends ? `\n${mendsItself}` : ''}`,
    `Wrong:\n${indent(shown(example.bad))}`,
    `Right:\n${indent(shown(example.good))}`,
    `All rules: docs/problems.md\n`,
  ].join('\n\n');
}

/** Files with their paths above them. */
const shown = (files: Files) =>
  Object.entries(files)
    .map(
      ([path, text]) =>
        `# ${path}${text === null ? ' (does not exist)' : text === '' ? ' (empty)' : `\n${text}`}`,
    )
    .join('\n\n');

const indent = (text: string) => text.replace(/^(?=.)/gm, '    ');

/** Said of rules that `--fix` knows. */
const mendsItself = 'Where there is only one right answer, "npx fener check --fix" writes it.';

const introduction = `# Problems

Every problem that \`npx fener check\`, \`npx fener build\` and \`npx fener dev\` can report, by subject. Each problem has a
code: it is printed with the file and line, and \`npx fener check --explain CODE\` prints its rule in the terminal.

An **error** keeps the site from being built, because readers would meet something broken. A **warning** does not.
You can set the severity of warnings for your help centre in \`site.yaml\`:

\`\`\`yaml
check:
  rules:
    review-due: off # not reported
    translation-stale: error # keeps the site from being built
    duplicate-title: warn # as it comes
\`\`\`

Errors stay errors: they can't be switched off or made warnings.

<!-- This file is generated from src/problems/rules/. After you change a rule, run "npx vitest run tests/unit/problems --config tests/vitest.config.ts --update". -->
`;

/** docs/problems.md. */
export function problemsPage(): string {
  const groups = Object.entries<Readonly<Record<string, Rule>>>(subjects);
  const contents = groups.map(([subject, own]) => {
    const codes = Object.keys(own).map((code) => `[\`${code}\`](#${code})`);
    return `- [${subject}](#${anchorOf(subject)}): ${codes.join(', ')}`;
  });
  const sections = groups.map(([subject, own]) => {
    const entries = Object.entries(own).map(([code, rule]) => section(code, rule));
    return `## ${subject}\n\n${entries.join('\n')}`;
  });
  return `${introduction}\n## Contents\n\n${contents.join('\n')}\n\n${sections.join('\n')}`;
}

/** The anchor that GitHub and others give a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

const section = (code: string, { severity, what, why, fix, example, mends }: Rule) => `### ${code}

**${severity === 'error' ? 'Error' : 'Warning'}.** ${asMarkdown(what)}

- **Why:** ${asMarkdown(why)}
- **Fix:** ${asMarkdown(mends ? `${fix} ${mendsItself}` : fix)}

${comparison(example)}`;

const comparison = ({ bad, good }: Example) => `Wrong:\n\n${fenced(bad)}\n\nRight:\n\n${fenced(good)}\n`;

const fenced = (files: Files) => {
  const text = shown(files);
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}text\n${text}\n${fence}`;
};

/** Markup that a sentence talks about is shown, not followed. */
const asMarkdown = (sentence: string) =>
  sentence
    .split(/("[^"\n]+")/)
    .map((part, n) => (n % 2 === 1 ? inCode(part.slice(1, -1)) : part.replace(/[[\]<>*_`{}#]/g, '\\$&')))
    .join('');

const inCode = (code: string) => (code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``);
