/** `docs/reference.md`: every key of every file, from the schemas, and our Markdown, from the snippets. */
import { z } from 'zod';
import { componentProperties } from '#markdown/vocabulary.ts';
import { schemas } from './editor-schemas.ts';
import { markdownSnippets, plainText, reuseSnippets } from './editor-snippets.ts';

const word = z.union([z.string(), z.number(), z.boolean()]);

/** The part of JSON Schema that our schemas use. */
const node = z.looseObject({
  type: z.string().optional(),
  description: z.string().optional(),
  const: word.optional(),
  enum: z.array(word).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  default: z.unknown().optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
});
type Node = z.infer<typeof node>;

/** A key that people may write. */
interface Row {
  /** Where it lies: `terms[].text` in each entry of a list, `forms.<name>` under names of your own. */
  readonly path: string;
  readonly isRequired: boolean;
  readonly value: string;
  readonly meaning: string;
}

const formsOf = (schema: unknown): readonly Node[] => {
  const parsed = node.parse(schema);
  return (parsed.anyOf ?? parsed.oneOf)?.flatMap(formsOf) ?? [parsed];
};

/** Lists of words are told whole up to this many. */
const mostWords = 12;

function valueOf(schema: unknown): string {
  const words = formsOf(schema).map((form) => {
    if (form.const !== undefined) return `\`${form.const}\``;
    if (form.enum) {
      const some = form.enum.slice(0, mostWords).map((one) => `\`${one}\``);
      return (
        some.join(', ') + (form.enum.length > mostWords ? ` and ${form.enum.length - mostWords} more` : '')
      );
    }
    if (form.type === 'array') return 'list';
    if (form.type === 'object') return form.properties ? 'keys' : 'keys of your own';
    return (
      { string: 'text', number: 'number', integer: 'whole number', boolean: '`true` or `false`' }[
        form.type ?? ''
      ] ?? 'text'
    );
  });
  return [...new Set(words)].join(' or ');
}

