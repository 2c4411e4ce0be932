/** Copies what is chosen, and says how that went. */
import { pageEvents } from '#client/feedback/events.ts';
import { message } from '#client/page/messages.ts';
import { write } from './clipboard.ts';
import type { Choice, CopyOptions, Desk } from './desk.ts';

export class Copier {
  readonly #desk: Desk;
  readonly #siteUrl: string;
  readonly #manual: HTMLTextAreaElement | null;

  /** `manual`: shows a text that the browser doesn't let us copy, to be copied by hand. */
  constructor(desk: Desk, siteUrl: string, manual: HTMLTextAreaElement | null) {
    this.#desk = desk;
    this.#siteUrl = siteUrl;
    this.#manual = manual;
  }

  /** What the agent is told; `undefined` where what is chosen can't be had. */
  async copy(choice: Choice, options: Omit<CopyOptions, 'siteUrl'>): Promise<string | undefined> {
    const copy = await this.#desk.copy(choice, { ...options, siteUrl: this.#siteUrl }).catch(() => undefined);
    if (!copy) return undefined;
    const manual = this.#manual;
    try {
      await write(copy.text, copy.html);
    } catch {
      if (manual) {
        Object.assign(manual, { hidden: false, value: copy.text });
        manual.select();
      }
      return message('agents:copyFailed');
    }
    if (manual) manual.hidden = true;
    count(choice, options);
    return message('agents:copied', { what: copy.text });
  }
}

/** Tells the collector which article was sent, and nothing of who sent it or to whom. */
function count(choice: Choice, { customer }: Pick<CopyOptions, 'customer'>): void {
  if (choice.kind === 'article')
    pageEvents().contacted({ via: 'agents', article: choice.id, locale: customer?.locale });
}
