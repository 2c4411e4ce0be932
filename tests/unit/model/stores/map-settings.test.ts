import { expect, test } from 'vitest';
import { parseMapSettings } from '#model/stores/map-settings.ts';

const raster = (attribution: string) =>
  parseMapSettings({
    file: 'map.yaml',
    text: `map: raster\ntiles: https://tiles.example.com/{z}/{x}/{y}.png\nattribution: '${attribution}'\n`,
  });

test('a credit may hold text and links', () => {
  const credit = '© <a href="https://example.com/terms">Example</a> & others';
  expect(raster(credit)).toMatchObject({ settings: { attribution: credit }, problems: [] });
});

test.each([
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">Example</a>',
  '<a href="https://example.com" onclick="alert(1)">Example</a>',
  '<script>alert(1)</script>',
  '<!-- Example',
  '<!doctype html>',
])('%s in a credit is unsafe, with its line', (attribution) => {
  const { settings, problems } = raster(attribution);
  expect(settings).toEqual({ kind: 'own', boundaries: 'undisputed' });
  expect(problems.length).toBeGreaterThan(0);
  expect(problems[0]).toMatchObject({ code: 'unsafe-html', at: { line: 3 } });
});
