import { expect, test } from 'vitest';
import { openPlace } from '#import/sources/place.ts';
import { recognise } from '#import/sources/sources.ts';

const fixture = (name: string) => openPlace(`${import.meta.dirname}/../../../fixtures/${name}`);

test('a folder of Markdown is recognised by its first text', () => {
  const place = fixture('import-markdown');
  expect(place && recognise(place)).toEqual({
    name: 'markdown',
    by: 'Orders & Delivery/Track-your-parcel.md',
  });
});

test('an address and a file of a kind that nobody reads are recognised by none', () => {
  expect(recognise({ kind: 'url', url: new URL('https://help.example.com') })).toBeUndefined();
  expect(recognise({ kind: 'file', path: 'a.png', head: '\u0089PNG' })).toBeUndefined();
});

test('where nothing lies is no place', () => expect(openPlace('no-such-folder')).toBeUndefined());
