import { expect, test } from 'vitest';
import { z } from 'zod';
import { countryCode } from '#base/country-code.ts';
import { writtenDay } from '#base/written-day.ts';
import { articleData, topicData } from '#model/articles/front-matter.ts';
import { contactData } from '#model/channels/schema.ts';
import { mapSettingsData } from '#model/stores/map-settings.ts';
import { storeData } from '#model/stores/record.ts';
import { widgetData } from '#model/widget/widget.ts';
import { knownKeys } from '#problems/schema-keys.ts';
import { parseYaml } from '#problems/yaml.ts';
import { languageTag } from '#site/language-tag.ts';
import { siteData } from '#site/site-data.ts';

const schema = z.strictObject({
  title: z.string(),
  kind: z.enum(['shop', 'kiosk']).optional(),
  hours: z.array(z.strictObject({ open: z.string() })).optional(),
});

const find = (text: string) =>
  parseYaml({ file: 'a.yaml', text, firstLine: 2 }, schema).problems.map((p) => [
    p.code,
    p.at?.line,
    p.at?.column,
    p.message,
    p.fix,
  ]);

test('a misspelt key is reported at its own place with the nearest key', () => {
  expect(find('title: A\nkidn: shop\n')).toEqual([
    ['unknown-key', 3, 1, 'There is no key "kidn".', 'Did you mean "kind"? Known keys: title, kind, hours.'],
  ]);
});

test('a misspelt key that has to be there is not missing as well', () => {
  expect(find('titel: A\n').map(([code]) => code)).toEqual(['unknown-key']);
  expect(find('name: A\n').map(([code]) => code)).toEqual(['missing-key', 'unknown-key']);
});

test('nested keys are known by the schema of their place', () => {
  expect(find('title: A\nhours:\n  - opn: "9"\n    open: "9"\n')).toEqual([
    [
      'unknown-key',
      4,
      5,
      'There is no key "opn" in the first entry of "hours".',
      'Did you mean "open"? Known keys: open.',
    ],
  ]);
});

test('a missing key, a wrong type and a value outside the list are told apart', () => {
  expect(find('kind: mall\n')).toEqual([
    ['missing-key', 2, 1, '"title" is missing.', 'Add "title: …".'],
    ['invalid-value', 2, 7, '"kind" can\'t be "mall".', 'Use one of: shop, kiosk.'],
  ]);
  expect(find('title: 12\n')).toEqual([
    [
      'invalid-value',
      2,
      8,
      '"title" is the number 12. It must be text.',
      'Put quotes around it: title: "12".',
    ],
  ]);
});

test.each(['0800', '1.50', 'True', '0x1F'])('a text such as %s is advised as it is written', (written) =>
  expect(find(`title: ${written}\n`).map((found) => found.at(-1))).toEqual([
    `Put quotes around it: title: "${written}".`,
  ]),
);

test('a key without a value is to be written or left out, and front matter takes it as left out', () => {
  const shape = z.strictObject({
    title: z.string().min(1),
    owner: z.string().min(1).optional(),
    on: z.number().optional(),
    draft: z.boolean().optional(),
    words: z.array(z.string().min(1)).optional(),
  });
  const read = (text: string, mayBeEmpty?: boolean) => parseYaml({ file: 'a.md', text, mayBeEmpty }, shape);
  const fixes = (...args: Parameters<typeof read>) => read(...args).problems.map(({ fix }) => fix);
  const text = "title: ''\nowner: ''\non:\ndraft: ''\nwords: ['']\n";
  const others = [
    'Write draft: true or draft: false, or remove the line.',
    'Write it, or remove it from the list.',
  ];
  const orLeave = 'Write it, or remove the line.';
  expect(fixes(text)).toEqual(['Write it.', orLeave, orLeave, ...others]);
  expect(fixes(text, true)).toEqual(['Write it.', ...others]);
  expect(read("title: A\nowner: ''\non:\nwords: null\n", true).data).toEqual({ title: 'A' });
});

