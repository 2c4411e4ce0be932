/** The table of sources. A new one is a folder beside this file and a line below. */
import { freshdesk } from './freshdesk/freshdesk.ts';
import { helpscout } from './helpscout/helpscout.ts';
import { confluence } from './confluence/confluence.ts';
import { hugo } from './hugo/hugo.ts';
import { intercom } from './intercom/intercom.ts';
import { wordpress } from './wordpress/wordpress.ts';
import { zendesk } from './zendesk/zendesk.ts';
import { docusaurus } from './docusaurus/docusaurus.ts';
import { mkdocs } from './mkdocs/mkdocs.ts';
import { markdown } from './markdown/markdown.ts';
import { jekyll } from './jekyll/jekyll.ts';
import { gitbook } from './gitbook/gitbook.ts';
import { logseq } from './logseq/logseq.ts';
import { notion } from './notion/notion.ts';
import { obsidian } from './obsidian/obsidian.ts';
import { starlight } from './starlight/starlight.ts';
import { vitepress } from './vitepress/vitepress.ts';
import type { Place } from './place.ts';
import type { Source } from './source.ts';

/** In the order in which they are asked whether they know a place: the most particular first. */
export const sources = {
  zendesk,
  intercom,
  helpscout,
  freshdesk,
  confluence,
  wordpress,
  vitepress,
  docusaurus,
  starlight,
  mkdocs,
  hugo,
  gitbook,
  jekyll,
  logseq,
  notion,
  obsidian,
  markdown,
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof sources;

export const sourceNames = Object.keys(sources) as readonly SourceName[];

export interface Recognised {
  readonly name: SourceName;
  /** What the place was recognised by. */
  readonly by: string;
}

/** The source that reads a place, if there is one. */
export function recognise(place: Place): Recognised | undefined {
  for (const name of sourceNames) {
    const by = sources[name].recognise(place);
    if (by !== undefined) return { name, by };
  }
  return undefined;
}
