/** What a set of pages shows. */
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { PageReference } from './page-builder.ts';
import type { LocalePage } from './page.ts';

export interface Shown {
  readonly centre: HelpCentre;
  readonly translator: (locale: string) => Translate;
  readonly viewOf: (page: PageReference) => LocalePage;
  /** The pages to render; the others are up to date. */
  readonly pages: readonly PageReference[];
}
