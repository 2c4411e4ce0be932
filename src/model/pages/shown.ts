/** What a set of pages shows. */
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { PageBuilder } from './page-builder.ts';
import type { PageReference } from './page-list.ts';
import type { RenderedImage } from './render-context.ts';
import type { DrawnMap } from './locale-stores.ts';

/** An SVG element. Empty if there is nothing to draw. */
export type DrawStoreMap = (map: DrawnMap, locale: string) => string;

export interface Shown {
  readonly centre: HelpCentre;
  readonly translator: (locale: string) => Translate;
  readonly viewOf: PageBuilder;
  /** Images of articles, by path below `articles/`. */
  readonly images: ReadonlyMap<string, RenderedImage>;
  /** Draws maps of stores; absent on a site without them. */
  readonly drawStoreMap: DrawStoreMap | undefined;
  /** The pages to render; the others are up to date. */
  readonly pages: readonly PageReference[];
  /** In development: the addresses that were asked for. Of tens of thousands of pages, Astro looks at these alone. */
  readonly asked?: ReadonlySet<string>;
}
