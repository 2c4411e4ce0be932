/** How a help centre sets the severity of rules: `check.rules` in `site.yaml`. */
import { z } from 'zod';
import { didYouMean } from './nearest.ts';
import { problem, type Problem } from './problem.ts';
import { isProblemCode, problemCodes, rules, type ProblemCode } from './rules.ts';

/** What a rule can be set to, in the words of ESLint and Biome. */
const settings = ['off', 'warn', 'error'] as const;
type Setting = (typeof settings)[number];

/** Settings by code; rules without one have their own severity. */
export type RuleSettings = ReadonlyMap<ProblemCode, Setting>;

/** Schema of `check.rules`. Codes are looked at by `readRuleSettings`, which knows why one is refused. */
export const ruleSettingsData = z.record(z.string(), z.enum(settings));

type Where = (code: string, part: 'key' | 'value') => Parameters<typeof problem>[1];

/**
 * Reads `check.rules`.
 *
 * Problems: `unknown-key` for a code that no rule has, `invalid-value` for an error that is made weaker.
 */
export function readRuleSettings(
  data: z.infer<typeof ruleSettingsData>,
  where: Where,
): { readonly settings: RuleSettings; readonly problems: readonly Problem[] } {
  const read = new Map<ProblemCode, Setting>();
  const problems: Problem[] = [];
  for (const [code, setting] of Object.entries(data)) {
    if (!isProblemCode(code)) {
      const fix = `${didYouMean(code, problemCodes)}docs/problems.md lists all rules.`;
      problems.push(problem('unknown-key', where(code, 'key'), `There is no rule "${code}".`, fix));
    } else if (rules[code].severity === 'error' && setting !== 'error') {
      problems.push(tooWeak(code, setting, where(code, 'value')));
    } else read.set(code, setting);
  }
  return { settings: read, problems };
}

const tooWeak = (code: ProblemCode, setting: Setting, where: ReturnType<Where>) =>
  problem(
    'invalid-value',
    where,
    `"${code}" is an error and can't be set to "${setting}". ${rules[code].why}`,
    'Remove the line. Only warnings can be switched off.',
  );

/** The problems with the severities that a help centre wants, without those of rules that are off. */
export function applySettings(problems: readonly Problem[], rulesOfSite: RuleSettings): readonly Problem[] {
  if (rulesOfSite.size === 0) return problems;
  return problems.flatMap((found) => {
    switch (rulesOfSite.get(found.code)) {
      case 'off':
        return [];
      case 'error':
        return [{ ...found, severity: 'error' as const }];
      case 'warn':
      case undefined:
        return [found];
    }
  });
}
