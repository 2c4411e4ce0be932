/** What the build puts into the module of a site: `publish/widget/bundle.ts` gives the values. */
import type { SiteFacts } from '#model/widget/browser/widget-file.ts';

export const siteFacts: SiteFacts = { locales: [], source: '', position: 'end', colors: '' };
