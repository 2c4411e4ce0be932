/** Finds the pictures and files that texts name: from the text's file, its address, or the top of the site. */
import { parentOf } from '#base/slash-path.ts';
import { decodePath, joinSourcePath } from '#import/tree/addresses.ts';
import type { AssetUser } from '#import/tree/tree.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { JekyllConfig } from './config.ts';
import type { JekyllPage } from './pages.ts';

/** How addresses in texts become paths of files. */
export function assetFinder(
  { files }: FolderPlace,
  { root, baseurl, url }: JekyllConfig,
  pages: readonly JekyllPage[],
) {
  const known = new Set(files);
  const pageOf = new Map(pages.map((page) => [`${page.locale}\n${page.address}`, page]));
  return (written: string, from: AssetUser): string | undefined => {
    const page = pageOf.get(`${from.locale}\n${from.address}`);
    const path = decodePath(withoutSite(written, url + baseurl).replace(/[?#].*$/, ''));
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return undefined;
    const bare = baseurl !== '' && path.startsWith(`${baseurl}/`) ? path.slice(baseurl.length) : path;
    const beside = [parentOf(page?.path ?? from.address), parentOf(page?.url ?? ''), page?.url ?? ''];
    // Tags of plugins name pictures below a folder that only their code knows.
    return [...(bare.startsWith('/') ? [] : beside), '', ...usualFolders]
      .flatMap((folder) => joinSourcePath(folder.replace(/^\/+|\/+$/g, ''), bare.replace(/^\/+/, '')) ?? [])
      .map((candidate) => root + candidate)
      .find((candidate) => known.has(candidate));
  };
}

const usualFolders = ['assets', 'assets/images', 'assets/img', 'images', 'img'];

const withoutSite = (url: string, site: string) =>
  site !== '' && url.startsWith(`${site}/`) ? url.slice(site.length) : url;
