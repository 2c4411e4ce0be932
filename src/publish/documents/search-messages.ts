/** Messages of the search: no page carries them but its own, since few readers of an article search. */
import { messagesOf, searchParts } from '#i18n/browser-messages.ts';
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { searchMessagesPath } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** One JSON per locale. */
export function searchMessageFiles(
  { site, stores, contact }: Pick<HelpCentre, 'site' | 'stores' | 'contact'>,
  translator: (locale: string) => Translate,
): OutputFile[] {
  const parts = searchParts({ stores: stores !== undefined, contact: contact !== undefined });
  return site.locales.map(({ id }) => ({
    path: searchMessagesPath(id).slice(1),
    content: `${JSON.stringify(messagesOf(parts, translator(id)))}\n`,
  }));
}
