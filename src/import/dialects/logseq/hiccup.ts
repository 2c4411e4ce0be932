/** Hiccup in Logseq's texts, `[:p "Hello " [:b "you"]]`: its words. */

/** Characters after which a form without an end is text. */
const longest = 5000;

/** The text with the words of each form in its place; `tell` hears of the forms. Code stays. */
export function plainHiccup(text: string, tell: (form: string) => void): string {
  let plain = '';
  let at = 0;
  for (const { 0: start, index } of text.matchAll(/(`+)[\s\S]*?\1|\[:[a-z][\w.#]*(?=[\s\]])/gi)) {
    if (index < at || start.startsWith('`')) continue;
    const form = readForm(text, index);
    if (form === undefined) continue;
    tell(text.slice(index, form.end));
    plain += text.slice(at, index) + form.words;
    at = form.end;
  }
  return plain + text.slice(at);
}

/** How many lines a form takes that begins on the first of some lines; 1 where none begins, or none ends. */
export function linesOfForm(lines: readonly string[]): number {
  const text = lines.join('\n');
  const [first = ''] = lines;
  for (const { index } of first.matchAll(/\[:[a-z][\w.#]*(?=[\s\]]|$)/gi)) {
    const form = readForm(text, index);
    if (form !== undefined && form.end > first.length) return text.slice(0, form.end).split('\n').length;
  }
  return 1;
}

/** A form up to its own bracket. Strings in braces are attributes. */
function readForm(text: string, start: number): { readonly words: string; readonly end: number } | undefined {
  const words: string[] = [];
  let [depth, braces] = [0, 0];
  for (const match of text.slice(start, start + longest).matchAll(/"((?:[^"\\]|\\.)*)"|[[\]{}]/g)) {
    const [sign, string] = match;
    if (string !== undefined && braces === 0) words.push(string.replace(/\\(.)/g, '$1').trim());
    else if (sign === '{') braces++;
    else if (sign === '}') braces--;
    else if (sign === '[') depth++;
    else if (sign === ']') depth--;
    if (depth === 0) return { words: words.filter(Boolean).join(' '), end: start + match.index + 1 };
  }
  return undefined;
}
