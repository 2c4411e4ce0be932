/** What a language leaves behind that somebody takes off the list of `site.yaml`. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { canonicalTag, languageName } from './language-tags.ts';

/**
 * The problems, with one for each language that several places name and the site doesn't have: they have one cause, which is
 * in the list. What is no language stays where it is, since it may be misspelt. `list`: the place of the list.
 */
export function gatherUnlisted(
  problems: readonly Problem[],
  list: Parameters<typeof problem>[1],
): readonly Problem[] {
  const byId = Map.groupBy(
    problems.filter(({ code, names }) => code === 'unknown-locale' && isLanguage(names)),
    ({ names = '' }) => names,
  );
  const several = [...byId].filter(([, found]) => found.length > 1);
  const gathered = new Set(several.flatMap(([, found]) => found));
  return [
    ...problems.filter((found) => !gathered.has(found)),
    ...several.map(([id, found]) => unlisted(id, found, list)),
  ];
}

const isLanguage = (id: string | undefined) =>
  id !== undefined && canonicalTag(id) === id && languageName(id) !== undefined;

function unlisted(id: string, found: readonly Problem[], list: Parameters<typeof problem>[1]): Problem {
  const name = languageName(id) ?? id;
  const byFile = Map.groupBy(found, ({ file, at }) => (at ? file : folderOf(file, id)));
  const places = [...byFile].map(([file, here]) => {
    const lines = [...new Set(here.flatMap(({ at }) => at?.line ?? []))].toSorted((a, b) => a - b);
    return lines.length === 0 ? file : `${file}:${lines.join(', ')}`;
  });
  return problem(
    'unknown-locale',
    list,
    `${name} ("${id}") is not in this list, and ${found.length} places name it: ${places.toSorted(compareCodeUnits).join('; ')}.`,
    `If the site has the language, run "npx fener new locale ${id}". If you took it off, delete it there, too.`,
  );
}

/** The folder of a locale that a file lies in, or else the file. */
function folderOf(file: string, id: string): string {
  const end = file.indexOf(`/${id}/`);
  return end < 0 ? file : file.slice(0, end + id.length + 1);
}
