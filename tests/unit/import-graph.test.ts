/**
 * The import graph as dependency-cruiser sees it, by the rules of `.dependency-cruiser.mjs`; `npx depcruise src` prints the
 * same.
 */
import { cruise } from 'dependency-cruiser';
import { expect, test } from 'vitest';
import config from '../../.dependency-cruiser.mjs';

// It parses and resolves every file of `src`.
const timeout = 300_000;

test(
  'no file needs itself in a circle, rooms import one way, and browsers load nothing of the server',
  { timeout },
  async () => {
    const { output } = await cruise(['src'], { ...config.options, validate: true, ruleSet: config });
    if (typeof output === 'string') throw new Error(output);
    const broken = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(broken).toEqual([]);
  },
);
