/** What links say after a move: relative paths of articles, topics and pictures, and addresses of pages. */
import { posix } from 'node:path';
import { decode } from '#base/written-address.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { articleAt, findImage, folderOf, pathWritten } from '#model/links.ts';
import type { PlacedText } from '#model/text.ts';
import type { Site } from '#site/site.ts';
import type { MapTarget } from './link-edits.ts';

/** Where things are afterwards. */
export interface Relocation {
  /** Path of an article or topic, by the one that it had. */
  readonly pathOf: (path: string) => string;
  /** Name of a picture, by the one that it had. */
  readonly pictureOf: (name: string) => string;
  /** Addresses of pages that have others now, by the old one. */
  readonly addresses: ReadonlyMap<string, string>;
}

/** Maps the targets of a text. `centre` is the one before the move, drafts included. */
export function targetMapper(centre: HelpCentre, source: PlacedText, relocation: Relocation): MapTarget {
  const moved = { ...source, path: relocation.pathOf(source.path) };
  return (written) => {
    const own = /^(?:https?:)?\/\//i.test(written) ? ownStart(written, centre.site) : '';
    if (own === undefined) return undefined;
    if (own !== '' || written.startsWith('/')) {
      const mapped = mapAddress(written.slice(own.length), relocation);
      return mapped === undefined ? undefined : own + mapped;
    }
    if (/^[a-z][a-z0-9+.-]*:|^#|^$/i.test(written)) return undefined;
    return mapRelative(centre, source, moved, { written, relocation });
  };
}

/** The beginning of an address that leads to this site, however it is written. */
function ownStart(written: string, { url }: Site): string | undefined {
  const plain = (text: string) => text.replace(/^(?:https?:)?\/\/(?:www\.)?/i, '');
  const host = plain(url);
  const rest = plain(written);
  return rest.startsWith(`${host}/`)
    ? written.slice(0, written.length - rest.length + host.length)
    : undefined;
}

function mapAddress(written: string, { addresses }: Relocation): string | undefined {
  const [, base = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(written) ?? [];
  const decoded = decode(base);
  const found = addresses.get(decoded) ?? addresses.get(`${decoded}/`);
  if (found === undefined) return undefined;
  return (decoded === base ? found : encodeURI(found)) + rest;
}

function mapRelative(
  centre: HelpCentre,
  source: PlacedText,
  moved: PlacedText,
  { written, relocation }: { readonly written: string; readonly relocation: Relocation },
): string | undefined {
  const [, base = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(written) ?? [];
  const path = pathWritten(source, written);
  if (path === undefined) return undefined;
  if (articleAt(centre, path) || centre.topics.has(path)) {
    const target = relocation.pathOf(path);
    if (pathWritten(moved, written) === target) return undefined;
    const [ending = ''] = /(?:^|\/)index\.mdx?$|\/$|\.mdx?$/.exec(base) ?? [];
    const isIndex = ending.includes('index');
    return wayTo(moved, target, written) + (isIndex && !ending.startsWith('/') ? '/' : '') + ending + rest;
  }
  const picture = findImage(centre, source, written);
  if (picture === undefined) return undefined;
  const target = withoutLocale(relocation.pictureOf(picture));
  const stays = folderOf(source) === folderOf(moved) && target === withoutLocale(picture);
  return stays || pathWritten(moved, base) === target ? undefined : wayTo(moved, target, written) + rest;
}

const withoutLocale = (name: string) => name.slice(name.indexOf('/') + 1).normalize('NFC');

/** A relative path. Writers who begin theirs with "." get one that does. */
function wayTo(from: PlacedText, path: string, written: string): string {
  const way = posix.relative(`/${folderOf(from)}`, `/${path}`) || '.';
  const shown = written.startsWith('.') && !way.startsWith('.') ? `./${way}` : way;
  return shown.replace(/[?#%]/g, encodeURIComponent);
}
