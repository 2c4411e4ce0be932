/** Says why a file has no front matter, to people who think that it has. */

/** What is wrong, in which line of the file. */
interface Missing {
  readonly line: number;
  readonly message: string;
  readonly fix: string;
}

/** What people and their editors write for the line "---". */
const almostThree = /^\s*(?:-{2,}|[—–]+-?|(?:- ?){3}|\.{3}|…|={3,}|\*{3,}|_{3,})\s*$/u;

/** Why a text that isn't split into front matter and text isn't. */
export function noFrontMatter(text: string): Missing {
  const lines = text.split('\n');
  const nameOf = (index: number) => `line ${index + 1} is "${lines[index]}"`;
  if (lines[0] === '---') {
    const almost = lines.findIndex((line, index) => index > 0 && almostThree.test(line));
    return almost < 0
      ? { line: 1, message: "The front matter isn't closed.", fix: 'Write a line "---" below its last key.' }
      : {
          line: almost + 1,
          message: `The front matter isn't closed: ${nameOf(almost)}.`,
          fix: 'Write "---" there: three hyphens and nothing else.',
        };
  }
  const first = lines.findIndex((line) => line.trim() !== '');
  const line = first + 1;
  const written = lines[first] ?? '';
  if (/^\+{3}\s*$/.test(written))
    return {
      line,
      message: 'The front matter is TOML ("+++").',
      fix: 'Write "---" for both lines "+++", and "key: text" for "key = text".',
    };
  if (almostThree.test(written) && written !== '---')
    return {
      line,
      message: `The front matter doesn't begin: ${nameOf(first)}.`,
      fix: 'Write "---" there: three hyphens and nothing else.',
    };
  if (written === '---')
    return {
      line,
      message: 'Empty lines stand above the front matter.',
      fix: 'Remove them: the file begins with "---".',
    };
  return {
    line: 1,
    message: "The file doesn't begin with front matter.",
    fix: 'Begin with a line "---", then "title:" and "description:", then a line "---".',
  };
}
