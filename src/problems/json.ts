/** What keeps a text from being JSON, in words for people who write it by hand. */
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { problem, type Position, type Problem } from './problem.ts';

/** The first mistake in a JSON file, as `json-syntax`; `undefined` where it can be parsed. */
export function jsonProblem(file: string, text: string): Problem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    const errors: ParseError[] = [];
    parse(text, errors, { disallowComments: true });
    const [first] = errors;
    const { offset, message, fix } = first ? explain(first, text) : unknown(0);
    return problem('json-syntax', { file, at: placeOf(text, offset) }, message, fix);
  }
}

interface Mistake {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

function explain({ error, offset, length }: ParseError, text: string): Mistake {
  const comma = text.slice(0, offset).trimEnd().length - 1;
  const wrong = (message: string, fix: string, at = offset): Mistake => ({ offset: at, message, fix });
  switch (printParseErrorCode(error)) {
    case 'InvalidSymbol':
      return { offset, ...wrongWord(text.slice(offset, offset + length)) };
    case 'PropertyNameExpected':
    case 'ValueExpected':
      return text[comma] === ','
        ? wrong('There is a comma with nothing behind it.', 'Remove the comma.', comma)
        : wrong('Something is missing here.', 'Write "key": "text" between "{" and "}".');
    case 'CommaExpected':
      return wrong('A comma is missing in front of this.', 'Write a comma between two entries.');
    case 'ColonExpected':
      return wrong('A colon is missing in front of this.', 'Write "key": "text".');
    case 'CloseBraceExpected':
      return wrong('A "{" is not closed.', 'Write "}" where the group ends.');
    case 'CloseBracketExpected':
      return wrong('A "[" is not closed.', 'Write "]" where the list ends.');
    case 'UnexpectedEndOfString':
      return wrong(
        'The text that begins here never ends.',
        'Write " at its end. A line break in a text is written \\n, a quotation mark \\".',
      );
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return wrong('A backslash in this text has no meaning in JSON.', 'Write a backslash twice: \\\\.');
    case 'InvalidCharacter':
      return wrong('There is a tab or another invisible character in this text.', 'Remove it.');
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return wrong('JSON has no comments.', 'Remove the comment.');
    case 'EndOfFileExpected':
      return wrong(
        'Something stands behind the end of the JSON.',
        'Remove it; look for a "}" too many above.',
      );
    default:
      return unknown(offset);
  }
}

const unknown = (offset: number): Mistake => ({
  offset,
  message: 'This is not JSON.',
  fix: 'Write "key": "text" pairs between "{" and "}".',
});

/** A word where JSON wants quotes. */
function wrongWord(word: string): Omit<Mistake, 'offset'> {
  const [, inner] = /^['‘’“”„«»](.*?)['‘’“”„«»]?$/su.exec(word) ?? [];
  return inner === undefined
    ? { message: `"${word}" has no quotes around it.`, fix: 'Write it between straight double quotes (").' }
    : {
        message: `${word} has quotes that JSON doesn't know.`,
        fix: `Use straight double quotes: "${inner}".`,
      };
}

function placeOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
