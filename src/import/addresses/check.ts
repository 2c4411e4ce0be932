/** Asks the content that an import wrote for a list of the old site's addresses. */
import { readContent } from '#files/read-content.ts';
import { placesFrom } from '#files/places.ts';
import { buildHelpCentre } from '#model/help-centre.ts';
import type { Note } from '#import/tree/notes.ts';
import type { AnsweredAddresses } from '#import/writer/writer.ts';
import { answerAddresses } from './answer.ts';
import { readAddressList } from './read-list.ts';

export interface CheckedAddresses {
  readonly addresses: AnsweredAddresses | undefined;
  readonly notes: readonly Note[];
}

/** What the site of a content folder answers, by the rules that its build writes. Notes: `address-unanswered`, `file-skipped`. */
export function checkAddresses(list: string, contentDir: string): CheckedAddresses {
  const { addresses, unread } = readAddressList(list);
  const notes = unread.map(({ file, message }): Note => ({
    file,
    line: undefined,
    kind: 'file-skipped',
    what: message,
  }));
  const { site, ...content } = readContent(placesFrom({ CONTENT_DIR: contentDir }));
  if (!site) return { addresses: undefined, notes };
  const { centre } = buildHelpCentre({ ...content, site, drafts: false });
  const { result, notes: open } = answerAddresses(centre, addresses);
  return { addresses: result, notes: [...notes, ...open] };
}