test.each([
  ['10 minutes', 'PT10M'],
  ['4h', 'PT4H'],
  ['24 hours', 'PT24H'],
  ['2 days', 'P2D'],
  ['1 week', 'P7D'],
  ['1 hour and 30 min.', 'PT90M'],
  ['PT1H30M', 'PT90M'],
  ['P1DT4H', 'PT28H'],
  ['soon', undefined],
  ['10 months', undefined],
])('of the time to an answer "%s", %s is meant', (text, meant) => {
  const fix = meant === undefined ? 'Write it like "PT10M".' : `Did you mean "${meant}"?`;
  expect(fixesOf(`response: ${text}`)).toContain(fix);
});

test.each([
  ['+49 (0)30 2312-5100', '+493023125100'],
  ['0049 30 23125100', '+493023125100'],
  ['030 23125100', undefined],
])('of the phone number "%s", %s is meant', (text, meant) => {
  const fix = meant === undefined ? 'Write it like "+441632960000".' : `Did you mean "${meant}"?`;
  expect(fixesOf(`phone: "${text}"`)).toContain(fix);
});

/** What is said of a key of a phone channel. */
function fixesOf(line: string): readonly string[] {
  const channel = `fallback: a\nchannels:\n  - id: a\n    type: phone\n    ${line}\n`;
  return parseYaml({ file: 'channels.yaml', text: channel }, contactData).problems.map(({ fix }) => fix);
}

test('a number that is taken as text, but not as it is written, is to be in quotes', () => {
  const said = (line: string) =>
    parseYaml({ file: 'a.md', text: `id: one\ntitle: A\ndescription: B.\n${line}\n` }, articleData).problems;
  expect(said('phoneCode: 012').map(({ fix, at }) => [at?.column, fix])).toEqual([
    [12, 'Put quotes around it: "012".'],
  ]);
  expect(said('legacy: [12, 0360]').map(({ fix }) => fix)).toEqual(['Put quotes around it: "0360".']);
  expect(said('phoneCode: "012"\norder: 01\nlegacy: [12]')).toEqual([]);
});

test('an empty text misses its keys, broken YAML has a place', () => {
  expect(find('')).toMatchObject([['missing-key', 2, 1, expect.anything(), expect.anything()]]);
  expect(find('title: "A\nkind: shop\n')).toMatchObject([
    ['yaml-syntax', expect.any(Number), expect.any(Number), expect.anything(), expect.anything()],
  ]);
});

/** What writers get wrong in YAML, and how it is said: without a word of YAML. */
const mistakes: readonly (readonly [string, string, string])[] = [
  ['title: "A\nkind: shop\n', '2:8 The text that begins with " has no " at its end.', 'Write "'],
  ['title: A\n\tkind: shop\n', '3:1 The line begins with a tab.', 'spaces'],
  [
    'title: What: is this\n',
    '2:8 The text of "title" has a colon and a space in it.',
    'title: "What: is this"',
  ],
  ["title: 'It's'\n", `2:8 The text of "title" has a ' in the middle, which ends it there.`, `title: "It's"`],
  ["title: 'It''s, isn't it'\n", `2:8 The text of "title" has a ' in the middle`, `title: "It's, isn't it"`],
  ["hours: ['a', 'don't', 'b']\n", `2:14 The text 'don't' has a ' in the middle`, `Write "don't"`],
  ["hours:\n  - 'we can't'\n", `3:5 The text 'we can't' has a ' in the middle`, `Write "we can't"`],
  ["hours: { by: 'O'Neil' }\n", `2:14 The text 'O'Neil' has a ' in the middle`, `Write "O'Neil"`],
  [
    'title: “A”\n',
    '2:8 The text of "title" has typographic quotes around it (“ and ”), which would be shown.',
    'title: "A"',
  ],
  [
    'title: “A: B”\n',
    '2:1 The text of "title" has typographic quotes around it (“ and ”), which would be shown.',
    'title: "A: B"',
  ],
  ['title: A\ntitle: B\n', '3:1 The key "title" is already above.', 'Remove'],
  ['hours: { open: 9, open: 10 }\n', '2:19 The key "open" is already above.', 'Remove'],
  ['größe: 1\n"größe": 2\n', '3:1 The key "größe" is already above.', 'Remove'],
  [
    'title: A\n  kind: shop\n',
    '3:1 "kind: shop" is indented, as if it belonged to the line above.',
    'Remove the spaces',
  ],
  ['title: A\nhours: [a\nkind: shop\n', `3:8 The list that begins with "[" isn't closed.`, '"]"'],
  ['title: @home\n', '2:8 The text of "title" has "@" at its beginning.', 'title: "@home"'],
  ['A title\nkind: shop\n', '2:1 "A title" has no key and colon.', 'key: text'],
  ['<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\n', '2:1 Git has left two versions', 'Keep'],
];

