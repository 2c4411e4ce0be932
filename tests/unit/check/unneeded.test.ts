/** What nobody needs, and what is said twice: contact data of channels, pictures, synonyms. */
import { beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { checkSearch } from '#publish/search/check-search.ts';
import { article, Scratch, topic } from '../moves/scratch.ts';

let scratch: Scratch;

beforeEach(() => {
  scratch = new Scratch({
    'site.yaml': 'name: Help\nurl: https://help.example.com\nlocales: [en, de, ar]\n',
    'channels.yaml': [
      'channels:',
      '  - { id: mail, type: email, address: Help@Example.com, response: P1D }',
      '  - { id: phone-de, type: phone, phone: "+493023125100", response: PT4H }',
      '  - { id: phone-ae, type: phone, phone: "+97140000100", response: PT4H }',
      '  - { id: chat, type: whatsapp, phone: "+491713920012", response: PT1H }',
      '  - { id: channel, type: telegram, username: acmehelp, response: PT1H }',
      'fallback: mail',
    ].join('\n'),
    'articles/en/help/index.md': topic('Help'),
  });
});
const write = (body: string, locale = 'en', lines: readonly string[] = []) =>
  scratch.write(`articles/${locale}/help/a.md`, article('art-a', body, lines));

const found = (code: string) =>
  loadContent(scratch.places, { drafts: false })
    .problems.filter((problem) => problem.code === code)
    .map(({ at, file, message }) => ({
      place: [file.split('/content/').at(-1), at?.line, at?.column].join(':'),
      message,
    }));

describe('contact data that channels.yaml owns', () => {
  test.each([
    ['Call +49 30 23125100.', 'phone-de'],
    ['Call +49 (0)30 23 12 51 00.', 'phone-de'],
    ['Call 0049-30-23125100.', 'phone-de'],
    ['Call 030/23125100.', 'phone-de'],
    ['Call (030) 231 251-00.', 'phone-de'],
    ['Call **030 23125100**.', 'phone-de'],
    ['| Germany | 030 23125100 |\n|---|---|\n| x | y |', 'phone-de'],
    ['اتصل على ٠٤٠٠٠٠١٠٠ أو ٠٤ ٠٠٠ ٠١٠٠.', 'phone-ae'],
    ['[Call us](tel:+493023125100)', 'phone-de'],
    ['[Text us](sms:+493023125100?body=Hi)', 'phone-de'],
    ['Write to help@example.com.', 'mail'],
    ['[Write](mailto:HELP@example.com?subject=Hi)', 'mail'],
    ['[Chat](https://wa.me/491713920012?text=Hi)', 'chat'],
    ['[Chat](https://api.whatsapp.com/send?phone=491713920012)', 'chat'],
    ['[Chat](https://t.me/AcmeHelp)', 'channel'],
  ])('%s', (body, channel) => {
    write(body);
    const [first, ...more] = found('contact-in-text');
    expect(first?.message).toContain(`channel "${channel}"`);
    expect(first?.place).toMatch(/^articles\/en\/help\/a\.md:7:\d+$/);
    expect(more).toEqual([]);
  });

  test.each([
    'Call +49 30 23125101, 030 2312510 or 112.',
    'Your order 23125100 of 2026-11-29 costs 1,000,100.00.',
    'Call +1 30 23125100.',
    'Run `call 030 23125100`.',
    '```\n030 23125100\n```',
    'Write to nohelp@example.com or help@example.com.au.',
    '[Chat](https://wa.me/491713920013) and [others](https://t.me/acmehelpers).',
  ])('not: %s', (body) => {
    write(body);
    expect(found('contact-in-text')).toEqual([]);
  });

  test('a variable that says the same is the way to write it', () => {
    scratch.write('variables.yaml', 'phone-de: +49 30 23125100\n');
    write('Call {{ phone-de }} or [us](tel:{{ phone-de }}).\n\n030 23125100');
    expect(found('contact-in-text')).toEqual([
      expect.objectContaining({ place: 'articles/en/help/a.md:9:1' }),
    ]);
  });
});

describe('pictures that no text shows', () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const unused = () => found('unused-picture').map(({ place }) => place.replace(/:+$/, ''));

  beforeEach(() => {
    for (const name of ['en/help/used.svg', 'en/help/alone.svg', 'de/help/used.svg', 'en/help/both.svg'])
      scratch.write(`articles/${name}`, drawing);
  });

  test('are told, each by its file', () => {
    write('![A](used.svg)');
    expect(unused()).toEqual([
      'articles/de/help/used.svg',
      'articles/en/help/alone.svg',
      'articles/en/help/both.svg',
    ]);
  });

  test('not where a translation, a draft, HTML or a reply shows them', () => {
    write('![A](used.svg)');
    write('![A](used.svg) ![B](both.svg)', 'de');
    scratch.write(
      'articles/en/help/b.md',
      article('art-b', '<img src="alone.svg" alt="C">', ['draft: true']),
    );
    expect(unused()).toEqual([]);
  });

  test('not while a text cannot be read, which may show them', () => {
    scratch.write('articles/en/help/a.md', '---\ntitle: [\n---\n\n![A](used.svg)\n');
    expect(unused()).toEqual([]);
  });
});

describe('synonyms of which no text says one', () => {
  const unused = async (yaml: string) => {
    scratch.write('search/en.yaml', yaml);
    const { centre, search } = loadContent(scratch.places, { drafts: false });
    if (!centre || !search) throw new Error('The scratch centre is broken.');
    return (await checkSearch(centre, search, scratch.places.cacheDir))
      .filter(({ code }) => code === 'unused-synonym')
      .map(({ at, message }) => `${at?.line}: ${message}`);
  };

  test('are told by their line', async () => {
    write('Your vouchers and the proof of purchase.', 'en', ['keywords: [coupon]']);
    const groups = [
      '[gift card, voucher]',
      '[sofa, couch]',
      '[promo code, coupon]',
      '[receipt, proof of purchase]',
    ];
    expect(await unused(`synonyms:\n${groups.map((group) => `  - ${group}\n`).join('')}`)).toEqual([
      '3: No text says "sofa" or "couch", so these synonyms find nothing.',
    ]);
  });
});

test('a link that shows the address of a page, and one that names a site', () => {
  write(
    [
      'See https://example.com/terms/2026.',
      '[www.example.com/terms](https://www.example.com/terms)',
      'At [example.com](https://example.com), https://example.com and [our terms](https://example.com/terms).',
      '`https://example.com/terms`',
    ].join('\n\n'),
  );
  expect(found('link-shows-address').map(({ place }) => place)).toEqual([
    'articles/en/help/a.md:7:5',
    'articles/en/help/a.md:9:1',
  ]);
});
