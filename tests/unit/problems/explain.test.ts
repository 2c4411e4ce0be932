import { expect, test } from 'vitest';
import { explainRule } from '#problems/explain.ts';

test('a rule in the terminal: what, why, how to fix it, and both examples with their files', () => {
  expect(explainRule('link-undefined')).toMatchInlineSnapshot(`
    "link-undefined  error

    The name in "[text][name]" or "[^1]" is defined in the same text.

    Why: Readers would see the brackets, and no link.
    Fix: Add a line "[name]: address", or write the address behind the text: "[text](address)".

    Wrong:
        # articles/en/orders/return-item.md
        [our page][track]

    Right:
        # articles/en/orders/return-item.md
        [our page][track]

        [track]: id:track-order

    All rules: docs/problems.md
    "
  `);
  expect(explainRule('file-empty')).toContain('# articles/en/orders/return-item.md (empty)');
  expect(explainRule('file-unreadable')).toContain('# site.yaml (does not exist)');
});
