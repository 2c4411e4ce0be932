/** The reader's own words for a message: what they searched for, while they let it go along, and what did not help. */
import { fillText } from './contact-status.ts';
import { searchWords } from './reader.ts';

/** Messages with `{{words}}` and `{{reason}}`. */
export interface WordTexts {
  readonly include: string;
  readonly search: string;
  readonly reason: string;
}

/** Lines to add to a message. Shows the box with which the reader leaves the search words out. */
export function readersWords(panel: HTMLElement, texts: WordTexts): string {
  const words = searchWords();
  const reason = panel.dataset['reason'] ?? '';
  const offer = panel.querySelector<HTMLElement>('[data-words]');
  const box = offer?.querySelector('input');
  const label = offer?.querySelector('span');
  if (offer && label) {
    label.textContent = fillText(texts.include, { words });
    offer.hidden = words === '';
  }
  return [
    words && box?.checked && fillText(texts.search, { words }),
    reason && fillText(texts.reason, { reason }),
  ]
    .filter(Boolean)
    .join('\n');
}
