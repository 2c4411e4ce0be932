import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { editorSchemas } from '../../../scripts/editor-schemas.ts';

/** Whether an editor would find fault with a YAML text. */
function isTaken(name: string, text: string): boolean {
  const schema = z.custom<Parameters<typeof z.fromJSONSchema>[0]>().parse(editorSchemas.get(name));
  return z.fromJSONSchema(schema).safeParse(parse(text)).success;
}

test.each([
  ['site', 'content/site.yaml'],
  ['channels', 'content/channels.yaml'],
  ['announcements', 'content/announcements.yaml'],
  ['stores', 'content/stores/germany.yaml'],
  ['services', 'content/stores/services.yaml'],
  ['search', 'content/search/de.yaml'],
])('the schema "%s" takes what the check takes', (name, file) => {
  expect(isTaken(name, readFileSync(file, 'utf8'))).toBe(true);
});

test.each([
  ['site', 'name: Acme\nurl: https://help.acme.example\nlocales: [en]\nhots: netlify'],
  ['site', 'name: Acme\nurl: https://help.acme.example\nlocales: [en]\nhost: netlfy'],
  ['channels', 'channels: [{ id: email, type: emial, address: help@acme.example }]\nfallback: email'],
  ['stores', 'stores: [{ code: A, name: Acme, adress: {} }]'],
])('the schema "%s" refuses what the check refuses', (name, text) => {
  expect(isTaken(name, text)).toBe(false);
});

test.each([
  [
    'article',
    'id: return-item\ntitle: T\ndescription: D',
    ['owner:', "owner: ''", 'order:', 'changes:', 'reviewed:'],
  ],
  ['topic', 'title: T\ndescription: D', ['icon:', "movedFrom: ''"]],
] as const)(
  'the schema "%s" takes an optional key without a value, as the check does',
  (name, text, keys) => {
    for (const key of keys) expect([key, isTaken(name, `${text}\n${key}\n`)]).toEqual([key, true]);
    for (const wrong of ['order: first', 'machineTranslated:'])
      expect([wrong, isTaken(name, `${text}\n${wrong}\n`)]).toEqual([wrong, false]);
  },
);
