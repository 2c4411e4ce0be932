import { expect, test } from 'vitest';
import { checkMessages, type MessageFile, type WrittenMessages } from '#i18n/check.ts';
import type { MessageTree } from '#i18n/messages.ts';
import { sampleSite } from '../model/sample-centre.ts';

const file = (locale: string, messages: MessageTree, namespace = 'common'): MessageFile => ({
  file: `locales/${locale}/${namespace}.json`,
  locale,
  namespace,
  messages,
  positionOf: () => ({ line: 1, column: 1 }),
});

const english = file('en', {
  title: 'Help',
  menu: { close: 'Close {{name}}' },
  items_one: '{{count}} item',
  items_other: '{{count}} items',
});

/** What a site writes, by default whole languages. */
const written = (files: readonly MessageFile[], more: Partial<WrittenMessages> = {}): WrittenMessages => ({
  reference: files.filter(({ locale }) => locale === 'en'),
  files,
  broken: [],
  shipped: new Set(),
  ...more,
});

const found = (locale: string, messages: MessageTree) =>
  checkMessages(written([english, file(locale, messages)]), sampleSite(`[en, ${locale}]`)).map(
    ({ code, message, fix }) => `${code}: ${message} ${fix}`,
  );

const forms = (...categories: readonly string[]) =>
  Object.fromEntries(categories.map((category) => [`items_${category}`, '{{count}} x']));

test.each([
  ['tr', ['one', 'other']],
  ['de', ['one', 'other']],
  ['ja', ['other']],
  ['ar', ['zero', 'one', 'two', 'few', 'many', 'other']],
  ['pl', ['one', 'few', 'many', 'other']],
])('%s needs the plural forms %s', (locale, categories) => {
  const rest = { title: 'x', menu: { close: 'x {{name}}' } };
  expect(found(locale, { ...rest, ...forms(...categories) })).toEqual([]);
  expect(found(locale, { ...rest, ...forms(...categories.slice(1)) }).length).toBeGreaterThan(0);
  expect(found(locale, { ...rest, ...forms(...categories.slice(0, -1)) })).toContainEqual(
    expect.stringMatching(/^message-plural: Message "items" has no plural form "other"/),
  );
});

test('a form that the language does not use is a problem, "zero" is not', () => {
  const rest = { title: 'x', menu: { close: 'x {{name}}' } };
  expect(found('ja', { ...rest, ...forms('other', 'zero') })).toEqual([]);
  expect(found('ja', { ...rest, ...forms('one', 'other') })).toMatchInlineSnapshot(`
    [
      "message-plural: "items_one" is a plural form that 日本語 doesn't use. Remove it. This language has the forms: other.",
    ]
  `);
});

test('missing and unknown messages are named with what to do', () => {
  expect(found('tr', { titel: 'Yardım', menu: { close: '{{name}} kapat' }, ...forms('one', 'other') }))
    .toMatchInlineSnapshot(`
      [
        "message-unknown: There is no message "titel" in English. Did you mean "title"? Correct the key, or remove the message.",
        "message-missing: Message "title" is missing. Translate: "Help".",
      ]
    `);
});

test('placeholders stay; a form for one thing may spell the number out', () => {
  const messages = {
    title: 'Yardım',
    menu: { close: 'Kapat {{nmae}}' },
    items_one: 'bir öğe',
    items_other: 'öğeler',
  };
  expect(found('tr', messages)).toMatchInlineSnapshot(`
    [
      "message-placeholder: Message "menu.close" doesn't have the placeholder {{name}}. Add {{name}}.",
      "message-placeholder: Message "menu.close" has the unknown placeholder {{nmae}}. Placeholders: {{name}}.",
      "message-placeholder: Message "items_other" doesn't have the placeholder {{count}}. Add {{count}}.",
    ]
  `);
});

