/** Drawings of the widget: Lucide icons (ISC, https://lucide.dev). */
const icons = {
  help: [
    'M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092a10 10 0 1 0-4.777-4.719',
    'M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3m.08 4h.01',
  ],
  close: ['M18 6L6 18M6 6l12 12'],
  down: ['m6 9l6 6l6-6'],
} as const;

const namespace = 'http://www.w3.org/2000/svg';

/** A drawing of lines in the colour of the text around it. */
export function drawing(...paths: readonly string[]): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(
    ...paths.map((d) => {
      const path = document.createElementNS(namespace, 'path');
      path.setAttribute('d', d);
      return path;
    }),
  );
  return svg;
}

/** An icon by its name. */
export const icon = (name: keyof typeof icons): SVGSVGElement => drawing(...icons[name]);
