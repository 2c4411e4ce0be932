/**
 * Signs of other systems that a text was moved from, for the check to warn of and for imports to list. Each pattern is
 * narrow: an article may speak of such syntax, and what is only alike is text.
 */
import { shownAsWritten, type Rule } from './prose-rule.ts';

interface Foreign extends Pick<Rule, 'only' | 'pattern'> {
  /** Whose it is. */
  readonly of: string;
  readonly fix: string;
  /** Whether it says nothing to readers, so that an import may drop it. */
  readonly isSilent?: boolean;
}

const attribute = String.raw`[\w:-]+=(?:"[^"\n]*"|“[^”\n]*”|'[^'\n]*'|[^\s{}"']+)`;
/** Without quotes, only what attributes of HTML are called: `{x=1}` is a text. */
const knownAttribute = String.raw`(?:[\w-]+="[^"\n]*"|(?:align|alt|class|data-[\w-]+|height|id|loading|rel|style|target|title|width)=[^\s{}]+)`;
const dropIt = 'Remove it.';

const foreign: readonly Foreign[] = [
  {
    of: 'kramdown',
    pattern: new RegExp(
      String.raw`(?<!\\)\{::?\/?[ \t]*(?:${attribute}|(?:options|comment|nomarkdown)\b)[^{}\n]*\}`,
      'gu',
    ),
    fix: dropIt,
    isSilent: true,
  },
  {
    of: 'MkDocs or Pandoc',
    pattern: new RegExp(
      String.raw`(?<![\\$#{\w])\{[ \t]*(?:\.[A-Za-z][\w-]*|${knownAttribute})(?:[ \t]+(?:[.#][A-Za-z][\w-]*|${attribute}))*[ \t]*\}`,
      'gu',
    ),
    fix: dropIt,
    isSilent: true,
  },
  {
    of: 'MkDocs',
    only: 'paragraph',
    pattern: /^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w-]*(?:[ \t]+"[^"\n]*")?[ \t]*$/gmu,
    fix: 'Write an alert, "> [!NOTE]", or ":::details[…]".',
  },
  {
    of: 'MkDocs',
    only: 'paragraph',
    pattern: /^[ \t]*;?-{1,2}8<-{1,2}(?:[ \t].*)?$/gmu,
    fix: 'Write the text that it includes.',
  },
  {
    of: 'VitePress',
    only: 'paragraph',
    pattern: /^[ \t]*<<<[ \t]*[@./][^\n]*$/gmu,
    fix: 'Write the code that it includes in a fenced block.',
  },
  {
    of: 'MDX',
    only: 'paragraph',
    pattern:
      /^[ \t]*import[ \t]+(?:[\w$*{][\w$*{},\t ]*[ \t]+from[ \t]+)?(?:'[^'\n]+'|"[^"\n]+")[ \t]*;?[ \t]*$/gmu,
    fix: dropIt,
    isSilent: true,
  },
  {
    of: 'MDX',
    only: 'paragraph',
    pattern:
      /^[ \t]*export[ \t]+(?:default[ \t]+\w+|(?:const|let|var|function)[ \t]+[\w$]+[ \t]*[=({])[^\n]*$/gmu,
    fix: dropIt,
  },
  {
    of: 'MDX',
    pattern:
      /(?<![\\$#{\w/])\{[ \t]*(?:props|frontMatter|frontmatter|siteConfig|import\.meta)\.[^{}\n]*\}|(?<![\\$#{\w/])\{[ \t]*(?:useBaseUrl|require)\([^{}\n]*\}/gu,
    fix: 'Write the value itself.',
  },
  {
    of: 'Obsidian',
    pattern: /(?<![^\s])%%(?![%\s])[^%\n]*[^%\s]%%(?=[\s.,;:!?]|$)/gmu,
    fix: 'Write a note for writers as <!-- … -->.',
    isSilent: true,
  },
  {
    of: 'Obsidian',
    only: 'paragraph',
    pattern: /(?<=\S[ \t])\^(?=[\w-]*[a-z])(?=[\w-]*[\d-])[A-Za-z0-9-]{4,}[ \t]*$/gu,
    fix: 'Remove it. A heading can have an id: ## Heading {#id}.',
    isSilent: true,
  },
  {
    of: 'Logseq',
    only: 'paragraph',
    pattern:
      /^[ \t]*(?:id|collapsed|title|tags|alias|public|icon|template|heading|exclude-from-graph-view|background-color|logseq\.[\w.-]+)::[ \t]+[^\n]*$/gmu,
    fix: dropIt,
    isSilent: true,
  },
  {
    of: 'Logseq',
    pattern: /(?<!\\)\(\([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\)\)/gu,
    fix: 'Write the text that it stands for.',
  },
  {
    of: 'Confluence',
    pattern:
      /(?<![\\$#{\w/])\{(?:info|note|tip|warning|panel|code|noformat|expand|color|toc|excerpt|excerpt-include|children|section|column|status|anchor|include|jira):[^{}\n]+\}/gu,
    fix: 'Write it in Markdown.',
  },
  {
    of: 'Confluence',
    only: 'paragraph',
    pattern: /^[ \t]*\{(?:info|note|tip|warning|panel|noformat|expand|toc|excerpt|children)\}[ \t]*$/gmu,
    fix: 'Write it in Markdown.',
  },
  {
    of: 'WordPress',
    pattern: new RegExp(
      String.raw`(?<![\\\w\]!])\[(?:[a-z][\w-]*(?:[ \t]+${attribute.replace('{}', String.raw`\[\]`)})+[ \t]*\/?|\/(?:[a-z]+[_-][\w-]+|caption|embed|gallery|audio|video|playlist|tabs?|accordion|toggle|spoiler|button|note|quote|code|url|img|list|column|row|table)|(?:vc|et_pb|fusion|su|elementor)_\w+[^[\]\n]*|gallery)\](?![([:])`,
      'gu',
    ),
    fix: 'Write what it stood for, or remove it.',
  },
  {
    of: 'HTML',
    pattern: /&amp;(?:nbsp|amp|lt|gt|quot|apos|#\d{2,5}|#x[\da-f]{2,5});/giu,
    fix: 'Write the sign itself.',
  },
];

/** Rules for the words of a text, with a code of their own. */
export const foreignSyntax: readonly Rule[] = foreign.map(({ of, only, pattern, fix }) => ({
  code: 'foreign-syntax',
  pattern,
  ...(only ? { only } : {}),
  say: ([all]) => [`${shownAsWritten(all.trim())}: this looks like the syntax of ${of}.`, fix],
}));

/** What such syntax stands at an offset of a text. */
export function foreignSyntaxAt(
  text: string,
  offset: number,
): { readonly written: string; readonly isSilent: boolean } | undefined {
  for (const { pattern, isSilent = false } of foreign) {
    const here = new RegExp(pattern, `${pattern.flags.replace(/[gm]/g, '')}my`);
    here.lastIndex = offset;
    const written = here.exec(text)?.[0];
    if (written !== undefined) return { written, isSilent };
  }
  return undefined;
}
