/** Addresses of pages: https://jekyllrb.com/docs/permalinks/ */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { toSlug } from '#model/slug.ts';

/** What an address is made from. */
export interface Addressed {
  /** Path below the site, or, in a collection, below its folder. */
  readonly path: string;
  /** Name of its collection; `undefined` for a page. */
  readonly collection: string | undefined;
  /** What its front matter asks for, or the collection, or the site. */
  readonly own: string | undefined;
  readonly collectionStyle: string | undefined;
  readonly siteStyle: string;
  readonly date: string | undefined;
  readonly slug: string | undefined;
  readonly categories: readonly string[];
}

const postStyles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** The path at which readers found a page, below the site's base: `/docs/install/`. */
export function addressOf(page: Addressed): string {
  const name = lastPart(page.path).replace(/\.\w+$/, '');
  const template = page.own ?? templateOf(page, name);
  const url = fill(template, page, name).replace(/\/{2,}/g, '/');
  return (url.startsWith('/') ? url : `/${url}`).replace(/\/index(?:\.html)?$/, '/');
}

function templateOf({ collection, collectionStyle, siteStyle }: Addressed, name: string): string {
  if (collection === 'posts') {
    const style = collectionStyle ?? siteStyle;
    return postStyles[style] ?? style;
  }
  const suffix = suffixOf(siteStyle);
  if (collection !== undefined)
    return collectionStyle === undefined
      ? `/:collection/:path${suffix}`
      : (collectionStyles[collectionStyle] ?? collectionStyle);
  return name.toLowerCase() === 'index' || name.toLowerCase() === 'readme'
    ? '/:folder/'
    : `/:folder/:basename${suffix}`;
}

/** What a style of posts means for all other pages: only those with a name, or that say so, have an ending. */
function suffixOf(style: string): string {
  if (style === 'pretty' || style.endsWith('/')) return '/';
  return /^(?:date|ordinal|none)$|:output_ext$/.test(style) ? ':output_ext' : '';
}

const collectionStyles: Readonly<Record<string, string>> = {
  pretty: '/:collection/:path/',
  date: '/:collection/:path:output_ext',
  none: '/:collection/:path:output_ext',
};

function fill(template: string, page: Addressed, name: string): string {
  const { path, collection = '', date = '', categories } = page;
  const [year = '', month = '', day = ''] = date.split('-');
  const bare = name.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
  const slug = page.slug ?? bare;
  const known: Readonly<Record<string, string>> = {
    collection,
    path: path.replace(/\.\w+$/, '').replace(/(?:^|\/)(?:README)$/, '/index'),
    folder: parentOf(path),
    basename: name,
    name: toSlug(name).replace(/[^\p{L}\p{N}]+/gu, '-') || name,
    title: slug,
    slug: toSlug(slug).replace(/[^\p{L}\p{N}]+/gu, '-') || slug,
    categories: categories.map(slugOf).join('/'),
    slugified_categories: categories.map(slugOf).join('/'),
    year,
    short_year: year.slice(2),
    month,
    i_month: String(Number(month) || ''),
    day,
    i_day: String(Number(day) || ''),
    y_day: String(
      Math.round(
        (Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(Number(year), 0, 0)) / 86_400_000,
      ),
    ).padStart(3, '0'),
    output_ext: '.html',
  };
  return template.replace(/:([a-z_]+)/g, (whole, key: string) => {
    const name_ = Object.keys(known)
      .filter((one) => key.startsWith(one))
      .toSorted((a, b) => b.length - a.length)[0];
    return name_ === undefined ? whole : known[name_] + key.slice(name_.length);
  });
}

const slugOf = (category: string) => category.trim().toLowerCase().replace(/\s+/g, '-');
