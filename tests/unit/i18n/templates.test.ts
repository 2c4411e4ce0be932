import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sampleSite, sampleTranslators } from '../model/sample-centre.ts';

test('what parts a label from its text is a message: languages write the colon in their own way', () => {
  const t = sampleTranslators(sampleSite('[en, fr, ja]'));
  const parts = { label: 'A', text: 'B' };
  expect(['en', 'fr', 'ja'].map((locale) => t(locale)('labelled', parts))).toEqual([
    'A: B',
    'A\u{202F}: B',
    'A：B',
  ]);
  const templates = globSync('src/{components,layouts}/**/*.astro');
  expect(templates.length).toBeGreaterThan(30);
  const joined = templates.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/.*\)\}\s*:(?:\s|<).*/g)].map(
      ([line]) => `${file}: ${line.trim()}`,
    ),
  );
  expect(joined).toEqual([]);
});
