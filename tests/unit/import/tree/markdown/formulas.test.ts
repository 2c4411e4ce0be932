import { expect, test } from 'vitest';
import { formulaEdits, shortFormulaEdits } from '#import/tree/markdown/formulas.ts';
import { applyEdits, traceText } from '#import/tree/markdown/traced-text.ts';
import { bodyOf, convert } from '../../convert.ts';

test.each([
  ['A\n\n$$\na_1 + b_1\n\\frac{a}{b}\n$$\n\nB', 'A\n\n```latex\na_1 + b_1\n\\frac{a}{b}\n```\n\nB'],
  ['- A\n\n  $$a^2$$\n', '- A\n\n  ```latex\n  a^2\n  ```\n'],
  ['> $$\n> a^2\n> $$', '> ```latex\n> a^2\n> ```'],
  ['With $$f(x) = x_1 * y_1$$ it is.', 'With `f(x) = x_1 * y_1` it is.'],
  ['```\n$$\na_1\n$$\n```\n\n`$$a_1$$`', undefined],
  ['The id of a shell is $$, and $$a is a name in PHP.', undefined],
  ['$$\n\nNothing between.\n\n$$', undefined],
])('formulas become code: %j', (written, now) => {
  const source = traceText(written);
  expect(applyEdits(source, formulaEdits(source)).text).toBe(now ?? written);
});

test.each([
  ['With $a_1 + b$ it is.', 'With `a_1 + b` it is.'],
  ['From $5 to $10, or $HOME and $PATH.', undefined],
])('short formulas, where a system reads them: %j', (written, now) => {
  const source = traceText(written);
  expect(applyEdits(source, shortFormulaEdits(source)).text).toBe(now ?? written);
});

test('formulas are told, with their lines', () => {
  const { files, notes } = convert({ texts: { 'a.md': '# A\n\nText.\n\n$$\na_1 * b_1 * c\n$$\n' } });
  expect(bodyOf(files['a.md'])).toBe('Text.\n\n```latex\na_1 * b_1 * c\n```');
  expect(notes).toContain('a.md:5 formula $$ a_1 * b_1 * c $$');
});
