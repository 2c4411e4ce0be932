/** Where a page belongs that no sidebar lists: with the others of its folder. */
import { parentOf } from '#base/slash-path.ts';
import type { Navigation } from './navigation.ts';

/** The innermost section that holds every listed page of a folder; `undefined` if none does, or none is listed. */
export function sectionAround({ sections, entries }: Navigation, folder: string): string | undefined {
  const parents = new Map(sections.map(({ key, parent }) => [key, parent]));
  const upwards = (key: string): string[] => {
    const parent = parents.get(key);
    return key === '' ? [] : [key, ...(parent === undefined ? [] : upwards(parent))];
  };
  const [first, ...others] = [...entries]
    .filter(([id]) => folder !== '' && parentOf(id) === folder)
    .map(([, { section }]) => upwards(section));
  return first?.find((key) => others.every((ways) => ways.includes(key)));
}
