/** A help centre as a folder of Markdown that other tools read. */
import { stringify } from 'yaml';
import { escapeMarkdown } from '#markdown/copy.ts';
import {
  bodyOf,
  contentsOf,
  copiesOf,
  ExportNames,
  linkedHeadings,
  relativeWays,
  textsOf,
  wayTo,
  type Contents,
  type ExportFile,
  type ExportInput,
  type ExportText,
} from './texts.ts';

/** One file for each text, in folders by topic; an `index.md` for each topic lists what is in it, in order. */
export function toMarkdown(input: ExportInput): ExportFile[] {
  const { centre } = input;
  const names = new ExportNames(centre, 'md');
  const used = { images: new Set<string>(), files: new Set<string>() };
  const marks = linkedHeadings(centre);
  const files = centre.site.locales.flatMap((locale): ExportFile[] => {
    const home = names.topic(locale.id, '');
    const contents = contentsOf(centre, names, locale);
    return [
      {
        path: home,
        text: `${frontMatter({ title: centre.site.name, lang: locale.lang })}\n${listOf(contents, home)}\n`,
      },
      ...textsOf(centre, locale.id).map((text) => {
        const path = names.of(text);
        const body = bodyOf(input, text, { names, used, ways: relativeWays(names, text), marks });
        const below = text.kind === 'topic' ? contentsOf(centre, names, locale, text.topic.path) : [];
        const parts = [body, below.length > 0 ? listOf(below, path) : ''].filter((part) => part !== '');
        return { path, text: `${frontMatter(dataOf(text, locale.lang))}\n${parts.join('\n\n')}\n` };
      }),
    ];
  });
  return [...files, ...copiesOf(used, names, input)];
}

/** Between comments, so that an import knows that it is made. */
const listOf = (contents: readonly Contents[], from: string) =>
  `<!-- contents -->\n\n${items(contents, from, '').join('\n')}\n\n<!-- /contents -->`;

const items = (contents: readonly Contents[], from: string, indent: string): string[] =>
  contents.flatMap(({ title, file, children }) => [
    `${indent}- [${escapeMarkdown(title)}](${wayTo(from, file)})`,
    ...items(children, from, `${indent}  `),
  ]);

function frontMatter(data: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(data).filter(
    ([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return `---\n${stringify(Object.fromEntries(given), { lineWidth: 0 })}---\n`;
}

/** Whether other tools understand an old address. */
const isPlainPath = (old: string) => old.startsWith('/') && !/[*?]/.test(old);

/** Keys as most tools know them, then those that only Fener has. */
function dataOf({ data, address, ...text }: ExportText, lang: string): Record<string, unknown> {
  const { title, description, order, movedFrom = [], legacy = [], slug, ...own } = data;
  const old = [...movedFrom, ...legacy.map(String)];
  const numbers = old.flatMap((one) => /^zendesk:(\d+)$/.exec(one)?.[1] ?? []);
  const common = {
    generator: 'Fener',
    title,
    description,
    lang,
    slug,
    order,
    permalink: address,
    redirect_from: old.filter(isPlainPath),
    zendesk_id: numbers[0] === undefined ? undefined : Number(numbers[0]),
    legacy: old.filter((one) => !isPlainPath(one) && one !== `zendesk:${numbers[0]}`),
  };
  if (text.kind === 'topic') return { ...common, ...own };
  const { keywords, updated: _, ...rest } = own as typeof text.article.data;
  const { id, ...others } = rest;
  return { id, ...common, date: text.updated, tags: keywords, ...others };
}
