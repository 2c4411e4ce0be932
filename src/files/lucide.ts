/** Drawings of Lucide (https://lucide.dev, ISC) by name, from a package that has them in one file. */
import { createRequire } from 'node:module';
import { z } from 'zod';

/** Names of icons, former ones included. A check needs no more, and to read the shapes takes longer. */
export function lucideNames(): ReadonlySet<string> {
  const { icons, aliases } = readIcons();
  return new Set([...Object.keys(icons), ...Object.keys(aliases)]);
}

const iconSet = z.object({
  icons: z.record(z.string(), z.object({ body: z.string() })),
  aliases: z.record(z.string(), z.object({ parent: z.string() })),
});

let known: ReadonlyMap<string, string> | undefined;

/** The shapes of each icon as SVG, former names included. Strokes are for the style to say. Read once. */
export function lucideShapes(): ReadonlyMap<string, string> {
  known ??= readShapes();
  return known;
}

function readShapes(): ReadonlyMap<string, string> {
  const { icons, aliases } = readIcons();
  const shapes = new Map(Object.entries(icons).map(([name, { body }]) => [name, withoutStroke(body)]));
  for (const [name, { parent }] of Object.entries(aliases)) shapes.set(name, shapes.get(parent) ?? '');
  return shapes;
}

const readIcons = () => iconSet.parse(createRequire(import.meta.url)('@iconify-json/lucide/icons.json'));

/** Without what every icon says of its stroke, and without the group that only says it. */
const withoutStroke = (body: string): string =>
  body
    .replaceAll(
      / (?:fill="none"|stroke="currentColor"|stroke-(?:linecap|linejoin)="round"|stroke-width="2")/g,
      '',
    )
    .replace(/^<g>(.*)<\/g>$/, '$1');
