/** What is wrong with a YAML text, in words for people who have never heard of YAML. */
import { isScalar, visit, type Document, type YAMLError } from 'yaml';

/** A mistake, with its place as an offset in the text. */
export interface YamlMistake {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

/**
 * What keeps a text from being read. The first mistake of form is told alone, since the parser stumbles over the rest
 * because of it; keys written twice are each a mistake of their own.
 */
export function yamlMistakes(document: Document, text: string): YamlMistake[] {
  const isDouble = ({ code }: YAMLError) => code === 'DUPLICATE_KEY';
  const first = document.errors.filter((error) => !isDouble(error)).slice(0, 1);
  return [...first, ...(first.length > 0 ? [] : document.errors.filter(isDouble))].map((error) =>
    explain(error, document, text),
  );
}

function explain({ code, message, pos: [offset] }: YAMLError, document: Document, text: string): YamlMistake {
  const line = lineAt(text, offset);
  const { key, value } = keyAndValue(line);
  const smart = smartQuotes(line);
  if (smart) return { offset: offsetOfLine(text, offset), ...smart };
  const apostrophe = apostropheIn(line);
  if (apostrophe) return { ...apostrophe, offset: offsetOfLine(text, offset) + apostrophe.offset };
  switch (code) {
    case 'DUPLICATE_KEY':
      return {
        offset,
        message: `The key "${keyAt(document, offset)}" is already above.`,
        fix: 'Remove one of the two.',
      };
    case 'TAB_AS_INDENT':
      return {
        offset: offsetOfLine(text, offset),
        message: 'The line begins with a tab.',
        fix: 'Indent it with spaces, or not at all if it belongs to no other line.',
      };
    case 'MISSING_CHAR':
      return missing(message, offset, document, text);
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BAD_SCALAR_START':
    case 'UNEXPECTED_TOKEN':
      if (isIndentedBelow(text, offset) && !/: |^["']/.test(value ?? '')) return indented(text, offset);
      if (key !== undefined && value) return needsQuotes(text, offset, key, value);
      break;
    case 'BAD_DQ_ESCAPE':
      return {
        offset,
        message: 'A backslash in double quotes begins a special character, and there is none like this.',
        fix: 'Write the backslash twice, or put the text in single quotes.',
      };
    case 'RESOURCE_EXHAUSTION':
      return {
        offset,
        message: 'Lists and groups are nested hundreds deep here.',
        fix: 'Remove brackets, braces or spaces that are too many: a few levels are enough for every setting.',
      };
    case 'MULTIPLE_DOCS':
      return { offset, message: 'There is a line "---" in the middle of the text.', fix: 'Remove the line.' };
    case 'BAD_INDENT':
      if (message.startsWith('Flow')) return unclosed(message.includes('map') ? '{' : '[', offset, text);
      return {
        offset,
        message: "The line isn't indented like the lines that it belongs to.",
        fix: 'Begin it with as many spaces as those lines.',
      };
    case 'MULTILINE_IMPLICIT_KEY':
      return withoutColon(text, offset);
    default:
  }
  return {
    offset,
    message: `"${line.trim()}" can't be read as "key: text".`,
    fix: 'Correct the line. Text with ": ", "#" or quotes in it needs quotes around it.',
  };
}

/** A quote or bracket that never ends: the place is where it begins. */
function missing(message: string, offset: number, document: Document, text: string): YamlMistake {
  const quote = /closing (["'])/.exec(message)?.[1];
  if (quote === undefined) {
    const opening = /[\]}]/.exec(message)?.[0];
    if (opening !== undefined) return unclosed(opening === ']' ? '[' : '{', offset, text);
    return withoutColon(text, offset);
  }
  return {
    offset: startOfScalar(document, offset) ?? offset,
    message: `The text that begins with ${quote} has no ${quote} at its end.`,
    fix: `Write ${quote} at its end. ${quote === '"' ? 'A " inside it is written \\"' : "A ' inside it is written twice"}.`,
  };
}

function unclosed(opening: '[' | '{', offset: number, text: string): YamlMistake {
  const start = text.lastIndexOf(opening, offset);
  return {
    offset: start < 0 ? offset : start,
    message: `The list that begins with "${opening}" isn't closed.`,
    fix: `Write "${opening === '[' ? ']' : '}'}" at its end.`,
  };
}

function withoutColon(text: string, offset: number): YamlMistake {
  const line = lineAt(text, offset).trim();
  const [, entry] = /^-([^-\s].*)$/u.exec(line) ?? [];
  if (entry !== undefined)
    return { offset, message: `"${line}" has no space behind its hyphen.`, fix: `Write "- ${entry}".` };
  const [, key, sign = '', value = ''] = /^["']?([\w.-]+)["']?[ \t]*([:：=]\s*)(.+)$/u.exec(line) ?? [];
  const why = key === undefined ? undefined : whatIsNoColon(sign);
  if (why !== undefined) return { offset, message: `"${line}" has ${why}.`, fix: `Write: ${key}: ${value}` };
  return {
    offset,
    message: `"${line}" has no key and colon.`,
    fix: 'Write "key: text". If it continues the line above, put quotes around the whole text.',
  };
}

/** What stands where a colon and a space belong. */
function whatIsNoColon(sign: string): string | undefined {
  if (sign.startsWith('=')) return 'an equals sign instead of a colon';
  if (sign.startsWith('：')) return 'a full-width colon, which only separates text';
  if (sign === ':') return 'no space behind the colon';
  return /[^: \t]/.test(sign) ? 'a no-break space behind the colon, which looks like a space' : undefined;
}

/** Whether the next line is indented below the one at an offset. */
const isIndentedBelow = (text: string, offset: number) => {
  const line = lineAt(text, offset);
  const next = text.slice(offsetOfLine(text, offset) + line.length + 1).split('\n')[0] ?? '';
  return /^[ ]+\S/.test(next) && next.search(/\S/) > line.search(/\S/);
};

function indented(text: string, offset: number): YamlMistake {
  const start = offsetOfLine(text, offset) + lineAt(text, offset).length + 1;
  return {
    offset: start,
    message: `"${lineAt(text, start).trim()}" is indented, as if it belonged to the line above.`,
    fix: 'Remove the spaces at its beginning.',
  };
}

function startOfScalar(document: Document, offset: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar(_, node) {
      const range = node.range;
      if (range && range[0] <= offset && offset <= range[2] && node.type?.startsWith('QUOTE'))
        start = range[0];
    },
  });
  return start;
}

function needsQuotes(text: string, offset: number, key: string, value: string): YamlMistake {
  const start = offsetOfLine(text, offset) + lineAt(text, offset).indexOf(value);
  const [, quote, inner] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (quote !== undefined && inner !== undefined) {
    return {
      offset: start,
      message: `The text of "${key}" has a ${quote} in the middle, which ends it there.`,
      fix: `Write ${key}: ${inner.includes('"') && !inner.includes("'") ? `'${inner}'` : quote === "'" ? inDoubleQuotes(inner) : JSON.stringify(inner)}.`,
    };
  }
  const sign = /^[@`%&*!|>]/.exec(value)?.[0];
  const why =
    sign === undefined
      ? /: /.test(value)
        ? 'a colon and a space in it'
        : 'characters in it that have a special meaning'
      : `"${sign}" at its beginning`;
  return {
    offset: start,
    message: `The text of "${key}" has ${why}.`,
    fix: `Put quotes around it: ${key}: ${JSON.stringify(value)}.`,
  };
}

/** A text in single quotes, in a list or a group, that its apostrophe ends: `['don't pay']`. */
function apostropheIn(line: string): YamlMistake | undefined {
  if (!/^\s*-|:\s*[[{]/.test(line)) return undefined;
  for (const found of line.matchAll(/(?<=[[{,:-]\s*)'(.+?)'(?=\s*(?:[,\]}]|$))/g)) {
    const [written, inner = ''] = found;
    if (!/[\p{L}\p{N}]'[\p{L}\p{N}]/u.test(inner)) continue;
    const message = `The text ${written} has a ' in the middle, which ends it there.`;
    return { offset: found.index, message, fix: `Write ${inDoubleQuotes(inner)} instead.` };
  }
  return undefined;
}

/** What stood in single quotes, where an apostrophe may be doubled. */
const inDoubleQuotes = (inner: string) => JSON.stringify(inner.replaceAll("''", "'"));

/** Typographic quotes are letters like others: they do not hold a text together. */
function smartQuotes(line: string): Pick<YamlMistake, 'message' | 'fix'> | undefined {
  const { key, value = '' } = keyAndValue(line);
  const [, inner] = /^[“”„‟«](.*)[“”‟»]$/.exec(value.trim()) ?? [];
  if (key === undefined || inner === undefined) return undefined;
  return {
    message: `The text of "${key}" has typographic quotes around it (${value.trim().charAt(0)} and ${value.trim().at(-1)}), which would be shown.`,
    fix: `Write ${key}: ${JSON.stringify(inner)}.`,
  };
}

/** Texts that a writer put between typographic quotes, as an editor makes them: the quotes would be shown. */
export function smartQuoted(document: Document, text: string): YamlMistake[] {
  const found: YamlMistake[] = [];
  if (!/[“”„‟«]/.test(text)) return found;
  visit(document, {
    Pair(_, { value }) {
      if (!isScalar(value) || value.type !== 'PLAIN' || !value.range) return;
      const said = smartQuotes(lineAt(text, value.range[0]));
      if (said) found.push({ offset: value.range[0], ...said });
    },
  });
  return found;
}

/**
 * What the parser takes for something else without a word: text behind "#", which would be lost as a comment, entries of a
 * list that become part of the text above them, and a name that schemas leave out.
 */
export function silentMistakes(document: Document, text: string): YamlMistake[] {
  const found: YamlMistake[] = [];
  visit(document, {
    Scalar(place, { type, value, range }) {
      if (place === 'key' && value === '__proto__')
        found.push({
          offset: range?.[0] ?? 0,
          message: `"${value}" isn't read: programs use this name for something of their own.`,
          fix: 'Choose another name.',
        });
      if (place === 'key' || !range || (type !== 'PLAIN' && value !== null)) return;
      const [start, end] = range;
      const behind = /^[ \t]*(#[^\s#][^\n]*)/.exec(text.slice(end));
      if (behind && isLost(value, behind[1] ?? ''))
        found.push({
          offset: end + behind[0].indexOf('#'),
          message: `"${behind[1]?.trim()}" isn't read: "#" behind a space begins a comment.`,
          fix: 'Put quotes around the whole text. If it is a comment, write a space behind "#".',
        });
      const entry = /\n([ \t]*)(- [^\n]*)/.exec(text.slice(start, end));
      if (entry)
        found.push({
          offset: start + entry.index + 1,
          message: `"${entry[2]?.trim()}" is read as part of the text above, since it isn't indented like the other entries.`,
          fix: 'Begin it with as many spaces as the entry above.',
        });
    },
  });
  return found;
}

/** Whether a comment without a space behind its sign is rather text: of a sentence, a number, or a colour. */
const isLost = (value: unknown, comment: string) =>
  value === null
    ? /^#[\da-f]{3,8}\s*$/i.test(comment)
    : typeof value === 'string' && (/\s/.test(value) || /^#\d/.test(comment));

/** The key that begins at an offset. There may be several in its line. */
function keyAt(document: Document, offset: number): string {
  let found = '';
  visit(document, {
    Scalar(place, { range, value }) {
      if (place !== 'key' || range?.[0] !== offset) return undefined;
      found = String(value);
      return visit.BREAK;
    },
  });
  return found;
}

const offsetOfLine = (text: string, offset: number) => text.lastIndexOf('\n', offset - 1) + 1;

function lineAt(text: string, offset: number): string {
  const start = offsetOfLine(text, offset);
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}

function keyAndValue(line: string): { readonly key?: string; readonly value?: string } {
  const [, key, value] = /^[ \t]*(?:- +)?["']?([\w.-]+)["']?[ \t]*:[ \t]+(.*?)[ \t]*$/.exec(line) ?? [];
  return { ...(key !== undefined && { key }), ...(value !== undefined && { value }) };
}
