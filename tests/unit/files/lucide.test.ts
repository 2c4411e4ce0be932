import { expect, test } from 'vitest';
import { lucideNames, lucideShapes } from '#files/lucide.ts';

test('icons are bare shapes: the style draws them', () => {
  expect(lucideShapes().get('x')).toBe('<path d="M18 6L6 18M6 6l12 12"/>');
  expect(lucideShapes().get('search')).toMatch(/^<path d="[^"]+"\/><circle cx="11" cy="11" r="8"\/>$/);
  const painted = [...lucideShapes()].filter(([, shapes]) =>
    /stroke=|stroke-width|fill="none"|<g/.test(shapes),
  );
  expect(painted.map(([name]) => name)).toEqual([]);
});

test('a former name of an icon still draws it', () => {
  expect(lucideShapes().get('alert-triangle')).toBe(lucideShapes().get('triangle-alert'));
  expect([...lucideShapes().values()]).not.toContain('');
});

test('names are those of the shapes', () => {
  expect(lucideNames()).toEqual(new Set(lucideShapes().keys()));
});