test.each(mistakes)('%j is told once, at its place, in plain words', (text, message, fix) => {
  const found = find(text);
  expect(found).toHaveLength(1);
  const [[, line, column, said, mend] = []] = found;
  expect(`${line}:${column} ${said}`).toContain(message);
  expect(mend).toContain(fix);
});

test('a value of the wrong form is answered with the right one', () => {
  const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as "2026-11-21"');
  const country = z.string().regex(/^[A-Z]{2}$/, 'a country code such as "TR"');
  const at = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'a time');
  const lists = z.array(z.array(z.string()));
  const places = z
    .object({ day, in: country, all: z.array(country), at, lists, tongues: z.array(languageTag) })
    .partial();
  const said = (text: string) =>
    parseYaml({ file: 'a', text }, places).problems.map(({ message, fix }) => `${message} ${fix}`);
  expect(said('day: 01.11.2026')).toEqual([
    '"day" is "01.11.2026". It must be a date such as "2026-11-21". Did you mean "2026-11-01"?',
  ]);
  for (const day of ['1 November 2026', 'Nov. 1st, 2026', '1. nov 2026'])
    expect(said(`day: ${day}`).join(), day).toContain('Did you mean "2026-11-01"?');
  expect(said('day: 1 Smarch 2026').join()).not.toContain('Did you mean');
  expect(said('at: 01.11.2026').join()).toContain('Did you mean "2026-11-01T00:00:00Z"?');
  expect(said('all: DE').join()).toContain('Write a list: "all: [DE]".');
  expect(said('lists: [a]').join()).toContain('Write a list: "- [a]".');
  expect(said('tongues: [Arabic, Français]').join()).toMatch(/"ar"\?.*"fr"\?/);
  expect(said('in: tr')).toEqual([
    '"in" is "tr". It must be a country code such as "TR". Did you mean "TR"?',
  ]);
  expect(said('all: [DE, tr]')).toEqual([
    'The second entry of "all" is "tr". It must be a country code such as "TR". Did you mean "TR"?',
  ]);
});

test.each([
  ['title:A', '"title:A" has no space behind the colon.', 'Write: title: A'],
  [
    'title:\u00A0A',
    '"title:\u00A0A" has a no-break space behind the colon, which looks like a space.',
    'Write: title: A',
  ],
  ['title：A', '"title：A" has a full-width colon, which only separates text.', 'Write: title: A'],
  ['title = A', '"title = A" has an equals sign instead of a colon.', 'Write: title: A'],
  ['-A', '"-A" has no space behind its hyphen.', 'Write "- A".'],
])('%j says what is wrong with the sign between key and text', (line, message, fix) => {
  expect(find(`kind: shop\n${line}\n`)).toEqual([['yaml-syntax', 3, 1, message, fix]]);
});

test('text behind "#" is not lost without a word, and a comment is one', () => {
  const fix = 'Put quotes around the whole text. If it is a comment, write a space behind "#".';
  const lost = (text: string) => `"${text}" isn't read: "#" behind a space begins a comment.`;
  expect(find('title: Order #5 is late\n')).toEqual([['yaml-syntax', 2, 14, lost('#5 is late'), fix]]);
  expect(find('title: Now or later #sale\n')).toEqual([['yaml-syntax', 2, 21, lost('#sale'), fix]]);
  expect(find('title: #2d2a7b\n')).toEqual([['yaml-syntax', 2, 8, lost('#2d2a7b'), fix]]);
  expect(find('title: A whole text # a note\nkind: shop #note\n')).toEqual([]);
  expect(find('title: "A #1" #note\n# title: B #2\n')).toEqual([]);
});

