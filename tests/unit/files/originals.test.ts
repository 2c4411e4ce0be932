import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { copyOf, isCurrent, readNote, readOriginal, wrapperOf } from '#files/originals.ts';
import { importable, themeComponentNames, themeComponents } from '#theme/components.ts';
import packageJson from '../../../package.json' with { type: 'json' };

const publicModule = readFileSync('src/components/public.ts', 'utf8');

test.each(themeComponentNames)('a copy of %s imports only what Fener exports', (name) => {
  const copy = copyOf(readOriginal(name), '1.2.3');
  const imports = [...copy.matchAll(/^import (?:type )?([^;]*?) from '([^']+)';$/gm)];
  expect(imports.length).toBe((copy.match(/^import /gm) ?? []).length);
  const unknown = imports.filter(([, names = '', from = '']) => {
    if (from === 'fener/theme')
      return (names.match(/\w+/g) ?? []).some((each) => !new RegExp(`\\b${each}\\b`).test(publicModule));
    const [, component = ''] = /^fener\/components\/(\w+)\.astro$/.exec(from) ?? [];
    return !importable.has(component);
  });
  expect(unknown.map(([line]) => line)).toEqual([]);
  // Expressions would import, too.
  expect(copy).not.toMatch(/['"](?:#|\.{1,2}\/)/);
});

test('the package exports what copies import, and nothing else of the components', () => {
  const exported = Object.entries(packageJson.exports).filter(([path]) => path.startsWith('./components/'));
  const expected = [...importable].map(([name, file]) => [
    `./components/${name}.astro`,
    `./lib/src/components/${file}`,
  ]);
  expect(Object.fromEntries(exported)).toEqual(Object.fromEntries(expected));
  expect([...importable.values()].filter((file) => !existsSync(`src/components/${file}`))).toEqual([]);
});

test('a component has one name in all folders, by which an override is found', () => {
  const names = globSync('src/components/**/*.astro').map((file) => basename(file));
  expect(new Set(names).size).toBe(names.length);
});

test('every component says its props, and passes its slots on', () => {
  for (const name of themeComponentNames) {
    const { source } = readOriginal(name);
    expect(source, name).toMatch(/^interface Props \{$/m);
    const component = themeComponents[name];
    const slots = [...source.matchAll(/<slot name="(\w+)"/g)].map(([, slot]) => slot);
    expect(slots, name).toEqual('slots' in component ? component.slots : []);
  }
});

test('a wrapper shows the original with all that it is given', () => {
  expect(wrapperOf(readOriginal('Rating'), '1.2.3')).toMatch(
    /^---\n\/\/ Wraps Rating, fener 1\.2\.3, [\da-f]{12}\. .*\nimport Original from 'fener\/components\/Rating\.astro';\n---\n\n<Original \{\.\.\.Astro\.props\}>\n {2}<slot \/>\n {2}<slot name="contact" slot="contact" \/>\n<\/Original>\n$/,
  );
});

test('a copy is out of date when anything of its original changes, a wrapper when its props do', () => {
  const original = readOriginal('Header');
  const notes = [copyOf, wrapperOf].map((make) => readNote(make(original, '1.2.3')));
  const current = (source: string) => notes.map((note) => note && isCurrent(note, { ...original, source }));
  expect(current(original.source)).toEqual([true, true]);
  expect(current(original.source.replaceAll('\n', '\r\n'))).toEqual([true, true]);
  expect(current(original.source.replace('<header', '<header id="top"'))).toEqual([false, true]);
  expect(current(original.source.replace('withSearch: boolean', 'search: boolean'))).toEqual([false, false]);
});

test('the note survives edits below it, and a file written by hand has none', () => {
  const copy = copyOf(readOriginal('Footer'), '1.2.3-next.1');
  expect(readNote(copy.replace('<footer', '<footer data-own'))).toMatchObject({
    kind: 'copy',
    name: 'Footer',
    version: '1.2.3-next.1',
  });
  expect(readNote('---\nconst { page } = Astro.props;\n---\n<header />')).toBeUndefined();
});
