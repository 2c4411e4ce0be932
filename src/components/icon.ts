/** Icons from Lucide (https://lucide.dev, ISC), as SVG text to put into the page. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = join(dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons');
const known = new Map<string, string>();

/** SVG of an icon, hidden from screen readers. For a name that Lucide doesn't have, a neutral document icon. */
export function iconSvg(name: string): string {
  let svg = known.get(name);
  if (svg === undefined) {
    const wanted = join(folder, `${name}.svg`);
    const shapes = readFileSync(existsSync(wanted) ? wanted : join(folder, 'file-text.svg'), 'utf8')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/^[\s\S]*?<svg[^>]*>|<\/svg>[\s\S]*$/g, '')
      .replace(/\s+/g, ' ')
      .replace(/> </g, '><')
      .trim();
    svg = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes}</svg>`;
    known.set(name, svg);
  }
  return svg;
}
