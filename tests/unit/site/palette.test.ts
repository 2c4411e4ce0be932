import { wcagContrast } from 'culori';
import { expect, test } from 'vitest';
import { colorOfHue, paletteCss, paletteOf, readColor, type Shades } from '#site/palette.ts';

const extremes = [
  'white',
  'black',
  '#ffff00',
  '#ccff00',
  '#00ffff',
  '#ff00ff',
  'red',
  'blue',
  '#777',
  '#fffff0',
];
const hues = Array.from({ length: 72 }, (_, index) => index * 5);
const colors = [
  ...extremes,
  ...hues.map((hue) => colorOfHue(hue)),
  ...hues.flatMap((hue) => [30, 60, 90].map((l) => `oklch(${l}% 0.3 ${hue})`)),
].map((css) => readColor(css) ?? css);

const surfacesOf = ({ paper, raised, sunken, brandWash }: Shades) => [paper, raised, sunken, brandWash];

/** The lowest contrast of a text on any of the surfaces. */
const least = (text: string, surfaces: readonly string[]) =>
  Math.min(...surfaces.map((surface) => wcagContrast(text, surface)));

test.each(['light', 'dark'] as const)('every colour gives a %s palette whose texts can be read', (scheme) => {
  const tooFaint = colors.flatMap((color) => {
    const shades = paletteOf(color)[scheme];
    const surfaces = surfacesOf(shades);
    const pages = surfaces.slice(0, 3);
    return Object.entries({
      ink: least(shades.ink, surfaces) >= 7,
      inkSoft: least(shades.inkSoft, surfaces) >= 4.5,
      lineStrong: least(shades.lineStrong, pages) >= 3,
      brand: least(shades.brand, surfaces) >= 4.5,
      brandStrong: least(shades.brandStrong, surfaces) >= 4.5,
      onBrand: least(shades.onBrand, [shades.brandFill, shades.brandFillStrong]) >= 4.5,
      onBand: least(shades.onBand, [shades.brandBand]) >= 4.5,
    }).flatMap(([name, holds]) => (holds ? [] : `${color}: ${name} ${JSON.stringify(shades)}`));
  });
  expect(tooFaint).toEqual([]);
});

test('a colour that can be read is the very colour of links and buttons', () => {
  const { light, dark, moved } = paletteOf('#0a5c36');
  expect([light.brand, light.brandFill, moved]).toEqual(['#0a5c36', '#0a5c36', undefined]);
  expect(wcagContrast(dark.brand, dark.paper)).toBeGreaterThan(4.5);
});

test('a pale colour is darkened for links alone, and its buttons have dark text', () => {
  const { light, moved } = paletteOf('#ffff00');
  expect(light).toMatchObject({ brand: '#707000', brandFill: '#ffff00', onBrand: '#151505' });
  expect(moved?.to).toBe('#707000');
  expect(moved?.contrast).toBeCloseTo(1.03, 2);
});

test('a button in the colour of the page would not be seen, so it has that of links', () => {
  expect(paletteOf('#ffffff').light.brandFill).toBe(paletteOf('#ffffff').light.brand);
  expect(paletteOf('#0a2540').dark.brandFill).toBe(paletteOf('#0a2540').dark.brand);
});

test('a grey brand has grey pages', () => {
  const { light } = paletteOf('#000000');
  expect([light.paper, light.sunken]).toEqual(['#fdfdfd', '#f3f3f3']);
});

test.each([
  ['#0A5C36', '#0a5c36'],
  ['#abc', '#aabbcc'],
  ['teal', '#008080'],
  [' rgb(10 92 54) ', '#0a5c36'],
  ['hsl(152 80% 20%)', '#0a5c36'],
  ['oklch(45% 0.115 255)', '#225693'],
  ['color(display-p3 0 1 0)', '#00f74f'],
])('%s is read as CSS reads it', (css, hex) => {
  expect(readColor(css)).toBe(hex);
});

test.each(['', 'brand', 'currentColor', 'var(--x)', '#12', 'rgb(0 0 0 / 50%)', 'transparent', 'url(x)'])(
  '"%s" is not a colour of a brand',
  (css) => {
    expect(readColor(css)).toBeUndefined();
  },
);

test('the palette is written as custom properties that follow the scheme', () => {
  expect(paletteCss(paletteOf('#0a5c36'))).toContain('--ink-soft: light-dark(#');
});
