/** Snippets of VS Code: a new article, our directives, and each key of front matter. `npm create fener` writes them. */
import { z } from 'zod';
import { alertKinds } from '#markdown/vocabulary.ts';
import { articleData, topicData } from '#model/articles/front-matter.ts';

/** A snippet as VS Code reads it: https://code.visualstudio.com/docs/editing/userdefinedsnippets. */
export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const alerts = alertKinds.map((kind) => kind.toUpperCase()).join(',');

/** What our Markdown has beyond that of others, in the order of the reference. */
export const markdownSnippets: readonly Snippet[] = [
  {
    prefix: 'alert',
    description: 'A short paragraph that stands out',
    body: [`> [!\${1|${alerts}|}]`, '> ${2:One short paragraph.}'],
  },
  {
    prefix: 'steps',
    description: 'A numbered list that shows steps, and nothing else',
    body: [':::steps', '1. ${1:Open the app.}', '2. ${2:Choose your order.}', ':::'],
  },
  {
    prefix: 'tabs',
    description: 'Ways to do the same. Tabs with the same key follow each other',
    body: [
      '::::tabs{sync="${1:device}"}',
      ':::tab[${2:Website}]',
      '${3:What to do there.}',
      ':::',
      ':::tab[${4:App}]',
      '${5:What to do there.}',
      ':::',
      '::::',
    ],
  },
  {
    prefix: 'details',
    description: 'Text that readers open',
    body: [':::details[${1:If you lost the receipt}]', '${2:What to do then.}', ':::'],
  },
  {
    prefix: 'video',
    description: 'A video with its transcript',
    body: [
      ':::video{src="${1:https://www.youtube.com/watch?v=aqz-KE-bpKQ}" title="${2:How to pack it}" duration="${3:2:10}"}',
      '${4:The transcript.}',
      ':::',
    ],
  },
  { prefix: 'kbd', description: 'A key to press', body: ['Press :kbd[${1:Ctrl+P}].'] },
  {
    prefix: 'figure',
    description: 'A picture with a caption',
    body: ['![${1:What the picture shows}](${2:./images/label.png} "${3:The caption}")'],
  },
  {
    prefix: 'article-link',
    description: 'A link that works in every language and survives every move',
    body: ['[${1:your order}](id:${2:track-order})'],
  },
  {
    prefix: 'heading-id',
    description: 'A heading that others can link to in every language',
    body: ['## ${1:By post} {#${2:by-post}}'],
  },
];

/** What is said once, elsewhere. */
export const reuseSnippets: readonly Snippet[] = [
  {
    prefix: 'variable',
    description: 'A value from variables.yaml',
    body: ['{{ ${1:return-fee} }}'],
  },
  {
    prefix: 'snippet',
    description: 'A text from snippets/',
    body: ['::snippet[${1:return-window}]'],
  },
];

/** A new article, whose file has to be below its topic already. */
const articleSnippet: Snippet = {
  prefix: 'article',
  description: 'A new article',
  body: [
    '---',
    'id: ${1:${TM_FILENAME_BASE}}',
    'title: "${2:How do I return a sofa?}"',
    'description: ${3:The answer in one sentence.}',
    'draft: true',
    '---',
    '',
    '$0',
  ],
};

/** The keys that writers set by hand. */
const byCommand: ReadonlySet<string> = new Set(['translationOf', 'changes']);

function keySnippet(key: string, schema: z.ZodType): Snippet {
  const { type, description = '' } = z
    .looseObject({ type: z.string().optional(), description: z.string().optional() })
    .parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  const value = type === 'boolean' ? 'true' : type === 'array' ? '[$1]' : '$1';
  return { prefix: key, description: `Front matter: ${description}`, body: [`${key}: ${value}`] };
}

/** The content of `.vscode/fener.code-snippets`. */
export function snippetsFile(): string {
  const keys = Object.entries({ ...topicData.shape, ...articleData.shape })
    .filter(([key]) => !byCommand.has(key))
    .map(([key, schema]) => keySnippet(key, schema));
  const all = [articleSnippet, ...markdownSnippets, ...reuseSnippets, ...keys].map(
    (snippet) => [`Fener: ${snippet.prefix}`, { scope: 'markdown,mdx', ...snippet }] as const,
  );
  return `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`;
}

/**
 * What a snippet writes when nobody changes anything.
 *
 * @example plainText({ prefix: 'kbd', description: '', body: ['Press :kbd[${1:Ctrl+P}].'] }) // => 'Press :kbd[Ctrl+P].'
 */
export const plainText = ({ body }: Snippet): string =>
  body
    .join('\n')
    .replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1');
