import { expect, test } from 'vitest';
import { absentParts, hasContactPage } from '#model/parts.ts';
import { sampleCentre } from './sample-centre.ts';

const { centre } = sampleCentre({});

test('a site without stores, channels and ratings is known to be without them', () => {
  const site = { ...centre.site, features: { ...centre.site.features, ratings: false } };
  expect(absentParts(centre)).toEqual(['stores', 'channels']);
  expect(absentParts({ ...centre, site })).toEqual(['stores', 'channels', 'ratings']);
});

test('what a site puts on its contact page makes the page, with or without channels', () => {
  const slots = new Map([['contact-end', new Map([['', '<p>Write to us.</p>']])]] as const);
  expect(hasContactPage(centre)).toBe(false);
  expect(hasContactPage({ ...centre, slots })).toBe(true);
  expect(absentParts({ ...centre, slots })).toEqual(['stores']);
});
