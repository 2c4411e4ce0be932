import { expect, test } from 'vitest';
import { findProposals, withProposals, type Proposal } from '#learn/proposals.ts';
import { prove } from '#learn/prove.ts';
import { findEvidence, type Evidence } from '#model/learning/evidence.ts';
import { createQuestionWords } from '#model/learning/question-words.ts';
import { findMisses } from '#model/search/self-test.ts';
import { noSearchSettings, type SearchSettings } from '#model/search/settings.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { memoryIndex } from '#publish/search/memory-index.ts';
import { documentOf, questionOf } from '../../bench/answers/questions.ts';
import { addressOf, countReaders, monday, type Reader } from '../../bench/answers/readership.ts';
import { createRandom } from '../../bench/random.ts';

/** What customers of a library ask, by subject. The last question of each is only asked at the end. */
const subjects = [
  [
    'renew-loan',
    'Renew a loan',
    'keep my novel two more weeks',
    'extend the due date of a novel',
    'more weeks for my novel please',
  ],
  [
    'overdue-fees',
    'Overdue fees',
    'what does it cost when I return late',
    'penalty for bringing it back late',
    'late penalty cost',
  ],
  [
    'lost-card',
    'Lost library card',
    'my wallet was stolen with the card',
    'stolen wallet',
    'wallet stolen yesterday',
  ],
  ['opening-hours', 'Opening hours', 'are you there on sunday', 'sunday evening visit', 'sunday visit'],
] as const;
const documents = readDocuments(
  subjects.map(([id, title]) => documentOf(id, title)),
  'en',
);
const articles = new Set<string>(subjects.map(([id]) => id));
const wordsOf = createQuestionWords();
const locale = { id: 'en', lang: 'en' };

const placeOf = async (settings: SearchSettings, query: string, id: string) => {
  const { results } = await memoryIndex(documents, locale, settings).engine.search(query, { limit: 10 });
  return results.findIndex((result) => result.id === id);
};

test('from readers through the collector to proposals: search finds what it did not, and nobody is misled', async () => {
  let address = 0;
  const readers = subjects.flatMap(([id, title, ...asked]) =>
    asked.slice(0, -1).flatMap((asks) =>
      Array.from({ length: 8 }, (): Reader => {
        address += 1;
        return { asks, wants: id, otherWords: [title], address: addressOf(address), day: address % 7 };
      }),
    ),
  );
  const misled = (asks: string, from: string): Reader => ({
    asks,
    wants: 'lost-card',
    otherWords: ['Lost library card'],
    address: from,
    day: 0,
  });
  const hostile = [
    ...Array.from({ length: 50 }, () => misled('renew passport', '192.0.2.1')),
    ...[1, 2, 3, 4].map((n) => misled('buy cheap watches', `198.51.100.${n}`)),
  ];
  const { engine } = memoryIndex(documents, locale, noSearchSettings);
  const { asked, behind } = await countReaders(
    [...readers, ...hostile],
    [...articles],
    engine,
    createRandom(4),
  );
  const [evidence] = findEvidence(new Map([['en', asked]]), Math.floor(monday / 86_400_000) + 6);
  const known = { settings: noSearchSettings, articles, wordsOf };
  const { proposals } = await prove(
    { locale, documents, settings: noSearchSettings, queries: [], wordsOf },
    evidence ? findProposals(evidence, known) : [],
  );
  const asks = proposals.flatMap((one) => (one.kind === 'synonym' ? [] : [one.ask]));
  expect(asks).toContain('stolen wallet');
  for (const ask of asks) {
    expect(behind(ask).addresses, ask).toBeGreaterThanOrEqual(5);
    expect(ask).not.toMatch(/passport|watches/);
  }
  for (const [id, , , , last] of subjects) {
    expect(await placeOf(withProposals(noSearchSettings, proposals), last, id), last).toBe(0);
  }
});

const nothing: Evidence = { locale: 'en', phrases: [], synonyms: [], gaps: [] };
const phrase = (ask: string, id: string): Evidence['phrases'][number] => ({
  ask,
  words: [],
  articles: [id],
  visitors: 7,
  searches: 9,
  afterOtherWords: 2,
  helped: 1,
  unhelpful: 0,
  isShared: false,
});

test('what the files say already, articles that search does not find and unsafe texts of a report are left out', () => {
  const settings = {
    ...noSearchSettings,
    questions: [questionOf('Stolen WALLET!', ['lost-card'])],
    synonyms: [['fee', 'fine']],
  };
  const evidence: Evidence = {
    ...nothing,
    phrases: [
      phrase('stolen wallet', 'lost-card'),
      phrase('sunday visit', 'no-such-article'),
      phrase('<script>x</script>', 'lost-card'),
      phrase('x\n- evil: y', 'lost-card'),
      phrase('sunday visit', 'opening-hours'),
    ],
    synonyms: [
      { from: 'fine', to: 'fee', visitors: 9 },
      { from: '*x', to: 'fee', visitors: 9 },
    ],
  };
  expect(findProposals(evidence, { settings, articles, wordsOf })).toEqual([
    {
      kind: 'question',
      ask: 'sunday visit',
      articles: ['opening-hours'],
      visitors: 7,
      why: '7 visitors; 9 searches opened it, 2 after other words; helped 1 of 1',
    },
  ]);
});

test('a proposal that costs another question its place is refused', async () => {
  const known = questionOf('extend novel', ['renew-loan']);
  const settings = { ...noSearchSettings, questions: [known] };
  const queries = [{ articles: known.articles, query: known.ask, key: 'question' as const, file: '' }];
  const spam = ['overdue-fees', 'lost-card', 'opening-hours'].flatMap((id): Proposal[] =>
    ['extend the novel', 'extend a novel', 'novel extend', 'novel to extend'].map((ask) => ({
      kind: 'question',
      ask,
      articles: [id],
      visitors: 5,
      why: '',
    })),
  );
  const good: Proposal = {
    kind: 'question',
    ask: 'sunday visit',
    articles: ['opening-hours'],
    visitors: 5,
    why: '',
  };
  const searched = { locale, documents, settings, queries, wordsOf };
  const { proposals, refused } = await prove(searched, [...spam, good]);
  expect(proposals).toContain(good);
  expect(refused.length).toBeGreaterThan(0);
  const lostWith = async (own: readonly Proposal[]) =>
    await findMisses(memoryIndex(searched.documents, locale, withProposals(settings, own)).engine, queries);
  expect(await lostWith([...spam, good])).toHaveLength(1);
  expect(await lostWith(proposals)).toEqual([]);
});