/** All keys below a place, in the order of the schema. */
function rowsBelow(path: string, schema: unknown): readonly Row[] {
  return formsOf(schema).flatMap(({ properties = {}, required = [], items, additionalProperties }) => [
    ...Object.entries(properties).flatMap(([key, child]) => {
      const own = path === '' ? key : `${path}.${key}`;
      const { description = '', default: fallback } = node.parse(child);
      // A value that stands for a missing one isn't asked for.
      const isRequired = required.includes(key) && fallback === undefined;
      return [
        { path: own, isRequired, value: valueOf(child), meaning: description },
        ...rowsBelow(own, child),
      ];
    }),
    ...(items === undefined ? [] : rowsBelow(`${path}[]`, items)),
    ...(typeof additionalProperties === 'object'
      ? rowsBelow(path === '' ? '<name>' : `${path}.<name>`, additionalProperties)
      : []),
  ]);
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const table = (rows: readonly Row[]) =>
  [
    '| Key | Value | Meaning |',
    '|---|---|---|',
    ...rows.map(
      ({ path, isRequired, value, meaning }) =>
        `| \`${path}\`${isRequired ? '*' : ''} | ${cell(value)} | ${cell(meaning)} |`,
    ),
  ].join('\n');

/** The same key once, with all its values: forms of one value share keys. */
const once = (rows: readonly Row[]): readonly Row[] =>
  [...Map.groupBy(rows, ({ path, meaning }) => JSON.stringify([path, meaning])).values()].flatMap((same) =>
    same.slice(0, 1).map((row) => ({
      ...row,
      isRequired: same.every(({ isRequired }) => isRequired),
      value: [...new Set(same.map(({ value }) => value))].join(', '),
    })),
  );

/** Channels, each type after what all have. */
function channelsSection(schema: unknown): string {
  const { properties = {} } = node.parse(schema);
  const types = formsOf(node.parse(properties['channels']).items).map((form) => ({
    name: String(node.parse(form.properties?.['type']).const),
    rows: rowsBelow('channels[]', form),
  }));
  const isCommon = (row: Row) =>
    types.every(({ rows }) => rows.some(({ path, meaning }) => path === row.path && meaning === row.meaning));
  const common = types[0]?.rows.filter(isCommon) ?? [];
  const top = rowsBelow('', schema).filter(({ path }) => !path.startsWith('channels[]'));
  const type = {
    path: 'channels[].type',
    isRequired: true,
    value: 'one of those below',
    meaning: 'What kind of channel it is.',
  };
  const own = types.map(({ name, rows }) => {
    const others = rows.filter((row) => !isCommon(row) && row.path !== type.path);
    return others.length === 0
      ? `\n\`type: ${name}\` has no keys of its own.`
      : `\n\`type: ${name}\`:\n\n${table(others)}`;
  });
  return [table([...top, type, ...common.filter(({ path }) => path !== type.path)]), ...own].join('\n');
}

/** Each file: its schema, its heading, and where it is explained. */
const files = [
  {
    schema: 'article',
    title: 'Front matter of an article',
    where:
      '`content/articles/<locale>/…/<article>.md`, explained in [Articles](articles.md#front-matter-of-an-article)',
  },
  {
    schema: 'topic',
    title: 'Front matter of a topic',
    where:
      '`content/articles/<locale>/…/index.md`, explained in [Articles](articles.md#front-matter-of-a-topic)',
  },
  {
    schema: 'reply',
    title: 'Front matter of a saved reply',
    where: '`content/replies/<locale>/…/<reply>.md`, explained in [Saved replies](replies.md)',
  },
  { schema: 'site', title: 'Site', where: '`content/site.yaml`, explained in [Branding](branding.md)' },
  {
    schema: 'channels',
    title: 'Channels',
    where: '`content/channels.yaml`, explained in [Contact channels](channels.md)',
  },
  {
    schema: 'announcements',
    title: 'Announcements',
    where: '`content/announcements.yaml`, explained in [Contact channels](channels.md)',
  },
  {
    schema: 'search',
    title: 'Search',
    where: '`content/search/<locale>.yaml`, explained in [Search](search.md)',
  },
  {
    schema: 'questions',
    title: 'Questions of customers',
    where: '`content/questions/<locale>.yaml`, explained in [Search](search.md#what-customers-ask)',
  },
  { schema: 'stores', title: 'Stores', where: '`content/stores/*.yaml`, explained in [Stores](stores.md)' },
  {
    schema: 'services',
    title: 'Services of stores',
    where: '`content/stores/services.yaml`, explained in [Stores](stores.md)',
  },
  {
    schema: 'map',
    title: 'Map of stores',
    where: '`content/stores/map.yaml`, explained in [Stores](stores.md)',
  },
  {
    schema: 'variables',
    title: 'Variables',
    where: '`content/variables.yaml`, explained in [Writing](writing.md#say-it-once)',
  },
  {
    schema: 'widget',
    title: 'Widget',
    where: '`content/widget.yaml`, explained in [Help widget](widget.md)',
  },
  {
    schema: 'retired',
    title: 'Retired articles',
    where:
      '`content/retired.yaml`. `npx fener retire` writes it: see [Writing](writing.md#delete-an-article)',
  },
] as const;

function markdownSection(): string {
  const parts = [...markdownSnippets, ...reuseSnippets].map(
    (snippet) =>
      `${snippet.description} (\`${snippet.prefix}\`):\n\n\`\`\`\`markdown\n${plainText(snippet)}\n\`\`\`\``,
  );
  const components = Object.entries(componentProperties).map(
    ([name, properties]) => `| \`<${name}>\` | ${properties.map((one) => `\`${one}\``).join(', ')} |`,
  );
  return [
    'In Visual Studio Code, type the word in brackets and press Ctrl+Space.',
    ...parts,
    'In files that end in `.mdx`, components do the same:',
    ['| Component | Properties |', '|---|---|', ...components].join('\n'),
  ].join('\n\n');
}

const introduction = `# Reference

Every key of every file, and our Markdown. This page is made from the schemas that \`npx fener check\` uses and that
[editors complete by](writing.md#your-editor). New here? [Writing](writing.md) walks you through it.

Keys with * are required. \`links[].href\` is the \`href\` in each entry of the list \`links\`; \`<name>\` stands for a name of
yours, such as a locale.
`;

/** The page as Markdown. */
export function referencePage(): string {
  const contents = [...files.map(({ title }) => title), 'Markdown'].map(
    (title) => `- [${title}](#${title.toLowerCase().replaceAll(' ', '-')})`,
  );
  const sections = files.map(({ schema, title, where }) => {
    const shape = schemas.get(schema);
    const keys = schema === 'channels' ? channelsSection(shape) : table(once(rowsBelow('', shape)));
    return `## ${title}\n\n${where}.\n\n${keys}\n`;
  });
  return [
    introduction,
    `${contents.join('\n')}\n`,
    ...sections,
    `## Markdown\n\n${markdownSection()}\n`,
  ].join('\n');
}
