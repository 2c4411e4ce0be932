import { expect, it } from 'vitest';
import { findInRounds, type Ask, type Question } from '../../../../src/client/agents/rounds.ts';

const round = (...locales: readonly string[]): Question[] =>
  locales.map((locale) => ({ locale, query: 'kettle', limit: 8 }));

/** Asks languages that have what is given, in that order; a language that isn't given has no index. */
const asking =
  (articles: Readonly<Record<string, readonly string[]>>, asked: string[] = []): Ask =>
  async ({ locale }) => {
    asked.push(locale);
    const ids = articles[locale];
    if (!ids) throw new Error(`no index of ${locale}`);
    return ids.map((id) => ({ id }));
  };

const all = async (rounds: readonly Question[][], ask: Ask, known: readonly string[] = []) => {
  const steps: string[] = [];
  for await (const found of findInRounds(rounds, { ask, known: known.map((id) => ({ id })) }))
    steps.push(found.map(({ id }) => id).join(' '));
  return steps;
};

it('shows what each language adds, an article once', async () => {
  const ask = asking({ en: ['a', 'b'], de: ['b', 'c'], fr: ['a'], es: ['d'] });
  expect(await all([round('en'), round('de', 'fr', 'es')], ask)).toEqual(['a b', 'a b c', 'a b c d']);
});

it('asks no other language once enough is found', async () => {
  const asked: string[] = [];
  await all([round('en'), round('de')], asking({ en: ['a', 'b', 'c', 'd'], de: ['e'] }, asked));
  expect(asked).toEqual(['en']);
});

it('shows the first answer of a round before the second has come', async () => {
  const second = Promise.withResolvers<readonly { id: string }[]>();
  const ask: Ask = ({ locale }) => (locale === 'de' ? Promise.resolve([{ id: 'a' }]) : second.promise);
  const found = findInRounds([round('de', 'fr')], { ask, known: [] });
  expect((await found.next()).value).toEqual([{ id: 'a' }]);
  second.resolve([{ id: 'b' }]);
  expect((await found.next()).value).toEqual([{ id: 'a' }, { id: 'b' }]);
});

it('says once that nothing is found', async () => {
  expect(await all([round('en'), round('de')], asking({ en: [], de: [] }))).toEqual(['']);
});

it('keeps what was known before, whatever the languages answer', async () => {
  expect(await all([round('en')], asking({ en: [] }), ['unlisted'])).toEqual(['unlisted']);
});

it('fails where a language could not be asked and none has anything, and only there', async () => {
  await expect(all([round('en', 'de')], asking({ en: [] }))).rejects.toThrow('could not be searched');
  expect(await all([round('en', 'de')], asking({ de: ['a'] }))).toEqual(['a']);
});
