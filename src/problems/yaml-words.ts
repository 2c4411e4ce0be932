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
  switch (code) {
    case 'DUPLICATE_KEY':
      return { offset, message: `"${key}" stands here a second time.`, fix: 'Remove one of the two.' };
    case 'TAB_AS_INDENT':
      return {
        offset: offsetOfLine(text, offset),
        message: 'The line begins with a tab.',
        fix: 'Begin it with spaces, or with nothing where it belongs to no other line.',
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
        message: 'A backslash between double quotes begins a special sign, and this one is not known.',
        fix: 'Write the backslash twice, or put the text between single quotes.',
      };
    case 'MULTIPLE_DOCS':
      return { offset, message: 'A line "---" stands in the middle of the text.', fix: 'Remove the line.' };
    case 'BAD_INDENT':
      if (message.startsWith('Flow')) return unclosed(message.includes('map') ? '{' : '[', offset, text);
      return {
        offset,
        message: 'The line begins further left or right than the lines that it belongs to.',
        fix: 'Begin it with as many spaces as they do.',
      };
    case 'MULTILINE_IMPLICIT_KEY':
      return withoutColon(text, offset);
    default:
  }
  return {
    offset,
    message: `"${line.trim()}" cannot be read as "key: text".`,
    fix: 'Correct the line; text with ": ", "#" or quotes in it needs quotes around it.',
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
    message: `The text that begins with ${quote} never ends.`,
    fix: `Write ${quote} at its end; ${quote === '"' ? 'a " inside it is written \\"' : "a ' inside it is written twice"}.`,
  };
}

function unclosed(opening: '[' | '{', offset: number, text: string): YamlMistake {
  const start = text.lastIndexOf(opening, offset);
  return {
    offset: start < 0 ? offset : start,
    message: `The list that begins with "${opening}" never ends.`,
    fix: `Write "${opening === '[' ? ']' : '}'}" at its end.`,
  };
}

const withoutColon = (text: string, offset: number): YamlMistake => ({
  offset,
  message: `"${lineAt(text, offset).trim()}" has no colon behind a key.`,
  fix: 'Write "key: text"; where it continues the line above, put quotes around the whole text.',
});

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
    message: `"${lineAt(text, start).trim()}" begins with spaces, as if it belonged to the line above.`,
    fix: 'Begin it as far left as the line above.',
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
      message: `The text of "${key}" has a ${quote} in its middle, which ends it.`,
      fix: `Write ${key}: ${inner.includes('"') && !inner.includes("'") ? `'${inner}'` : JSON.stringify(inner)}.`,
    };
  }
  const sign = /^[@`%&*!|>]/.exec(value)?.[0];
  const why =
    sign === undefined
      ? /: /.test(value)
        ? 'a colon and a space in it'
        : 'signs in it that mean something else here'
      : `"${sign}" at its beginning`;
  return {
    offset: start,
    message: `The text of "${key}" has ${why}.`,
    fix: `Put quotes around it: ${key}: ${JSON.stringify(value)}.`,
  };
}

/** Typographic quotes are letters like others: they do not hold a text together. */
function smartQuotes(line: string): Pick<YamlMistake, 'message' | 'fix'> | undefined {
  const { key, value = '' } = keyAndValue(line);
  const [, inner] = /^[“”„‟«](.*)[“”‟»]$/.exec(value.trim()) ?? [];
  if (key === undefined || inner === undefined) return undefined;
  return {
    message: `The text of "${key}" stands between typographic quotes (${value.trim().charAt(0)} and ${value.trim().at(-1)}).`,
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
