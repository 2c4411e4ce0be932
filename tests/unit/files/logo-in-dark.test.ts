import { expect, test } from 'vitest';
import { coloursOf } from '#files/logo-in-dark.ts';
import { bestContrast } from '#site/palette.ts';

const contrast = (svg: string) => {
  const colours = coloursOf(svg);
  return colours && bestContrast(colours, '#0f1115');
};

test('a drawing is as visible as the colour that stands out most, and black where it names none', () => {
  expect(contrast('<svg><path d="M0 0h8v8z"/></svg>')).toBeLessThan(1.2);
  expect(contrast('<svg fill="none"><path fill="#123"/><g stroke=\'currentColor\'/></svg>')).toBeLessThan(2);
  expect(
    contrast('<svg><path style="fill: #123"/><path style="fill:#FFF;stroke:none"/></svg>'),
  ).toBeGreaterThan(15);
  expect(
    contrast('<svg><linearGradient><stop stop-color="gold"/></linearGradient><rect/></svg>'),
  ).toBeGreaterThan(10);
  expect(contrast('<svg><style>.a{fill:rgb(255 255 255)}</style><rect/></svg>')).toBeGreaterThan(15);
});

test('what only cuts out others is not seen', () => {
  expect(
    contrast('<svg><path fill="#123"/><defs><clipPath id="a"><rect fill="white"/></clipPath></defs></svg>'),
  ).toBeLessThan(2);
});

test.each([
  '<svg><style>@media (prefers-color-scheme: dark) { path { fill: white } }</style></svg>',
  '<svg><image href="data:image/png;base64,AA"/></svg>',
  '<svg><path fill="var(--ink)"/></svg>',
  '<svg></svg>',
])('nothing is said of a drawing whose colours its text does not tell: %s', (svg) => {
  expect(contrast(svg)).toBeUndefined();
});
