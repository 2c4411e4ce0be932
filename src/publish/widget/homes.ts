/** The home page of each locale: it knows what the widget needs of a locale. */
import type { HelpCentre } from '#model/help-centre.ts';
import type { HomePage } from '#model/pages/home-page.ts';
import type { PageBuilder } from '#model/pages/page-builder.ts';
import { listPages } from '#model/pages/page-list.ts';

/** The views, none on a site without a widget. */
export const widgetHomes = (centre: HelpCentre, viewOf: PageBuilder): readonly HomePage[] =>
  centre.widget === undefined
    ? []
    : listPages(centre).flatMap((page) => {
        const view = page.kind === 'home' ? viewOf(page) : undefined;
        return view?.kind === 'home' ? [view] : [];
      });
