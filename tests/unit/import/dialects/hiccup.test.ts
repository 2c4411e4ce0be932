import { expect, test } from 'vitest';
import { plainHiccup } from '#import/dialects/logseq/hiccup.ts';

test.each([
  ['A [:b "word"].', 'A word.', 1],
  ['[:div {:class "x" :style {:color "red"}} [:p "Hello " [:b "you"]] [:i "]"]] end', 'Hello you ] end', 1],
  ['[:br] and `[:b "code"]` and [:b "torn', ' and `[:b "code"]` and [:b "torn', 1],
  ['[link](a.md) [:smile:] [ :b]', '[link](a.md) [:smile:] [ :b]', 0],
])('Hiccup in %s is its words', (text, plain, forms) => {
  const told: string[] = [];
  expect(plainHiccup(text, (form) => told.push(form))).toBe(plain);
  expect(told).toHaveLength(forms);
});
