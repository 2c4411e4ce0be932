/** Texts that would take the parser minutes: its work grows with the square of the marks in one paragraph. */

/** What the parser compares with all others: directives, links, emphasis, entities, addresses, quotes and lists in others. */
const marks = /(?<!\\)(?:[:{*_&@~]|\](?=[([]))|>[ \t]?(?=>)|(?:[-+]|\d[.)])[ \t]+(?=[-+>\d])|www\./g;

/** What is parsed within seconds. Most articles come to some thousands. */
const mostWork = 1e8;

/** The paragraph with the most marks, by the line where it begins. */
export interface Crowded {
  readonly line: number;
  readonly count: number;
}

/** The paragraph that a text can't be parsed for, if there is one. */
export function crowdedIn(body: string): Crowded | undefined {
  if (body.length ** 2 <= mostWork / 2) return undefined;
  let work = 0;
  let line = 1;
  let most: Crowded = { line, count: 0 };
  for (const paragraph of withoutCode(body).split(/(?<=\n[ \t]*\n)/)) {
    const lines = paragraph.split('\n').map((text) => ({ text, count: text.match(marks)?.length ?? 0 }));
    const count = lines.reduce((sum, one) => sum + one.count, 0);
    work += count ** 2 + lines.reduce((sum, one) => sum + workInLine(one), 0);
    if (count > most.count) most = { line, count };
    line += lines.length - 1;
  }
  return work > mostWork ? most : undefined;
}

/** HTML that goes on over empty lines, so that a fence in it begins no code. */
const longHtml = /<(?:[!?]|(?:pre|script|style|textarea)\b)/i;

/**
 * The text with empty lines for blocks of code, in which the parser compares nothing. Only fences are seen that can be
 * nothing else: at the beginning of a line, after an empty one, before what may end a container around them.
 */
function withoutCode(body: string): string {
  if (longHtml.test(body)) return body;
  let fence: string | undefined;
  let isSure = true;
  let isAfterEmpty = true;
  return body
    .split('\n')
    .map((line) => {
      if (fence !== undefined) {
        isSure &&= !/^:{3}/.test(line);
        if (!isSure || (line.startsWith(fence) && line.replaceAll(fence[0] ?? '', '').trim() === ''))
          fence = undefined;
        return isSure ? '' : line;
      }
      // An expression of MDX may go on.
      isSure &&= !/\{[^}]*$/.test(line);
      fence = isSure && isAfterEmpty ? /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0] : undefined;
      isAfterEmpty = line.trim() === '';
      return line;
    })
    .join('\n');
}

/** Outside ASCII, the parser counts letters from the beginning of the line for each mark, several times. */
const workInLine = ({ text, count }: { readonly text: string; readonly count: number }) =>
  count > 0 && /[^\0-\x7f]/.test(text) ? 2 * text.length * count : 0;
