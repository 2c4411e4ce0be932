/** Lists of attributes, `{ #id .class width="300" }`: https://python-markdown.github.io/extensions/attr_list/ */

const value = String.raw`(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}]*)`;
const one = String.raw`(?:#[^\s{}#"']+|\.[A-Za-z_][\w:-]*|[@:A-Za-z][\w:@-]*=${value}|data-[\w-]+)`;

/** A list, with the spaces before it; the list alone is group 1. */
export const attributeList = (): RegExp =>
  new RegExp(String.raw`[ \t]*\{(?::[ \t]*|[ \t]*)(${one}(?:[ \t]+${one})*)[ \t]*\}`, 'g');

/** The id that a list gives, if it gives one. */
export const idIn = (list: string): string | undefined => /(?:^|\s)#([^\s{}#"']+)/.exec(list)?.[1];
