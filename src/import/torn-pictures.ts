/** Pictures that begin as one and can't be decoded: torn by a broken copy, for instance. */
import sharp from 'sharp';
import { errorText } from '#base/error-text.ts';
import { inParallel } from '#remote/in-parallel.ts';
import type { PlacedImage } from './tree/links/images.ts';
import type { SourceTree } from './tree/tree.ts';

/** What is wrong with shown pictures, by their addresses. Those that the build couldn't read are found here. */
export async function findTorn(
  { assets }: Pick<SourceTree, 'assets'>,
  shown: readonly PlacedImage[],
): Promise<ReadonlyMap<string, string>> {
  const sources = [...new Set(shown.map(({ source }) => source))];
  const found = await inParallel(sources, 2, async (source) => {
    const why = await whyTorn(assets.get(source)?.read);
    return why === undefined ? [] : [[source, why] as const];
  });
  return new Map(found.flat());
}

/** The tree in which those pictures count as missing. */
export function withTorn(tree: SourceTree, torn: ReadonlyMap<string, string>): SourceTree {
  const assets = [...tree.assets].map(([address, asset]) => {
    const why = torn.get(address);
    return [address, why === undefined ? asset : { ...asset, whyUnshown: () => why }] as const;
  });
  return { ...tree, assets: new Map(assets) };
}

async function whyTorn(read: (() => Promise<Uint8Array>) | undefined): Promise<string | undefined> {
  if (read === undefined) return undefined;
  try {
    const image = sharp(await read());
    const { format, pages = 1 } = await image.metadata();
    // The build copies animations as they are, and drawings after cleaning.
    if (format !== 'svg' && pages === 1) await image.resize(8).raw().toBuffer();
    return undefined;
  } catch (error) {
    return `it can't be decoded: ${errorText(error).replace(/^Input buffer (?:has corrupt header: )?/, '')}`;
  }
}
