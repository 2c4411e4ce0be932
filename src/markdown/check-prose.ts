/** Rules about the words of a text: what its writer meant as markup and readers would see as signs. */
import type { ProblemCode } from '#problems/rules.ts';
import { didYouMean, nearest } from '#problems/nearest.ts';
import { scaffoldTexts } from '#model/articles/scaffold.ts';
import { toSlug } from '#model/slug.ts';
import { otherSystems } from './check-other-systems.ts';
import { foreignSyntax } from './foreign-syntax.ts';
import { blank, type Prose } from './prose.ts';
import { free, shownAsWritten, type Rule } from './prose-rule.ts';
import { textDirectives } from './vocabulary.ts';

/** Something wrong in a block of text. */
export interface Finding {
  readonly code: ProblemCode;
  /** From the beginning of the block. */
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly fix: string;
}

const target = String.raw`(?:id:|https?:|mailto:|tel:|sms:|www\.|#|\.{0,2}\/)`;

/** What is said of signs of emphasis that do not do what their writer meant. */
export const emphasisUnclosed = [
  'Readers would see these two asterisks ("**").',
  'Write "**" before and behind the bold text, without a space inside. Put a space or punctuation behind it.',
] as const;

const rules: readonly Rule[] = [
  {
    code: 'link-malformed',
    pattern: new RegExp(String.raw`${free}(!?)\[([^[\]\n]+)\][ \t]+\((${target}[^()\s]*)\)`, 'gu'),
    say: ([all, mark = '', text = '', address = '']) => [
      `${shownAsWritten(all)}: there is a space between "]" and "(".`,
      `Write ${mark}[${text}](${address}).`,
    ],
  },
  {
    code: 'link-malformed',
    pattern: new RegExp(
      String.raw`${free}[[【［]([^[\]【】［］\n]+)[\]】］][(（](${target}[^()（）\s]*)[)）]`,
      'gu',
    ),
    // What looks ahead for its own end takes a minute for a line of brackets alone.
    say: ([all, text = '', address = '']) =>
      /^\[.*\]\(.*\)$/.test(all)
        ? undefined
        : [`${shownAsWritten(all)}: the brackets of a link are half-width.`, `Write [${text}](${address}).`],
  },
  {
    code: 'directive-malformed',
    only: 'paragraph',
    pattern: /^[ \t]*(?!:{3})[:：]{3,}(?=[A-Za-z])[^\n]*/gmu,
    say: ([all]) => [
      `${shownAsWritten(all.trim())}: the colons of a directive are half-width.`,
      `Write "${all.trim().replaceAll('：', ':')}", and ":::" where it ends.`,
    ],
  },
  {
    code: 'directive-malformed',
    pattern: /(?<![\\:]):{1,3}snippet\[[^\]\n]*\]/gu,
    say: ([all]) => [
      `${shownAsWritten(all)}: a snippet stands on a line of its own in a text.`,
      'Move it to a line of its own. In a title or sentence, write a variable: {{ name }}.',
    ],
  },
  {
    code: 'link-malformed',
    pattern: new RegExp(String.raw`${free}(!?)\[([^[\]\n]*)\]\(([^()\n]*)\)`, 'gu'),
    say: ([all, mark = '', text = '', address = '']) => [
      `${shownAsWritten(all)}: the address of a link can't have spaces.`,
      `Write ${mark}[${text}](${withoutSpaces(address)}).`,
    ],
  },
  {
    code: 'link-malformed',
    pattern: new RegExp(String.raw`${free}\[([^[\]\n]+)\]\((?=${target})[^()\n]*$`, 'gmu'),
    say: ([all]) => [`The link "${all}" isn't closed.`, 'Write ")" behind its address.'],
  },
  {
    code: 'link-malformed',
    pattern: new RegExp(String.raw`${free}\(([^()\n]+)\)\[(${target}[^[\]\s]*)\]`, 'gu'),
    say: ([all, text = '', address = '']) => [
      `${shownAsWritten(all)}: the brackets are the wrong way round.`,
      `Write [${text}](${address}).`,
    ],
  },
  {
    code: 'link-undefined',
    pattern: new RegExp(String.raw`${free}(!?)\[([^[\]\n]+)\]\[([^[\]\n]*)\]`, 'gu'),
    say: ([all, mark = '', text = '', label = ''], names) => {
      const name = label === '' ? text : label;
      // References to sources, such as "[1][2]", are text.
      if (/^\d+$/.test(text) && /^\d*$/.test(label)) return undefined;
      return [
        `${shownAsWritten(all)}: no line below defines "[${name}]:".`,
        `${didYouMean(name, names)}Write the address behind the text: ${mark}[${text}](id:…).`,
      ];
    },
  },
  {
    code: 'placeholder-text',
    pattern: /(?<![\p{L}\p{N}\-/._+])(?:TODO|FIXME|TBD|XXX)(?=[ \t]*[:(]|[ \t]*$)/gmu,
    say: ([all]) => [`"${all}" is a note for writers.`, 'Finish the text.'],
  },
  {
    code: 'placeholder-text',
    pattern:
      /^(?:TODO|FIXME|TBD|XXX)(?=[ \t]+(?:add|write|check|fix|update|remove|translate|insert|replace|describe|explain|finish|rewrite|ask|link|move|screenshot|image|picture)\b)/gmu,
    say: ([all]) => [`"${all}" is a note for writers.`, 'Finish the text.'],
  },
  {
    code: 'placeholder-text',
    pattern: /\blorem ipsum\b/giu,
    say: ([all]) => [`"${all}" is filler text.`, 'Write the real text.'],
  },
  {
    code: 'heading-without-space',
    only: 'paragraph',
    pattern: /^[ \t]{0,3}(#{2,6})(?=[^\s#])(.*)$/gmu,
    say: ([all, marks = '', text = '']) => [
      `Readers would see "${all.trim()}": a heading has a space behind "${marks}".`,
      `Write "${marks} ${text}".`,
    ],
  },
  {
    code: 'heading-without-space',
    only: 'paragraph',
    pattern: /^[ \t]{0,3}(＃{1,6})[ \t\u3000]*(.*)$/gmu,
    say: ([all, marks = '', text = '']) => [
      `Readers would see "${all.trim()}": a heading begins with a half-width "#" and a space.`,
      `Write "${'#'.repeat(Math.max(2, marks.length))} ${text}".`,
    ],
  },
  {
    code: 'invalid-heading-id',
    pattern: /(?<!\\)\{#(?![\s{])([^{}\n]*)\}/gu,
    say: ([all, id = '']) => [
      `${shownAsWritten(all)}: an id belongs at the end of a heading.`,
      `Write "## Heading {#${toSlug(id) || 'id'}}", or remove the id.`,
    ],
  },
  {
    code: 'directive-malformed',
    pattern: /(?<![\p{L}\p{N}\\:]):kbd(?:\[\s*\]|\[[^\]\n]*$|(?![\p{L}\p{N}[-]))/gmu,
    say: ([all]) => [`${shownAsWritten(all)}: a key belongs between "[" and "]".`, 'Write :kbd[Ctrl].'],
  },
  {
    code: 'emphasis-unclosed',
    isOnce: true,
    pattern: /(?<![\p{L}\p{N}\\*/])\*\*(?=[\p{L}\p{N}"'“„«(])/gu,
    say: () => emphasisUnclosed,
  },
  {
    code: 'unsafe-html',
    pattern: /(?<!\\)<!--/gu,
    say: () => ["The comment isn't closed.", 'End it with "-->".'],
  },
  {
    code: 'link-undefined',
    pattern: /(?<!\\)\[\^\d+\](?!:)/gu,
    say: ([all]) => [
      `${shownAsWritten(all)}: no line below defines "${all}:".`,
      `Write the footnote on a line of its own: "${all}: …".`,
    ],
  },
  {
    code: 'unknown-directive',
    pattern: /(?<![\p{L}\p{N}\\:]):(?!kbd\[)(\p{L}[\p{L}\p{N}_-]*)\[([^[\]\n]*)\]/gu,
    say: ([all, name = '', text = '']) => [
      `There is no directive ":${name}".`,
      `${nearest(name.toLowerCase(), textDirectives) === undefined ? 'Known: :kbd[…].' : `Did you mean ":kbd[${text}]"?`} A colon that is text is written "\\${all}".`,
    ],
  },
  {
    code: 'placeholder-text',
    pattern: new RegExp(
      String.raw`${free}\[(?:(?:INSERT|REPLACE|FILL IN)[ :_][^[\]\n]*|(?:insert|replace|fill in) [^[\]\n]* here)\]`,
      'gu',
    ),
    say: ([all]) => [`"${all}" is a note for writers.`, 'Write what belongs there.'],
  },
  ...otherSystems,
  ...foreignSyntax,
];

/** What a block needs to hold for any rule to match: most hold none of it. */
const suspicious =
  /[[{#＃*:^：【［]|<[%!]|!!!|\?\?\?|\/\/\/|==|%%|<<<|8<|\(\(|&amp;|^[ \t]*(?:im|ex)port\b|TODO|FIXME|TBD|XXX|lorem/imu;

/** What is wrong in a block of text. `names` are those that links of the text may refer to. */
export function checkProse(prose: Prose, names: readonly string[]): Finding[] {
  if (scaffoldTexts.has(prose.raw.trim())) {
    return [
      {
        code: 'placeholder-text',
        offset: 0,
        length: prose.raw.length,
        message: `"${prose.raw.trim()}" was written by "npx fener new".`,
        fix: 'Write the text.',
      },
    ];
  }
  if (!suspicious.test(prose.text)) return [];
  const found = rules
    .filter(({ only }) => only === undefined || only === prose.kind)
    .flatMap(({ code, pattern, isOnce, say }) =>
      [...prose.text.matchAll(pattern)].slice(0, isOnce ? 1 : undefined).flatMap((match) => {
        const said = say(asWritten(match, pattern, prose), names);
        return said
          ? [{ code, offset: match.index, length: match[0].length, message: said[0], fix: said[1] }]
          : [];
      }),
    );
  // A rule that knows what a sign means says more.
  const known = new Set(found.flatMap(({ code, offset }) => (code === 'foreign-syntax' ? [] : [offset])));
  return found.filter(({ code, offset }) => code !== 'foreign-syntax' || !known.has(offset));
}

/** A match with its blanks filled again: the text that the writer knows. */
function asWritten(match: RegExpExecArray, pattern: RegExp, { raw }: Prose): RegExpExecArray {
  if (!match[0].includes(blank)) return match;
  const places = new RegExp(pattern, `${pattern.flags.replace('g', 'y')}d`);
  places.lastIndex = match.index;
  const { indices } = places.exec(match.input) ?? {};
  return Object.assign(
    [...match] as RegExpExecArray,
    indices?.map((place?: readonly [number, number]) => place && raw.slice(...place)),
  );
}

/** Codes of what must not stand in a text without markup, either. */
const codesOfWords: ReadonlySet<ProblemCode> = new Set([
  'placeholder-text',
  'template-variable',
  'template-tag',
  'foreign-syntax',
  'directive-malformed',
]);

/** What is wrong in a text without markup, such as a title. */
export const checkWords = (text: string): Finding[] =>
  checkProse({ kind: 'paragraph', text, raw: text, offset: 0 }, []).filter(({ code }) =>
    codesOfWords.has(code),
  );

/** `id: return-item` lost its space, a file name keeps it. */
const withoutSpaces = (address: string): string => {
  const [, scheme, rest = ''] = /^\s*([a-z]+:)\s*(.*)$/is.exec(address) ?? [];
  const bare = scheme === undefined ? address.trim() : scheme + rest.trim();
  return /\s/.test(bare) ? `<${bare}>` : bare;
};
