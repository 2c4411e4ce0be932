/** Includes that come with themes, and so aren't in the source: what they show. */
import { z } from 'zod';
import type { Parameters } from './parameters.ts';
import { textOf } from './rendering.ts';
import type { Rendering } from './site.ts';

export interface StandIn {
  readonly text: string;
  /** Whether something is lost. */
  readonly note: boolean;
}

const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** What stands where an include's file isn't at hand. */
export function standInFor(name: string, parameters: Parameters, { page }: Rendering): StandIn {
  const base = name
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .toLowerCase();
  const text = (...keys: string[]) =>
    keys.map((key) => textOf(parameters[key])).find((value) => value !== '');
  if (
    /^(?:toc|seo|head|header|footer|analytics|comments|nav|sidebar|breadcrumbs?|fix_linenos|base_path|mermaid|search)(?:[_-].*)?$/.test(
      base,
    )
  )
    return { text: '', note: false };
  const image = text('image_path', 'src', 'image', 'file', 'img', 'url');
  if (/figure|image|img|picture|screenshot|photo/.test(base) && image !== undefined) {
    const caption = text('caption');
    const picture = `<img src="${escapeAttribute(image)}" alt="${escapeAttribute(text('alt', 'title') ?? '')}">`;
    return {
      text:
        caption === undefined ? picture : `<figure>${picture}<figcaption>${caption}</figcaption></figure>`,
      note: false,
    };
  }
  const video = text('id', 'video_id', 'video', 'url', 'src');
  if (/video|youtube|vimeo/.test(base) && video !== undefined)
    return {
      text: `<iframe src="${escapeAttribute(videoAddress(video, `${text('provider') ?? ''} ${base}`))}"></iframe>`,
      note: false,
    };
  if (base === 'gallery') return { text: galleryOf(page.variables[text('id') ?? 'gallery']), note: false };
  if (base === 'feature_row')
    return { text: featuresOf(page.variables[text('id') ?? 'feature_row']), note: false };
  const words = text('content', 'text', 'body', 'message', 'description');
  if (words !== undefined) {
    const kind = /note|info|tip|hint|warning|caution|danger|important|alert|callout/.exec(base)?.[0];
    return {
      text: kind === undefined ? words : `<div class="callout ${kind}" markdown="1">\n${words}\n</div>`,
      note: kind === undefined,
    };
  }
  const title = text('title', 'label', 'name');
  const label =
    title ??
    name
      .replace(/^.*\//, '')
      .replace(/\.\w+$/, '')
      .replace(/[-_]+/g, ' ')
      .trim();
  return {
    text: label === '' ? '' : `[${label.replace(/[[\]]/g, '\\$&')}](<${name.replace(/[<>\n]/g, '')}>)`,
    note: true,
  };
}

const videoAddress = (id: string, provider: string) =>
  /^https?:/.test(id)
    ? id
    : provider.includes('vimeo')
      ? `https://player.vimeo.com/video/${id}`
      : `https://www.youtube.com/watch?v=${id}`;

const optionalText = z.string().nullish();
const pictures = z.array(
  z.object({ image_path: optionalText, url: optionalText, alt: optionalText, title: optionalText }),
);

const galleryOf = (value: unknown) =>
  (pictures.safeParse(value).data ?? [])
    .map(
      ({ image_path: path, url, alt }) =>
        `<p><img src="${escapeAttribute(path ?? url ?? '')}" alt="${escapeAttribute(alt ?? '')}"></p>`,
    )
    .join('');

const features = z.array(
  z.object({
    image_path: optionalText,
    alt: optionalText,
    title: optionalText,
    excerpt: optionalText,
    url: optionalText,
    btn_label: optionalText,
  }),
);

const featuresOf = (value: unknown) =>
  (features.safeParse(value).data ?? [])
    .map(({ image_path: path, alt, title, excerpt, url, btn_label: label }) =>
      [
        path ? `<p><img src="${escapeAttribute(path)}" alt="${escapeAttribute(alt ?? '')}"></p>` : '',
        title ? `<p><strong>${title}</strong></p>` : '',
        excerpt ? `<p>${excerpt.trim().replace(/\n\s*/g, ' ')}</p>` : '',
        url ? `<p><a href="${escapeAttribute(url)}">${label ?? title ?? url}</a></p>` : '',
      ].join(''),
    )
    .join('');
