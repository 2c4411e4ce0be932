import { expect, test } from 'vitest';
import { applyEdits, traceText } from '#import/tree/markdown/traced-text.ts';

test('edits are made in any order and the rest stays', () => {
  const edited = applyEdits(traceText('abc def'), [
    { start: 4, end: 7, text: 'X' },
    { start: 0, end: 1, text: '' },
    { start: 3, end: 3, text: '!' },
  ]);
  expect(edited.text).toBe('bc! X');
});

test('each part of an edited text knows its line in the file', () => {
  const source = traceText('one\ntwo\nthree\nfour', 5);
  const edited = applyEdits(source, [{ start: 4, end: 7, text: 'a\nb\nc' }]);
  expect(edited.text).toBe('one\na\nb\nc\nthree\nfour');
  const lineOf = (word: string) => edited.lineAt(edited.text.indexOf(word));
  expect(['one', 'a', 'c', 'three', 'four'].map(lineOf)).toEqual([5, 6, 6, 7, 8]);
  const again = applyEdits(edited, [{ start: 0, end: 4, text: '' }]);
  expect(again.lineAt(again.text.indexOf('four'))).toBe(8);
});

test('overlapping edits are a bug', () => {
  const edits = [
    { start: 0, end: 3, text: '' },
    { start: 2, end: 4, text: '' },
  ];
  expect(() => applyEdits(traceText('abcdef'), edits)).toThrow('this cannot happen');
});