test('a form that stands for several numbers holds the number, whatever the English one does', () => {
  const source = file('en', { all_one: 'Show the article', all_other: 'Show all {{count}} articles' });
  const fixesOf = (locale: string, messages: MessageTree) =>
    checkMessages(written([source, file(locale, messages)]), sampleSite(`[en, ${locale}]`)).map(
      ({ message, fix }) => `${message} ${fix}`,
    );
  const russian = {
    all_few: '{{count}} статьи',
    all_many: '{{count}} статей',
    all_other: '{{count}} статьи',
  };
  expect(fixesOf('ru', { ...russian, all_one: 'Показать {{count}} статью' })).toEqual([]);
  expect(fixesOf('ru', { ...russian, all_one: 'Показать статью' })).toEqual([
    'Message "all_one" doesn\'t have the placeholder {{count}}. Add {{count}}: in русский, this form also stands for 1, 21, 31.',
  ]);
  const latvian = { all_one: '{{count}} raksts', all_other: '{{count}} raksti' };
  expect(fixesOf('lv', { ...latvian, all_zero: 'Nav rakstu' })).toEqual([
    'Message "all_zero" doesn\'t have the placeholder {{count}}. Add {{count}}: in latviešu, this form also stands for 10, 11, 12.',
  ]);
  const french = {
    all_one: 'Afficher l’article',
    all_many: '{{count}} d’articles',
    all_other: '{{count}} articles',
  };
  expect(fixesOf('fr', french)).toEqual([]);
  expect(fixesOf('fr', { ...french, all_zero: 'Aucun article' })).toEqual([]);
});

test('a namespace that is missing or unknown is one problem; one that could not be read is none', () => {
  const site = sampleSite('[en, tr]');
  const codes = (files: readonly MessageFile[], broken: WrittenMessages['broken'] = []) =>
    checkMessages(written(files, { broken }), site).map(({ code, file: name }) => `${code} ${name}`);
  expect(codes([english])).toEqual(['message-missing locales/tr/common.json']);
  expect(codes([english], [{ locale: 'tr', namespace: 'common' }])).toEqual([]);
  expect(codes([english, { ...english, ...file('tr', english.messages) }, file('tr', {}, 'comon')])).toEqual([
    'message-unknown locales/tr/comon.json',
  ]);
  expect(
    codes([{ ...english, ...file('tr', english.messages) }], [{ locale: 'en', namespace: 'common' }]),
  ).toEqual([]);
});

test('English is what the code asks for, whatever language the articles are written in', () => {
  const site = sampleSite('[de, en]');
  expect(
    checkMessages(written([english, file('de', { title: 'Hilfe' })]), site).map(({ message }) => message),
  ).toEqual([
    'Message "menu.close" is missing.',
    'Message "items" has no plural form "one".',
    'Message "items" has no plural form "other".',
  ]);
});

test('folders of other languages are passed over', () => {
  expect(checkMessages(written([english, file('fi', { x: 'y' })]), sampleSite('[en]'))).toEqual([]);
});

test('a message of several words that is still in English is told, a single word may be the same', () => {
  const source = file('en', { go: 'Open the menu {{name}}', email: 'E-mail', chat: 'Live chat' });
  const own = file('de', { go: 'Open the menu {{name}}', email: 'E-mail', chat: 'Live chat' });
  expect(
    checkMessages(written([source, own]), sampleSite('[en, de]')).map(({ code, message }) => [code, message]),
  ).toEqual([['message-untranslated', 'Message "go" is still in English: "Open the menu {{name}}".']]);
});

test('what a site says differently is part of the messages; it has all forms of a message with a number', () => {
  const differently = (messages: MessageTree) =>
    checkMessages(
      { reference: [english], files: [file('tr', messages)], broken: [], shipped: new Set(['en', 'tr']) },
      sampleSite('[en, tr]'),
    ).map(({ code, message }) => `${code}: ${message}`);
  expect(differently({ title: 'Destek' })).toEqual([]);
  expect(differently({ menu: { close: '{{name}} kapat' } })).toEqual([]);
  expect(differently(forms('one', 'other'))).toEqual([]);
  expect(differently({ titel: 'Destek', menu: { close: 'Kapat' }, items_other: '{{count}} ürün' }))
    .toMatchInlineSnapshot(`
    [
      "message-unknown: There is no message "titel" in English.",
      "message-plural: Message "items" has no plural form "one".",
      "message-placeholder: Message "menu.close" doesn't have the placeholder {{name}}.",
    ]
  `);
});
