import { expect, test } from 'vitest';
import { HelpDesk } from '#mcp/desk.ts';
import { runTool } from '#model/tools/browser/tools.ts';
import { long, smallSite, url } from './small-site.ts';

/** A Monday, ten in the morning in London. */
const monday = Date.UTC(2026, 10, 23, 10);
const source = smallSite();
const desk = new HelpDesk(source, () => monday);

async function ask(name: string, input: unknown, of = desk): Promise<string> {
  const tool = (await of.tools()).find((one) => one.name === name);
  if (!tool) throw new Error(`no tool ${name}`);
  return of.answer((context) => runTool(tool, input, context));
}
const data = async (name: string, input: unknown): Promise<unknown> => JSON.parse(await ask(name, input));

test('search finds an article in spite of a slip, with the part that answers and its address', async () => {
  expect(await data('search_help', { query: 'where is my parcl' })).toMatchObject({
    locale: 'en',
    results: [
      {
        article: 'track',
        url: `${url}/en/track/#where`,
        answer: 'Where it is\nSee where the parcel is.',
        updated: '2026-03-04',
      },
    ],
  });
});

test.each([
  ['its id', 'track', '# Track your order'],
  ['its address', `${url}/en/track/`, '# Track your order'],
  ['its path, without the last slash and with a fragment', '/en/track#where', '# Track your order'],
  ['its Markdown', `${url}/en/track/index.md`, '# Track your order'],
  ['its permalink', `${url}/a/track/tr/`, '# Track your order'],
  ['the id of one that it replaced', 'parcel-state', '# Track your order'],
  ['the permalink of one that it replaced', `${url}/a/parcel-state/en/`, '# Track your order'],
  [
    'an address of a former help centre',
    'https://acme.zendesk.com/hc/en-us/articles/360001-Track',
    '# Track your order',
  ],
])('an article is read by %s', async (_, article, text) => {
  expect(await ask('read_article', { article })).toBe(text);
});

test('an article is read in the language that was asked for, however its tag is written', async () => {
  for (const locale of ['tr', 'TR', 'tr_TR', 'tr-Latn-TR'])
    expect(await ask('read_article', { article: 'return-item', locale })).toBe('# Iade');
});

test('a long article comes in parts that lose nothing', async () => {
  let read = '';
  let offset: number | undefined;
  do {
    const part = await ask('read_article', {
      article: 'return-item',
      ...(offset !== undefined && { offset }),
    });
    expect(part.length).toBeLessThan(20_100);
    const [note, next] = /\n\n\[\d+ more characters: read on with "offset": (\d+)\]$/.exec(part) ?? [];
    read += note === undefined ? part : part.slice(0, -note.length);
    offset = next === undefined ? undefined : Number(next);
  } while (offset !== undefined);
  expect(read).toBe(long);
});

test('topics are listed with what is in them', async () => {
  expect(await data('list_topics', {})).toMatchObject({
    topics: [{ topic: 'returns', articles: 1 }],
    articles: [{ article: 'track' }],
  });
  expect(await data('list_topics', { topic: '/returns/' })).toMatchObject({
    articles: [{ article: 'return-item', url: `${url}/en/returns/return-item/` }],
  });
});

test.each([
  ['now, in the country of the language', {}, ['phone', 'orders', 'form']],
  ['for a topic', { topic: 'returns' }, ['phone', 'form']],
  ['for a topic below one of a channel', { topic: 'orders/late' }, ['phone', 'orders', 'form']],
  ['on a day on which a channel is offered', { time: '2026-08-30' }, ['phone', 'orders', 'summer', 'form']],
  ['in a country that the company does not name', { country: 'nz' }, ['form']],
])('channels %s', async (_, input, ids) => {
  expect(await data('contact_options', input)).toMatchObject({
    options: ids.map((channel) => ({ channel })),
  });
});

test('channels say whether they are open at that hour, and until when', async () => {
  const phone = async (time: string) => await data('contact_options', { time });
  expect(await phone('2026-11-23T16:59:00Z')).toMatchObject({
    options: [{ isOpen: true, changesAt: '2026-11-23T17:00:00.000Z', zone: 'Europe/London' }, {}, {}],
  });
  expect(await phone('2026-11-27T17:00:00Z')).toMatchObject({
    options: [{ isOpen: false, changesAt: '2026-11-30T09:00:00.000Z' }, {}, {}],
  });
});

