/** What to tell writers of a link that leads nowhere: what they probably meant, and how to write it. */
import { decode, encodePath } from '#base/written-address.ts';
import { lastPart } from '#base/slash-path.ts';
import { didYouMean, nearest } from '#problems/nearest.ts';
import { mendable, problem, type Mend, type Problem } from '#problems/problem.ts';
import type { HelpCentre } from './help-centre.ts';
import { pathWritten } from './links.ts';
import type { PlacedText } from './text.ts';
import type { RetiredArticle } from './retired/retired.ts';
import { treeOf } from './tree.ts';
import { pathWithin } from './urls.ts';

type Where = Parameters<typeof problem>[1];

export const emptyTopic = (where: Where, written: string) =>
  problem(
    'unknown-link',
    where,
    `"${written}" is a topic without published articles, so it has no page.`,
    'Publish an article in the topic, or remove the link.',
  );

export function unknownLink(
  { centre, drafts }: { readonly centre: HelpCentre; readonly drafts: ReadonlyMap<string, string> },
  source: PlacedText,
  where: Where,
  written: string,
): Problem {
  const id = /^id:([^?#]*)/.exec(written)?.[1];
  const path = pathWritten(source, written);
  const gone = retiredAt(centre, { id, path, written });
  if (gone) return linkToRetired(where, gone, written);
  const now = currentTarget(centre, source, { written, path });
  if (now !== undefined) return oldAddress(where, { written, by: now });
  const draft = [...drafts].find((entry) => entry[0] === id || entry[1] === path)?.[0];
  if (draft !== undefined) {
    return problem(
      'link-to-draft',
      where,
      `Article "${draft}" is a draft.`,
      'Publish it, or remove the link.',
    );
  }
  if (id !== undefined) {
    return problem(
      'unknown-link',
      where,
      `There is no article with the id "${id}".`,
      `${didYouMean(id, centre.articles.keys())}Correct the id.`,
    );
  }
  if (/^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/|$)/i.test(written) && !fileEnding.test(written)) {
    return problem(
      'unknown-link',
      where,
      `"${written}" doesn't lead to an article, topic or page.`,
      `If it is another site, write "https://${written}".`,
    );
  }
  const within = centre.site.base === '' ? undefined : pathWithin(centre.site, written);
  if (within !== undefined) {
    return mendable(
      'unknown-link',
      where,
      `"${written}" begins with the path of the site, which the build adds.`,
      `Write "${within}".`,
      { written, by: within },
    );
  }
  return nothingThere(centre, where, { written, path });
}

/** An address that is of nothing: an article of that name may be meant, or a file that is missing. */
function nothingThere(
  centre: HelpCentre,
  where: Where,
  { written, path }: { readonly written: string; readonly path: string | undefined },
): Problem {
  const [address = ''] = written.split(/[?#]/);
  const name = lastPart((path ?? written).replace(/\/+$|\.(?:html?|php|aspx?)$/g, ''));
  const names = new Map([...centre.articles.values()].map((article) => [lastPart(article.path), article.id]));
  const meant = names.get(name) ?? names.get(nearest(name, names.keys()) ?? '');
  if (meant === undefined && download.test(address))
    return missingFile(where, { written, address }, centre.publicFiles);
  return problem(
    'unknown-link',
    where,
    written === '' ? 'The link has no address.' : `"${written}" doesn't lead to an article, topic or page.`,
    meant === undefined
      ? 'Correct the path, or link by id: [text](id:…).'
      : `Did you mean "id:${meant}"? A link by id works wherever the article moves.`,
  );
}

/** A file that readers would download: one of the same name may lie in another folder. */
function missingFile(
  where: Where,
  { written, address }: { readonly written: string; readonly address: string },
  files: Iterable<string>,
): Problem {
  const known = [...files];
  const name = lastPart(address);
  const namesake = known.find((file) => lastPart(file) === name);
  const hint = namesake === undefined ? didYouMean(address, known) : `Did you mean "${namesake}"? `;
  const own = written.startsWith('/') ? address : `/${name}`;
  const fix = `${hint}Files belong into public/ of the content folder: the link "${own}" leads to public${own}.`;
  return problem('unknown-link', where, `There is no file "${written}".`, fix);
}

/** What a link by an old address, or by the path that a file had there, leads to now. */
function currentTarget(
  { redirects, site, tree }: HelpCentre,
  { locale }: PlacedText,
  { written, path }: { readonly written: string; readonly path: string | undefined },
): string | undefined {
  const [, address = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(written) ?? [];
  const own = address.startsWith(site.url) ? address.slice(site.url.length) : address;
  const old = own.startsWith('/') ? decode(own) : path === undefined ? undefined : `/${locale}/${path}/`;
  const from = old === undefined ? undefined : encodePath(old);
  const to = redirects.find((one) => one.from === from && one.query.length === 0)?.to;
  const place = site.locales
    .map(({ id }) => (to === undefined ? undefined : treeOf(tree, id).paths.get(to)))
    .find((found) => found !== undefined);
  if (place === undefined) return undefined;
  return ('article' in place ? `id:${place.article.id}` : place.path) + rest;
}

const oldAddress = (where: Where, mend: Mend) =>
  mendable('unknown-link', where, `"${mend.written}" has moved.`, `Write "${mend.by}".`, mend);

/** The retired article that a link means by its id, its path or an address. */
function retiredAt(
  { retired, site }: HelpCentre,
  {
    id,
    path,
    written,
  }: { readonly id: string | undefined; readonly path: string | undefined; readonly written: string },
): RetiredArticle | undefined {
  if (id !== undefined) return retired.get(id);
  const own = written.startsWith(site.url) ? written.slice(site.url.length) : written;
  const address = decode(own.replace(/[?#].*$/s, ''));
  const permalink = /^\/a\/([^/]+)/.exec(address)?.[1];
  if (permalink !== undefined) return retired.get(permalink);
  return [...retired.values()].find((one) => one.path === path || one.addresses.includes(address));
}

/** The problem `link-to-retired`. */
export function linkToRetired(where: Where, { id, replacedBy }: RetiredArticle, written?: string): Problem {
  const fix =
    replacedBy === undefined
      ? 'Remove the link, or link to an article that answers now.'
      : `Link to "id:${replacedBy}".`;
  const by = replacedBy === undefined ? '' : `, and "${replacedBy}" replaced it`;
  const mend =
    replacedBy === undefined || written === undefined ? undefined : { written, by: `id:${replacedBy}` };
  return mendable('link-to-retired', where, `Article "${id}" was retired${by}.`, fix, mend);
}

/** Files that readers download or look at, and that no article is. */
const download = /\.(?:pdf|txt|csv|zip|docx?|xlsx?|png|jpe?g|svg|gif|webp)$/i;

/** Endings of files, which look like those of hosts. */
const fileEnding = /\.(?:mdx?|html?|php|aspx?|pdf|txt|csv|zip|docx?|xlsx?|png|jpe?g|svg|gif|webp)$/i;

export function unknownAnchor(
  where: Where,
  anchor: string,
  owner: string,
  known: readonly string[],
): Problem {
  const headings = [...new Set(known)].map((id) => `#${id}`).join(', ');
  return problem(
    'unknown-anchor',
    where,
    `There is no heading "#${anchor}" in ${owner}.`,
    `${didYouMean(anchor, known)}${headings === '' ? 'It has no headings.' : `Its headings: ${headings}.`}`,
  );
}
