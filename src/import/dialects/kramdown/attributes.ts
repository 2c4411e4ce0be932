/** Attribute lists of kramdown, `{: .note #id key="value"}`: https://kramdown.gettalong.org/syntax.html#attribute-list-definitions */

export interface AttributeList {
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  /** Names of lists that are defined elsewhere; `toc` and `footnotes` are kramdown's own. */
  readonly names: readonly string[];
}

const part = /([.#])([^\s.#"'={}]+)|([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))|([\w][\w-]*)/gy;

/** What stands between `{:` and `}`; `undefined` where it isn't a list of attributes. */
export function readAttributes(
  written: string,
  defined: ReadonlyMap<string, AttributeList> = new Map(),
): AttributeList | undefined {
  let id: string | undefined;
  const classes: string[] = [];
  const values = new Map<string, string>();
  const names: string[] = [];
  const text = written.trim();
  for (let at = 0; at < text.length; at = part.lastIndex) {
    const gap = /[\s,]*/y;
    gap.lastIndex = at;
    part.lastIndex = at + (gap.exec(text)?.[0].length ?? 0);
    if (part.lastIndex >= text.length) break;
    const match = part.exec(text);
    if (match === null) return undefined;
    const [, sign, word = '', key, double, single, bare, name] = match;
    if (sign === '#') id = word;
    else if (sign === '.') classes.push(word);
    else if (key !== undefined) values.set(key, double ?? single ?? bare ?? '');
    else if (name !== undefined) names.push(name);
  }
  const own = values.get('class')?.split(/\s+/) ?? [];
  const lists = names.flatMap((name) => defined.get(name) ?? []);
  return {
    id: id ?? values.get('id') ?? lists.find((list) => list.id !== undefined)?.id,
    classes: [...classes, ...own, ...lists.flatMap((list) => list.classes)],
    values,
    names,
  };
}
