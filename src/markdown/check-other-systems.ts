/** Rules about markup of other systems, which readers would see as plain text. */
import { whatIsWritten } from './other-dialects.ts';
import { free, shownAsWritten, type Rule } from './prose-rule.ts';

/** Wiki links, variables, tags, tables of contents, and blocks. */
export const otherSystems: readonly Rule[] = [
  {
    code: 'wiki-link',
    pattern: /(?<!\\)!\[\[(?!\s)([^[\]\n]+)\]\]/gu,
    say: ([all, name = '']) => [
      `${shownAsWritten(all)}: Fener has no wiki embeds.`,
      /\.\w+$/.test(name.split('|')[0] ?? '')
        ? `Write ![what it shows](${name.split('|')[0]}).`
        : 'Write the text itself, or a snippet.',
    ],
  },
  {
    code: 'wiki-link',
    pattern: new RegExp(String.raw`${free}(?<!!)\[\[(?!\s)([^[\]\n]+)\]\]`, 'gu'),
    say: ([all, name = '']) =>
      /^_?toc_?$/i.test(name)
        ? undefined
        : [
            `${shownAsWritten(all)}: Fener has no wiki links.`,
            `Write [${name.split('|').at(-1)}](id:${/^[a-z\d-]{3,40}(?=$|\|)/.exec(name)?.[0] ?? '…'}).`,
          ],
  },
  {
    code: 'template-variable',
    pattern: /(?<!\\)(?:\{\{[^{}\n]*\}\}|\$\{[A-Za-z_][\w.]*\})/gu,
    say: ([all]) => [
      `${shownAsWritten(all)}: nothing fills in this placeholder.`,
      `Write the text itself. If readers should see the braces, write them as code: \`${all.startsWith('$') ? '${…}' : '{{…}}'}\`.`,
    ],
  },
  {
    code: 'template-variable',
    pattern: /(?<![\\{])\{\{[ \t]*([A-Za-z][\w.-]*)(?![^{}\n]*\}\})/gu,
    say: ([all, name = '']) => [
      `${shownAsWritten(all)}: the braces of a variable aren't closed.`,
      `Write {{ ${name} }}.`,
    ],
  },
  {
    code: 'template-tag',
    pattern: /(?<!\\)(?:\{%[^{}\n]*%\}|<%[^\n]*?%>|\{\/\*[^\n]*?\*\/\}|\{#\s[^{}\n]*#\})/gu,
    say: ([all]) => [
      `${shownAsWritten(all)}: this is the syntax of another system.`,
      all.startsWith('{/*') || all.startsWith('{#')
        ? 'Write a note for writers as <!-- … -->.'
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
        : [`${shownAsWritten(all)}: this is the syntax of another system.`, `Write "${ours}" instead.`];
    },
  },
  {
    code: 'template-tag',
    pattern: /(?<!\\)\{:[ \t]*[.#][^{}\n]*\}/gu,
    say: ([all]) => [`${shownAsWritten(all)}: this is the syntax of another system.`, 'Remove it.'],
  },
  {
    code: 'template-tag',
    only: 'paragraph',
    pattern: /^[ \t]*(?:\[\[[_\uFFFC]?TOC[_\uFFFC]?\]\]|\[TOC\]|\{:toc\})[ \t]*$/gimu,
    say: ([all]) => [
      `${shownAsWritten(all)}: this is the syntax of another system.`,
      'Remove it. Long articles get a table of contents automatically.',
    ],
  },
  {
    code: 'template-tag',
    pattern: /(?<![=\p{L}\p{N}\\])==(?=[^\s=])([^=\n]*[^\s=])==(?![=\p{L}\p{N}])/gu,
    say: ([all, text = '']) => [
      `${shownAsWritten(all)}: this is the syntax of another system.`,
      `Write <mark>${text}</mark> or **${text}**.`,
    ],
  },
];
