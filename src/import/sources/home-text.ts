/** Home pages, whose words stand in front matter: https://vitepress.dev/reference/default-theme-home-page, and Starlight's. */
import { z } from 'zod';
import { escapeLabel } from '#import/tree/markdown/format.ts';
import { asRecord } from './vitepress/config.ts';

const text = z.string().optional().catch(undefined);
const link = z.object({ text, link: text });
const actions = z
  .array(link.catch({ text: undefined, link: undefined }))
  .catch([])
  .default([]);
const picture = z
  .union([
    z.string().transform((src) => ({ src, alt: undefined })),
    z
      .object({ src: text, light: text, alt: text })
      .transform(({ src, light, alt }) => ({ src: src ?? light, alt })),
  ])
  .optional()
  .catch(undefined);
const hero = z.object({ name: text, text, tagline: text, actions, image: picture });
const feature = z.object({ title: text, details: text, link: text, linkText: text });
const features = z
  .array(feature.catch({ title: undefined, details: undefined, link: undefined, linkText: undefined }))
  .catch([])
  .default([]);

/** The page's words as a text, and its title; `undefined` for other pages. */
export function homeText(
  raw: Readonly<Record<string, unknown>>,
): { readonly title: string | undefined; readonly body: string } | undefined {
  // VuePress writes `home: true`, `heroText` and `actionText` beside each other.
  if (raw['layout'] !== 'home' && raw['home'] !== true) return undefined;
  const said = hero.safeParse({ ...asRecord(raw['hero']), ...(raw['home'] === true && flatHero(raw)) }).data;
  const list = features.parse(raw['features']);
  const blocks = [
    ...heroBlocks(said),
    list
      .map(({ title, details, link: to, linkText }) => {
        const head =
          title === undefined ? [] : [to === undefined ? `**${title}**` : `**[${title}](<${to}>)**`];
        const more = to !== undefined && title === undefined ? [`[${linkText ?? to}](<${to}>)`] : [];
        return `- ${[...head, ...(details === undefined ? [] : [details]), ...more].join(': ').replace(/\s+/g, ' ')}`;
      })
      .join('\n'),
  ];
  return {
    title: said?.name ?? said?.text,
    body: blocks.filter((block) => block !== undefined && block.trim() !== '').join('\n\n'),
  };
}

/**
 * What the `hero` of a page of Starlight says, as text; `undefined` for pages without one. Its title is the page's.
 *
 * https://starlight.astro.build/reference/frontmatter/#hero
 */
export function heroText(raw: Readonly<Record<string, unknown>>): string | undefined {
  const said = asRecord(raw['hero']);
  if (Object.keys(said).length === 0) return undefined;
  const { file, dark, light, alt } = asRecord(said['image']);
  const image = { src: file ?? light ?? dark, alt };
  const blocks = heroBlocks(hero.safeParse({ ...said, name: undefined, text: undefined, image }).data);
  return blocks.filter((block) => block !== undefined && block.trim() !== '').join('\n\n');
}

function heroBlocks(said: z.infer<typeof hero> | undefined): (string | undefined)[] {
  const links = (said?.actions ?? []).flatMap((one) =>
    one.link === undefined ? [] : [`[${one.text ?? one.link}](<${one.link}>)`],
  );
  const { src, alt = '' } = said?.image ?? {};
  return [
    src === undefined ? undefined : `![${escapeLabel(alt)}](<${src}>)`,
    said?.text,
    said?.tagline,
    links.join(' · '),
  ];
}

const flatHero = (raw: Readonly<Record<string, unknown>>) => ({
  name: raw['heroText'],
  tagline: raw['tagline'],
  image: raw['heroImage'],
  actions:
    raw['actions'] ??
    (raw['actionLink'] === undefined ? [] : [{ text: raw['actionText'], link: raw['actionLink'] }]),
});
