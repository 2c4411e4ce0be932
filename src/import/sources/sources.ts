/** The table of sources. A new one is a folder beside this file and a line below. */
import { markdown } from './markdown/markdown.ts';
import type { Source } from './source.ts';

export const sources = { markdown } as const satisfies Record<string, Source>;

export type SourceName = keyof typeof sources;

export const sourceNames = Object.keys(sources) as readonly SourceName[];
