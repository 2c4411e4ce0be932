/** Icons of the site: for tabs, home screens and installed apps, from one SVG or PNG, or drawn from the site's name. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { areIntact, sealOf, type Seal } from '#base/seal.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { cleanDrawing, isDrawing } from '#files/drawings.ts';
import type { Places } from '#files/places.ts';
import { publicPath } from '#files/public-files.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { homePath, iconPaths, servedPath } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';
import type { Site } from '#site/site.ts';
import { drawnIcon } from './drawn-icon.ts';
import { icoOf } from './ico.ts';

/** Raise it when the same icon produces other files. */
const version = 2;

/** A picture of the site, and whether it fills its square to the edges. */
interface Source {
  readonly bytes: Buffer;
  readonly isSvg: boolean;
  readonly isFull: boolean;
}

/** What the icons of a site are made from: `key` says which picture that is, `make` draws or cleans it. */
function sourceOf(
  site: Site,
  places: Places,
): { readonly key: unknown; readonly make: () => Promise<Source> | Source } {
  const path = site.brand.icon === undefined ? undefined : publicPath(places, site.brand.icon);
  if (path === undefined) {
    const { name, source, brand } = site;
    const make = () => ({ bytes: Buffer.from(drawnIcon(site)), isSvg: true, isFull: false });
    return { key: ['drawn', name, source.lang, brand.palette.light], make };
  }
  const bytes = readFileSync(path);
  const make = async () =>
    isDrawing(path)
      ? { bytes: Buffer.from(cleanDrawing(bytes)), isSvg: true, isFull: false }
      : { bytes, isSvg: false, isFull: (await sharp(bytes).stats()).isOpaque };
  return { key: [contentHash(bytes), isDrawing(path)], make };
}

const iconsRecord = recordKind<Readonly<Record<string, Seal>>>('icons 1');

/**
 * The icons and the web manifest. A public file at one of their addresses takes its place. Kept in `<cacheDir>/icons`,
 * by what they are made from.
 */
export async function iconFiles(
  { site, publicFiles }: Pick<HelpCentre, 'site' | 'publicFiles'>,
  places: Places,
): Promise<OutputFile[]> {
  const source = sourceOf(site, places);
  const { paper, brandFill } = site.brand.palette.light;
  const isDrawn = site.brand.icon === undefined;
  const key = contentHash(JSON.stringify([version, source.key, isDrawn, brandFill]));
  const folder = join(places.cacheDir, 'icons', key);
  const record = join(folder, 'icons.json');
  let seals = iconsRecord.read(record);
  if (!seals || !areIntact(folder, seals)) {
    mkdirSync(folder, { recursive: true });
    const made = await makeIcons(await source.make(), isDrawn ? brandFill : '#ffffff');
    for (const [name, content] of made) writeAtomically(join(folder, name), content);
    seals = Object.fromEntries(made.map(([name, content]) => [name, sealOf(join(folder, name), content)]));
    iconsRecord.write(record, seals);
  }
  const pictures = Object.keys(seals).map((name) => ({
    path: name,
    copyOf: join(folder, name),
    key: `${key} ${name}`,
  }));
  const manifest = { path: iconPaths.manifest.slice(1), content: manifestOf(site, paper) };
  return [...pictures, manifest].filter(({ path }) => !publicFiles.has(`/${path}`));
}

async function makeIcons(source: Source, background: string): Promise<[name: string, content: Buffer][]> {
  const draw = (size: number, margin = 0, ground?: string) => drawAt(source, { size, margin, ground });
  const { svg, ico, touch, small, large, maskable } = iconPaths;
  const inset = (size: number, share: number) => (source.isFull ? 0 : Math.round(size * share));
  const made: [string, Buffer][] = [
    [ico, icoOf([await draw(16), await draw(32), await draw(48)])],
    [touch, await draw(180, inset(180, 0.1), background)],
    [small, await draw(192)],
    [large, await draw(512)],
    // Systems cut it to a circle or a rounded square: what counts lies in the middle, https://www.w3.org/TR/appmanifest/#icon-masks.
    [maskable, await draw(512, inset(512, 0.19), background)],
    ...(source.isSvg ? [[svg, source.bytes] as [string, Buffer]] : []),
  ];
  return made.map(([path, content]) => [path.slice(1), content]);
}

/** The picture as a square PNG, with a margin and perhaps a ground. */
async function drawAt(
  { bytes, isSvg }: Source,
  {
    size,
    margin,
    ground,
  }: { readonly size: number; readonly margin: number; readonly ground: string | undefined },
): Promise<Buffer> {
  const { width, height } = await sharp(bytes).metadata();
  // Drawings are drawn as large as they are needed.
  const density = isSvg ? Math.min(2400, Math.max(72, (72 * size) / Math.max(width, height))) : 72;
  const background = ground ?? { r: 0, g: 0, b: 0, alpha: 0 };
  const inner = size - 2 * margin;
  const picture = sharp(bytes, isSvg ? { density } : {});
  return (ground === undefined ? picture : picture.flatten({ background }))
    .resize(inner, inner, { fit: 'contain', background })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background })
    .png({ compressionLevel: 9, palette: false })
    .toBuffer();
}

/** https://www.w3.org/TR/appmanifest/. A help centre stays in the browser: it needs its address bar and its back button. */
function manifestOf(site: Site, paper: string): string {
  const icon = (src: string, size: number, purpose?: string) => ({
    src: servedPath(site, src),
    sizes: `${size}x${size}`,
    type: 'image/png',
    ...(purpose !== undefined && { purpose }),
  });
  const { small, large, maskable } = iconPaths;
  return JSON.stringify({
    name: site.name,
    lang: site.source.lang,
    dir: site.source.dir,
    start_url: servedPath(site, homePath(site.source.id)),
    scope: servedPath(site, '/'),
    display: 'browser',
    background_color: paper,
    theme_color: paper,
    icons: [icon(small, 192), icon(large, 512), icon(maskable, 512, 'maskable')],
  });
}
