/** Rules about the words of a text: what its writer meant as markup and readers would see as signs. */
import type { ProblemCode } from '#problems/codes.ts';
import { didYouMean } from '#problems/nearest.ts';
import { scaffoldTexts } from '#model/articles/scaffold.ts';
import { toSlug } from '#model/slug.ts';
import { whatIsWritten } from './other-dialects.ts';
import type { Prose } from './prose.ts';

/** Something wrong in a block of text. */
export interface Finding {
  readonly code: ProblemCode;
  /** From the beginning of the block. */
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

interface Rule {
  readonly code: ProblemCode;
  readonly pattern: RegExp;
  /** The first says it all: others in the block have the same cause. */
  readonly isOnce?: boolean;
  /** Only in blocks of this kind. */
  readonly only?: Prose['kind'];
  /** What to say about a match; nothing where it is not a mistake after all. */
  readonly say: (match: RegExpExecArray, names: readonly string[]) => readonly [string, string] | undefined;
}

/** A sign that is not escaped, and not part of a word as in `list[0]`. */
const free = String.raw`(?<![\w\\\]])`;
const target = String.raw`(?:id:|https?:|mailto:|tel:|sms:|www\.|#|\.{0,2}\/)`;

const shownAsWritten = (text: string) => `"${text}" is shown as it stands`;

/** What is said of signs of emphasis that do not do what their writer meant. */
export const emphasisUnclosed = [
  'The two asterisks "**" are shown as they stand.',
  'Begin and end bold text with "**", without a space inside, and with a space, a full stop or a comma behind it.',
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
    pattern: new RegExp(String.raw`${free}(!?)\[([^[\]\n]*)\]\(([^()\n]*)\)`, 'gu'),
    say: ([all, mark = '', text = '', address = '']) => [
      `${shownAsWritten(all)}: the address of a link has no spaces in it.`,
      `Write ${mark}[${text}](${withoutSpaces(address)}).`,
    ],
  },
  {
    code: 'link-malformed',
    pattern: new RegExp(String.raw`${free}\[([^[\]\n]+)\]\((?=${target})[^()\n]*$`, 'gmu'),
    say: ([all]) => [`The link "${all}" never ends.`, 'Write ")" behind its address.'],
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
        `${shownAsWritten(all)}: no line of the text begins with "[${name}]:".`,
        `${didYouMean(name, names)}Write the address behind the text: ${mark}[${text}](id:…).`,
      ];
    },
  },
  {
    code: 'wiki-link',
    pattern: new RegExp(String.raw`${free}\[\[(?!\s)([^[\]\n]+)\]\]`, 'gu'),
    say: ([all, name = '']) => [
      `${shownAsWritten(all)}: wiki links are not links here.`,
      `Write [${name.split('|').at(-1)}](id:…).`,
    ],
  },
  {
    code: 'template-variable',
    pattern: /(?<!\\)\{\{[^{}\n]*\}\}/gu,
    say: ([all]) => [
      `${shownAsWritten(all)}: it is a placeholder that nothing fills.`,
      'Write the text itself; where readers should see the braces, write it as code: `{{…}}`.',
    ],
  },
  {
    code: 'template-tag',
    pattern: /(?<!\\)(?:\{%[^{}\n]*%\}|<%[^\n]*?%>|\{\/\*[^\n]*?\*\/\}|\{#\s[^{}\n]*#\})/gu,
    say: ([all]) => [
      `${shownAsWritten(all)}: it belongs to another system.`,
      all.startsWith('{/*') || all.startsWith('{#')
        ? 'Write notes for writers as <!-- … -->.'
        : 'Write what it stood for, or remove it.',
    ],
  },
  {
    code: 'placeholder-text',
    pattern: /(?<![\p{L}\p{N}\-/._+])(?:TODO|FIXME|TBD|XXX)(?=[ \t]*[:(]|[ \t]*$)/gmu,
    say: ([all]) => [
      `"${all}" is a note for writers.`,
      'Finish the text, or mark the article "draft: true".',
    ],
  },
  {
    code: 'placeholder-text',
    pattern:
      /^(?:TODO|FIXME|TBD|XXX)(?=[ \t]+(?:add|write|check|fix|update|remove|translate|insert|replace|describe|explain|finish|rewrite|ask|link|move|screenshot|image|picture)\b)/gmu,
    say: ([all]) => [
      `"${all}" is a note for writers.`,
      'Finish the text, or mark the article "draft: true".',
    ],
  },
  {
    code: 'placeholder-text',
    pattern: /\blorem ipsum\b/giu,
    say: ([all]) => [`"${all}" is filler text.`, 'Write the real text, or mark the article "draft: true".'],
  },
  {
    code: 'heading-without-space',
    only: 'paragraph',
    pattern: /^[ \t]{0,3}(#{2,6})(?=[^\s#])(.*)$/gmu,
    say: ([all, marks = '', text = '']) => [
      `"${all.trim()}" is shown as it stands: a heading has a space behind "${marks}".`,
      `Write "${marks} ${text}".`,
    ],
  },
  {
    code: 'heading-without-space',
    only: 'paragraph',
    pattern: /^[ \t]{0,3}(＃{1,6})[ \t\u3000]*(.*)$/gmu,
    say: ([all, marks = '', text = '']) => [
      `"${all.trim()}" is shown as it stands: a heading begins with "#" of half width and a space.`,
      `Write "${'#'.repeat(Math.max(2, marks.length))} ${text}".`,
    ],
  },
  {
    code: 'invalid-heading-id',
    pattern: /(?<!\\)\{#(?![\s{])([^{}\n]*)\}/gu,
    say: ([all, id = '']) => [
      `${shownAsWritten(all)}: ids stand at the end of a heading.`,
      `Write "## Heading {#${toSlug(id) || 'id'}}", or remove it.`,
    ],
  },
  {
    code: 'directive-malformed',
    pattern: /(?<![\p{L}\p{N}\\:]):kbd(?:\[\s*\]|\[[^\]\n]*$|(?![\p{L}\p{N}[-]))/gmu,
    say: ([all]) => [`${shownAsWritten(all)}: a key stands in "[" and "]".`, 'Write :kbd[Ctrl].'],
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
    say: () => ['The comment never ends.', 'End it with "-->".'],
  },
  {
    code: 'link-undefined',
    pattern: /(?<!\\)\[\^\d+\](?!:)/gu,
    say: ([all]) => [
      `${shownAsWritten(all)}: no line of the text begins with "${all}:".`,
      `Write the note on a line of its own: "${all}: …".`,
    ],
  },
  {
    code: 'template-tag',
    only: 'paragraph',
    pattern:
      /^(?:(?:!!!|\?\?\?\+?|\/\/\/)[ \t]+([a-z][\w-]*)|\.\.[ \t]+([a-z][\w-]*)::|===!?[ \t]+"[^"\n]*")[^\n]*/gmu,
    say: ([all, block, directive]) => {
      const ours = whatIsWritten(block ?? directive ?? 'tab');
      return ours === undefined
        ? undefined
        : [`${shownAsWritten(all)}: it belongs to another system.`, `Write "${ours}" instead.`];
    },
  },
  {
    code: 'template-tag',
    pattern: /(?<!\\)\{:[ \t]*[.#][^{}\n]*\}/gu,
    say: ([all]) => [`${shownAsWritten(all)}: it belongs to another system.`, 'Remove it.'],
  },
];

/** What a block needs to hold for any rule to match: most hold none of it. */
const suspicious = /[[{#＃*:]|<[%!]|!!!|\?\?\?|\/\/\/|===|TODO|FIXME|TBD|XXX|lorem/iu;

/** What is wrong in a block of text. `names` are those that links of the text may refer to. */
export function checkProse(prose: Prose, names: readonly string[]): Finding[] {
  if (scaffoldTexts.has(prose.raw.trim())) {
    return [
      {
        code: 'placeholder-text',
        offset: 0,
        message: `"${prose.raw.trim()}" was written by "npm run new".`,
        fix: 'Write the text, or mark the article "draft: true".',
      },
    ];
  }
  if (!suspicious.test(prose.text)) return [];
  return rules
    .filter(({ only }) => only === undefined || only === prose.kind)
    .flatMap(({ code, pattern, isOnce, say }) =>
      [...prose.text.matchAll(pattern)].slice(0, isOnce ? 1 : undefined).flatMap((match) => {
        const said = say(match as RegExpExecArray, names);
        return said ? [{ code, offset: match.index, message: said[0], fix: said[1] }] : [];
      }),
    );
}

/** Codes of what must not stand in a text without markup, either. */
const codesOfWords: ReadonlySet<ProblemCode> = new Set([
  'placeholder-text',
  'template-variable',
  'template-tag',
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
