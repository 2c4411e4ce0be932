/** Rules about markup of other systems, which readers would see as plain text. */
import { whatIsWritten } from './other-dialects.ts';
import { free, shownAsWritten, type Rule } from './prose-rule.ts';

/** Wiki links, variables, tags, tables of contents, and blocks. */
export const otherSystems: readonly Rule[] = [
  {
    code: 'wiki-link',
    pattern: new RegExp(String.raw`${free}\[\[(?!\s)([^[\]\n]+)\]\]`, 'gu'),
    say: ([all, name = '']) =>
      /^_?toc_?$/i.test(name)
        ? undefined
        : [
            `${shownAsWritten(all)}: wiki links are not links here.`,
            `Write [${name.split('|').at(-1)}](id:…).`,
          ],
  },
  {
    code: 'template-variable',
    pattern: /(?<!\\)(?:\{\{[^{}\n]*\}\}|\$\{[A-Za-z_][\w.]*\})/gu,
    say: ([all]) => [
      `${shownAsWritten(all)}: it is a placeholder that nothing fills.`,
      `Write the text itself; where readers should see the braces, write it as code: \`${all.startsWith('$') ? '${…}' : '{{…}}'}\`.`,
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
  {
    code: 'template-tag',
    only: 'paragraph',
    pattern: /^[ \t]*(?:\[\[[_\uFFFC]?TOC[_\uFFFC]?\]\]|\[TOC\]|\{:toc\})[ \t]*$/gimu,
    say: ([all]) => [
      `${shownAsWritten(all)}: it belongs to another system.`,
      'Remove it: long articles get a table of contents by themselves.',
    ],
  },
  {
    code: 'template-tag',
    pattern: /(?<![=\p{L}\p{N}\\])==(?=[^\s=])([^=\n]*[^\s=])==(?![=\p{L}\p{N}])/gu,
    say: ([all, text = '']) => [
      `${shownAsWritten(all)}: it belongs to another system.`,
      `Write <mark>${text}</mark> or **${text}**.`,
    ],
  },
];
