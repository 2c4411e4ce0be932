/** Variables of a space and of a page: https://gitbook.com/docs/creating-content/variables-and-expressions */
import { z } from 'zod';
import { splitFrontMatter } from '#files/front-matter.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { parseYaml } from '#problems/yaml.ts';

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const page = z.object({ vars: values });
const book = z.object({ variables: values });

/** What an expression such as `space.vars.price` stands for in a text of a space. */
export function variablesOf(
  place: FolderPlace,
  root: string,
  locale: string,
): (name: string) => (key: string) => string | undefined {
  const read = (path: string) => yamlOf(place.textOf(joinSourcePath(root, path) ?? path));
  const known = {
    'space.vars': values.safeParse(read('.gitbook/vars.yaml')).data ?? {},
    // YAML can read JSON, and the older GitBook's `book.json` lies at the top.
    book: { language: locale, ...book.safeParse(yamlOf(place.textOf('book.json'))).data?.variables },
  };
  return (name) => {
    const text = place.textOf(name);
    const own = page.safeParse(yamlOf(text === undefined ? undefined : splitFrontMatter(text).yaml)).data
      ?.vars;
    const all: Readonly<Record<string, z.infer<typeof values>>> = { ...known, 'page.vars': own ?? {} };
    return (key) => {
      const [, scope = '', variable = ''] = /^(space\.vars|page\.vars|book)\.([\w-]+)$/.exec(key) ?? [];
      const value = all[scope]?.[variable];
      return value === undefined ? undefined : String(value);
    };
  };
}

const yamlOf = (text: string | undefined): unknown =>
  text === undefined ? undefined : parseYaml({ file: '', text }, z.unknown()).data;