test.each([
  ['a town', { place: 'kadikoy', limit: 2 }, ['TR-1', 'TR-2']],
  ['a town without a store', { place: 'Freising', limit: 1 }, ['DE-1']],
  ['a postcode', { place: 'CR0 1TY', limit: 1 }, ['GB-1']],
  ['coordinates', { latitude: 51.5, longitude: -0.13, limit: 2 }, ['GB-2', 'GB-1']],
  ['a service', { country: 'TR', service: 'repair', limit: 1 }, ['TR-1']],
  ['a place that nobody knows', { place: 'zzzzzz' }, []],
])('stores are found by %s', async (_, input, codes) => {
  expect(await data('nearest_stores', input)).toMatchObject({ stores: codes.map((store) => ({ store })) });
});

test.each([
  ['search_help', {}, '"query" is missing'],
  ['search_help', { query: ' ' }, '"query" is missing'],
  ['search_help', { query: 'a'.repeat(201) }, 'at most 200'],
  ['search_help', { query: ['a'] }, 'has to be a text'],
  ['search_help', { query: 'a', limit: 2.5 }, 'a whole number from 1 to 20'],
  ['search_help', { query: 'a', limit: Infinity }, 'from 1 to 20'],
  ['search_help', { query: 'a', constructor: 'x' }, 'There is no field "constructor"'],
  ['search_help', JSON.parse('{"query":"a","__proto__":"x"}'), 'There is no field "__proto__"'],
  ['search_help', [], 'has to be an object'],
  ['search_help', { query: 'a', locale: 'xx' }, 'Languages: en, tr.'],
  ['read_article', { article: 'nothing' }, 'There is no article "nothing"'],
  ['read_article', { article: 'https://evil.example/en/track/' }, 'There is no article'],
  ['read_article', { article: '/en/../_server/' }, 'There is no article'],
  ['read_article', { article: '/%2e%2e/etc/' }, 'There is no article'],
  ['read_article', { article: 'track', offset: 99 }, 'has 18 characters'],
  ['list_topics', { topic: 'x' }, 'Topics at the top: returns.'],
  ['contact_options', { country: 'Germany' }, 'at most 2'],
  ['contact_options', { country: '12' }, 'not a country code'],
  ['contact_options', { time: 'tomorrow' }, 'is not a moment'],
  ['nearest_stores', {}, 'Give a "place"'],
  ['nearest_stores', { latitude: 1 }, 'given together'],
  ['nearest_stores', { latitude: 91, longitude: 0 }, 'from -90 to 90'],
  ['nearest_stores', { place: 'x', service: 'no' }, 'Services: repair.'],
])('%s with %j is refused in words that help', async (name, input, message) => {
  await expect(ask(name, input)).rejects.toThrow(message);
});

test('no path from outside reaches beyond pages', () => {
  expect(source.asked.filter((path) => /\.\.|%2e|_server|evil/i.test(path))).toEqual([]);
});

test('a site without channels and stores offers no tools for them', async () => {
  const index = JSON.stringify({
    site: { name: 'Acme Help', url },
    locales: [{ id: 'en', lang: 'en', name: 'en', channels: null, stores: null }],
  });
  const tools = await new HelpDesk(smallSite({ '/api/v1/index.json': index }), () => monday).tools();
  expect(tools.map(({ name }) => name)).toEqual(['search_help', 'read_article', 'list_topics']);
});

test.each([
  ['nothing', undefined],
  ['a page', '<!doctype html>'],
  ['other data', '{"topics":[{"path":7}]}'],
  ['a list', '[]'],
])('where a site has %s for its topics, only that tool fails', async (_, text) => {
  const broken = new HelpDesk(smallSite({ '/api/v1/en/topics.json': text }), () => monday);
  await expect(ask('list_topics', {}, broken)).rejects.toThrow('topics');
  expect(await ask('read_article', { article: 'track' }, broken)).toBe('# Track your order');
});

test('files are read once, and anew after a minute', async () => {
  let now = monday;
  const site = smallSite();
  const own = new HelpDesk(site, () => now);
  const readings = () => site.asked.filter((path) => path.endsWith('topics.json')).length;
  await ask('list_topics', {}, own);
  await ask('list_topics', { topic: 'returns' }, own);
  expect(readings()).toBe(1);
  now += 61_000;
  await ask('list_topics', {}, own);
  expect(readings()).toBe(2);
});
