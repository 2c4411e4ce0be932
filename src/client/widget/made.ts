/** Elements that the widget makes itself. All text is set as text. */
import { drawing } from './icons.ts';

/** An element with attributes and children. `part` is what pages style it by. */
export function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Lucide icons (ISC, https://lucide.dev) of the open widget. */
const icons = {
  back: ['m15 18l-6-6l6-6'],
  close: ['M18 6L6 18M6 6l12 12'],
  search: ['m21 21l-4.34-4.34', 'M11 3a8 8 0 1 0 0 16a8 8 0 0 0 0-16'],
  home: [
    'M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8',
    'M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z',
  ],
  contact: [
    'M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092a10 10 0 1 0-4.777-4.719',
  ],
  stores: [
    'M20 10c0 4.993-5.539 10.193-7.399 11.799a1 1 0 0 1-1.202 0C9.539 20.193 4 14.993 4 10a8 8 0 0 1 16 0',
    'M12 7a3 3 0 1 0 0 6a3 3 0 0 0 0-6',
  ],
  here: [
    'M2 12h3m14 0h3M12 2v3m0 14v3',
    'M12 5a7 7 0 1 0 0 14a7 7 0 0 0 0-14',
    'M12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6',
  ],
  elsewhere: ['M7 7h10v10M7 17L17 7'],
} as const;

/** An icon by its name. */
export const picture = (name: keyof typeof icons): SVGSVGElement => drawing(...icons[name]);
