import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { askOn } from '../../../create-fener/src/ask.ts';
import { collectAnswers, takeUsual, type Given } from '../../../create-fener/src/questions.ts';

/** What comes of lines that somebody types, and what they see. */
async function talk(lines: readonly string[], given: Given = {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  input.end(lines.map((line) => `${line}\n`).join(''));
  const answers = await askOn({ input, output }, (ask) => collectAnswers('sites/my-help', given, ask)).catch(
    (error: unknown) => error,
  );
  output.end();
  return { answers, shown: stripVTControlCharacters(await text(output)) };
}

test('five questions make a help centre', async () => {
  const { answers, shown } = await talk([
    'Acme Help',
    'https://help.acme.example',
    'en, fr',
    'teal',
    'stores, channels',
  ]);
  expect(answers).toEqual({
    name: 'Acme Help',
    url: 'https://help.acme.example',
    languages: ['en', 'fr'],
    color: 'teal',
    parts: ['stores', 'channels'],
    host: 'static',
  });
  expect(shown.match(/\?/g)).toHaveLength(5);
});

test('Enter takes the usual answer, which --yes takes without asking', async () => {
  const { answers } = await talk(['', '', '', '', '']);
  expect(answers).toEqual({
    name: 'My help',
    url: 'https://help.example.com',
    languages: ['en'],
    color: undefined,
    parts: ['channels', 'ratings'],
    host: 'static',
  });
  expect(await collectAnswers('sites/my-help', {}, takeUsual)).toEqual(answers);
});

test('an answer that cannot be used is told, and asked for again', async () => {
  const { answers, shown } = await talk(['Acme', 'acme.example', 'https://acme.example', '', '', '']);
  expect(answers).toMatchObject({ url: 'https://acme.example' });
  expect(shown).toContain('Did you mean "https://acme.example"?');
});

test('what options say is not asked for', async () => {
  const { answers, shown } = await talk(['fr', '', 'none'], {
    name: 'Acme',
    url: 'https://acme.example',
    host: 'nginx',
  });
  expect(answers).toMatchObject({ name: 'Acme', languages: ['fr'], parts: [], host: 'nginx' });
  expect(shown).not.toMatch(/name|address/i);
  const silent = await talk([], {
    name: 'Acme',
    url: 'https://acme.example',
    languages: 'en',
    color: 'teal',
    parts: 'none',
  });
  expect(silent.shown).toBe('');
});

test('who leaves before the end has created nothing', async () => {
  const { answers } = await talk(['Acme', 'https://acme.example']);
  expect(String(answers)).toContain('Nothing was created.');
});

test('GitHub Pages, which keeps no ratings, is offered none and refuses them', async () => {
  const host = 'github-pages';
  expect(await collectAnswers('my-help', { host }, takeUsual)).toMatchObject({ parts: ['channels'] });
  await expect(collectAnswers('my-help', { host, parts: 'stores,ratings' }, takeUsual)).rejects.toThrow(
    'can\'t pass "ratings" on',
  );
});
