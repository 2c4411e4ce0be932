/** Copies or wraps a component into the site's theme. Exit code 0: written, 1: it's there already, 2: wrong usage. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { copyOf, readOriginal, wrapperOf } from '#files/originals.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { productPackage } from '#files/product-package.ts';
import { overridden, overrideFile } from '#files/read-theme.ts';
import { themeComponentNames, themeComponents, type ThemeComponent } from '#theme/components.ts';
import { readChoice, runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener eject <component> [--wrap]
       npx fener eject --list

Copies a component of Fener to theme/components/, where you can change it. The copy takes the original's place on all pages.
"npx fener doctor" tells when an update has changed the original.

  --wrap   write a wrapper, which shows the original with room around it. Updates ask less of it
  --list   list the components
`;

function list(): string {
  const present = overridden(placesFrom(process.env));
  const rows = themeComponentNames.map((name) => {
    const { does, care }: ThemeComponent = themeComponents[name];
    const kept = care === undefined ? '' : `${' '.repeat(18)}A copy must keep ${care}.\n`;
    return `  ${name.padEnd(16)}${does}${present.includes(name) ? ' (in theme/components/)' : ''}\n${kept}`;
  });
  return `Components that you can copy, and all of them safely wrap:\n\n${rows.join('')}`;
}

function eject(word: string, isWrapper: boolean): number {
  const name = readChoice('component', word, themeComponentNames);
  const file = overrideFile(placesFrom(process.env), name);
  if (existsSync(file)) throw new Error(`${shownPath(file)} already exists. Delete or rename it first.`);
  const original = readOriginal(name);
  const { care } = original.component;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, (isWrapper ? wrapperOf : copyOf)(original, productPackage.version));
  process.stdout.write(`${shownPath(file)}\n`);
  if (!isWrapper && care !== undefined) process.stdout.write(`Keep ${care}: scripts look for it.\n`);
  return 0;
}

await runCommand({
  usage,
  options: { wrap: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } },
  words: 1,
  run({ wrap, list: isList }, [word]) {
    if (isList) {
      process.stdout.write(list());
      return 0;
    }
    if (word === undefined) throw new UsageError('Name a component, or use --list.');
    return eject(word, wrap);
  },
});
