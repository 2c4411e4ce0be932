/** The reader's own words for a message: what they searched for, while they let it go along, and what did not help. */
import { message } from '#client/page/messages.ts';
import { searchWords } from '#client/page/reader.ts';

/** Lines to add to a message. Shows the box with which the reader leaves the search words out. */
export function readersWords(panel: HTMLElement): string {
  const words = searchWords();
  const reason = panel.dataset['reason'] ?? '';
  const offer = panel.querySelector<HTMLElement>('[data-words]');
  const box = offer?.querySelector('input');
  const label = offer?.querySelector('span');
  if (offer && label) {
    label.textContent = message('contact:panel.include', { words });
    offer.hidden = words === '';
  }
  return [
    words && box?.checked && message('contact:prefill.search', { words }),
    reason && message('contact:prefill.reason', { reason }),
  ]
    .filter(Boolean)
    .join('\n');
}
