/** Reads the slots that a site fills: `theme/slots/`. */
import { join } from 'node:path';
import { withoutComments } from '#html/read-tags.ts';
import { slotNames, type SlotName, type SlotTexts } from '#model/slots.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import { checkSlot } from '#theme/check-slot.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';
import { walk } from './walk.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

/** The folder of a site's slots. */
export const slotsDir = ({ themeDir }: Pick<Places, 'themeDir'>): string => join(themeDir, 'slots');

interface NamedSlot {
  readonly name: SlotName;
  /** Empty for all locales. */
  readonly locale: string;
  readonly isComponent: boolean;
}

/**
 * HTML of the slots. Problems: `theme-file` for a name that no slot has and for a slot that two files fill,
 * `unknown-locale`, those of reading and of `checkSlot`.
 */
export function readSlots(
  places: Pick<Places, 'themeDir'>,
  { locales }: Pick<Site, 'locales'>,
  publicFiles: ReadonlySet<string>,
): { readonly slots: SlotTexts; readonly problems: readonly Problem[] } {
  const folder = slotsDir(places);
  const ids = locales.map(({ id }) => id);
  const slots = new Map<SlotName, Map<string, string>>();
  const problems: Problem[] = [];
  const files = walk(folder).files;
  for (const name of files) {
    const path = join(folder, name);
    const file = shownPath(path);
    const named = readName(file, name, ids);
    if ('code' in named) problems.push(named);
    else if (named.isComponent) {
      if (files.includes(name.replace(/astro$/, 'html'))) problems.push(twice(file, named.name));
    } else {
      const read = readTextFile(path);
      const html = read.text ?? '';
      problems.push(...(read.problems ?? checkSlot({ name: named.name, file, html, publicFiles })));
      const byLocale = slots.get(named.name) ?? new Map<string, string>();
      slots.set(named.name, byLocale.set(named.locale, withoutComments(html).trim()));
    }
  }
  return { slots, problems };
}

function readName(file: string, name: string, ids: readonly string[]): NamedSlot | Problem {
  const [, written = name, locale = '', ending] = /^([^.]+)(?:\.([^.]+))?\.(html|astro)$/.exec(name) ?? [];
  const slot = slotNames.find((known) => known === written);
  if (slot === undefined || ending === undefined)
    return problem(
      'theme-file',
      { file },
      `"${name}" fills no slot.`,
      `${didYouMean(written.replace(/\..*$/, ''), slotNames)}Slots: ${slotNames.join(', ')}. Write them as .html or .astro.`,
    );
  if (locale !== '' && !ids.includes(locale)) return unknownLocale(locale, ids, { file });
  return { name: slot, locale, isComponent: ending === 'astro' };
}

const twice = (file: string, name: SlotName) =>
  problem(
    'theme-file',
    { file },
    `Two files fill the slot "${name}": one in HTML and this component.`,
    'Keep one of them.',
  );