test('a name that schemas leave out is told, whatever it holds', () => {
  const message = '"__proto__" isn\'t read: programs use this name for something of their own.';
  for (const line of ['__proto__: A', '"__proto__": {title: A}'])
    expect(find(`title: A\n${line}\n`)).toEqual([['yaml-syntax', 3, 1, message, 'Choose another name.']]);
});

test('control characters that are written by number are told; line breaks are none', () => {
  expect(find('title: "Low\\btide"\n')).toEqual([
    [
      'yaml-syntax',
      2,
      8,
      '"Low\\u{8}tide" has control characters, which pages may not have.',
      'Write "Lowtide".',
    ],
  ]);
  expect(find('{"title": "\\u001b"}').map(([, , , , fix]) => fix)).toEqual(['Leave the value out.']);
  expect(find('title: "Low\\r\\n\\ttide"\n')).toEqual([]);
});

test('an entry of a list that became part of the one above is told', () => {
  const folded = (entry: string) =>
    `"${entry}" is read as part of the text above, since it isn't indented like the other entries.`;
  const lists = z.strictObject({ words: z.array(z.string()) });
  const problems = (text: string) =>
    parseYaml({ file: 'a.yaml', text }, lists).problems.map(({ at, message }) => [at?.line, message]);
  expect(problems('words:\n- one\n - two\n- three\n')).toEqual([[3, folded('- two')]]);
  expect(problems('words:\n  - one\n      - two\n')).toEqual([[3, folded('- two')]]);
  expect(problems('words:\n  - one\n    more of it\n  - two\n')).toEqual([]);
  expect(problems('words:\n  - >\n    one\n    - two\n')).toEqual([]);
});

const groups = z.strictObject({
  reviewed: z.strictObject({ on: writtenDay, by: z.string().optional() }).optional(),
  countries: z.array(countryCode).optional(),
  phones: z.record(countryCode, z.string()).optional(),
  map: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('own') }),
      z.strictObject({ kind: z.literal('none') }),
    ])
    .optional(),
});

test.each([
  ['reviewed: 2026-10-01', 'Did you mean "reviewed: { on: 2026-10-01 }"?'],
  ['reviewed: Ana', 'Write keys and values: "reviewed: { on: …, by: … }".'],
  ['countries: [Germany]', 'Did you mean "DE"?'],
  ['countries: [Atlantis]', 'Write it like "TR".'],
  ['countries: Germany', 'Write a list: "countries: [Germany]".'],
  ['phones: { Türkiye: "1" }', 'Did you mean "TR"?'],
  ['map: { kind: onw }', 'Did you mean "own"? Use one of: own, none.'],
  ['map: {}', 'Add "kind:" with one of: own, none.'],
])('%s is advised: %s', (text, fix) => {
  expect(parseYaml({ file: 'a.yaml', text }, groups).problems.map((found) => found.fix)).toEqual([fix]);
});

test('no value of front matter or settings that has the wrong form is only to be corrected', () => {
  const shapes = [articleData, topicData, contactData, siteData, storeData, mapSettingsData, widgetData];
  const fixes = shapes.flatMap((shape) =>
    knownKeys(shape, []).flatMap((key) =>
      ['Some wrong thing!', '2026-13-45', '-3.5', 'true', '{ foo: 1 }', '[x y]', '{ x: { y: 1 } }'].flatMap(
        (value) =>
          parseYaml<unknown>({ file: 'a.yaml', text: `${key}: ${value}` }, shape).problems.map(
            ({ fix }) => fix,
          ),
      ),
    ),
  );
  expect(fixes.length).toBeGreaterThan(300);
  expect(fixes.filter((fix) => /^Correct the value|undefined/.test(fix))).toEqual([]);
});

test('of a very long line, a problem quotes the beginning and the end', () => {
  const long = `${'a'.repeat(5000)} ${'b'.repeat(5000)}`;
  const [found] = parseYaml({ file: 'a.yaml', text: `title: A\n${long}\nkind: shop` }, schema).problems;
  expect(found?.message).toMatch(/^"a+ … b+" has no key and colon\.$/);
  expect(found?.message.length).toBeLessThan(1000);
});
