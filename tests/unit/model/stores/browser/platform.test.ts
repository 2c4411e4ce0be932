import { expect, test } from 'vitest';
import { orderForPlatform, platformOf } from '#model/stores/browser/platform.ts';
import { providersFor } from '#model/stores/directions.ts';

test('a platform gets its own application first, and no link that does nothing there', () => {
  const providers = providersFor('TR');
  expect(orderForPlatform(providers, 'apple')[0]).toBe('apple');
  expect(orderForPlatform(providers, 'android').slice(0, 2)).toEqual(['google', 'geo']);
  expect(orderForPlatform(providers, 'other')).not.toContain('geo');
  expect(orderForPlatform(providers, 'apple').length).toBe(providers.length - 1);
});

test.each([
  ['macOS', 0, 'apple'],
  ['MacIntel', 5, 'apple'],
  ['iPhone', 5, 'apple'],
  ['Android', 5, 'android'],
  ['Linux armv81', 5, 'android'],
  ['Linux x86_64', 0, 'other'],
  ['Win32', 10, 'other'],
] as const)('%s with %i touch points is %s', (name, touchPoints, platform) =>
  expect(platformOf(name, touchPoints)).toBe(platform),
);
