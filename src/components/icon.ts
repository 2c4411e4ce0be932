/** Icons from Lucide (https://lucide.dev, ISC), as SVG text to put into the page. */
import { lucideShapes } from '#files/lucide.ts';

/** SVG of an icon, hidden from screen readers. For a name that Lucide doesn't have, a neutral document icon. */
export function iconSvg(name: string): string {
  const shapes = lucideShapes();
  const own = shapes.get(name) ?? shapes.get('file-text') ?? '';
  return `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${own}</svg>`;
}
