import { expect, test } from 'vitest';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { isError } from '#problems/problem.ts';
import { tidyContainers } from '#import/tree/markdown/containers.ts';
import { traceText } from '#import/tree/markdown/traced-text.ts';

const tidy = (text: string) =>
  tidyContainers(traceText(text))
    .text.replace(/\n{3,}/g, '\n\n')
    .trim();

test.each([
  ['an end without a beginning', 'A.\n\n:::\n\nB.', 'A.\n\nB.'],
  ['a beginning without an end', ':::tab[Mac]\n\nA.', '**Mac**\n\nA.'],
  ['a single tab', '::::tabs\n:::tab[Mac]\nA.\n:::\n::::', '**Mac**\n\nA.'],
  ['tabs without a tab', ':::tabs\nA.\n:::', 'A.'],
  ['a tab alone', ':::tab[Mac]\nA.\n:::', '**Mac**\n\nA.'],
  [
    'tabs without a group',
    ':::tab[Mac]\nA.\n:::\n\n:::tab[PC]\nB.\n:::',
    '::::tabs\n:::tab[Mac]\nA.\n:::\n\n:::tab[PC]\nB.\n:::\n::::',
  ],
  [
    'text before, between and after tabs',
    '::::tabs\nFirst.\n\n:::tab[Mac]\nA.\n:::\n\nMore.\n\n:::tab[PC]\nB.\n:::\n\nLast.\n::::',
    'First.\n\n::::tabs\n:::tab[Mac]\nA.\n\nMore.\n\n:::\n:::tab[PC]\nB.\n\nLast.\n\n:::\n::::',
  ],
  ['steps of text', ':::steps\nA.\n:::', 'A.'],
  ['parts to open without a label', ':::details\nA.\n:::', ':::details[Details]\nA.\n:::'],
  [
    'a single tab below a video',
    ':::video{src="https://a.example/b" title="B"}\nC.\n:::\n\n:::tab[Mac]\nA.\n:::',
    ':::video{src="https://a.example/b" title="B"}\nC.\n:::\n\n**Mac**\n\nA.',
  ],
  [
    'an end of tabs before that of its tab',
    '::::tabs\n:::tab[Mac]\nA.\n::::\n\nB.\n\n:::',
    '**Mac**\n\nA.\n\nB.',
  ],
])('%s keeps its text and breaks nothing', (_, written, tidied) => {
  expect(tidy(written)).toBe(tidied);
  const { problems } = analyseMarkdown({ file: '', body: tidied, firstLine: 1, format: 'md' });
  expect(problems.filter(isError)).toEqual([]);
});

test.each([
  '::::tabs\n:::tab[Mac]\nA.\n:::\n\n:::tab[PC]\nB.\n:::\n::::',
  ':::steps\n1. A.\n\n   > [!NOTE]\n   > B.\n:::',
  '```\n:::\n:::tab\n```',
  ':::video{src="https://a.example/b" title="B"}\nC.\n:::\n\n:::unknown\nD.',
  ':::video{src="https://a.example/b" title="B"}\nC.\n:::',
])('what is right stays as it is: %#', (written) => expect(tidy(written)).toBe(written));
