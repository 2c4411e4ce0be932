import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { LocaleTree } from '#model/tree.ts';
import type { Locale, Site } from '#site/site.ts';

/** One locale of the help centre: what all that its pages say is made from. */
export interface LocaleContext {
  readonly centre: HelpCentre;
  readonly site: Site;
  readonly locale: Locale;
  readonly tree: LocaleTree;
  readonly t: Translate;
}
