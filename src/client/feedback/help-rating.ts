/**
 * `<help-rating>`: makes the rating form of an article answer immediately. The form works without it, with a post that
 * returns to the article; markup: `components/Rating.astro`.
 *
 * It reads `data-about` (the article), `data-locale`, `data-epoch`, `data-rev`, `data-endpoint` of the element, and in
 * it: `button[value="yes"]`, `button[value="no"]`,
 * `[data-follow-up]` with `[data-reasons]` (checkboxes `why`), `textarea[name="comment"]`, `[data-send]`; `[data-undo]`,
 * `[data-contact]`, `[data-status]`. On the element it sets `data-state="none|yes|no"`.
 */
import { message } from '#client/page/messages.ts';
import { tryStorage } from '#client/page/storage.ts';
import { isReason, type RatingReason } from '#model/feedback/browser/reasons.ts';
import { cleanText } from '#model/feedback/browser/text.ts';
import type { FeedbackEvent } from '#model/feedback/events.ts';
import { newId } from './delivery.ts';
import { noMemory, readMemory, type RatingMemory } from './rating-memory.ts';
import { createRatingQueue, type RatingQueue } from './rating-queue.ts';

export class HelpRating extends HTMLElement {
  #queue: RatingQueue | undefined;
  #abort = new AbortController();
  #memory: RatingMemory = noMemory;

  connectedCallback(): void {
    const { signal } = (this.#abort = new AbortController());
    this.#queue = createRatingQueue(this.dataset['endpoint'] ?? '/_feedback/v1/e', signal);
    this.#restore(tryStorage(() => localStorage.getItem(this.#key)) ?? '');
    for (const type of ['submit', 'click', 'change']) this.addEventListener(type, this, { signal });
    this.#show('');
  }

  disconnectedCallback(): void {
    this.#abort.abort();
  }

  get #key(): string {
    const { about: article, locale, epoch } = this.dataset;
    return `hc.v1:${article}:${locale}:${epoch}`;
  }

  #restore(saved: string): void {
    // Somebody else's value under our key counts as none: the next vote replaces it.
    this.#memory = readMemory(saved) ?? noMemory;
    const { why, c } = this.#memory;
    for (const box of this.#boxes) box.checked = why.some((reason) => reason === box.value);
    if (this.#comment) this.#comment.value = c;
  }

  handleEvent(event: Event): void {
    const { target } = event;
    if (event instanceof SubmitEvent) {
      event.preventDefault();
      const value = event.submitter?.getAttribute('value');
      if (value === 'yes' || value === 'no') this.#vote(value === 'yes' ? 1 : -1);
    } else if (event.type === 'change') {
      if (target instanceof HTMLInputElement && target.name === 'why') this.#vote(-1);
    } else if (target instanceof Element) {
      if (target.closest('[data-undo]')) this.#undo();
      if (target.closest('[data-send]')) this.#say(this.#comment?.value ?? '');
    }
  }

  #vote(x: -1 | 1): void {
    const why = x === 1 ? [] : this.#reasons;
    const { x: before, why: reasons } = this.#memory;
    // A second press on the same button says nothing new.
    if (x !== before || String(why) !== String(reasons)) this.#send({ x, why });
    this.#show(x === 1 ? 'thanksYes' : 'thanksNo');
  }

  #say(text: string): void {
    const c = cleanText(text);
    if (c !== this.#memory.c) this.#send({ c });
    this.#show('sent');
  }

  #undo(): void {
    if (this.#memory.c !== '') this.#send({ c: '' });
    this.#send({ x: 0, why: [] });
    for (const box of this.#boxes) box.checked = false;
    if (this.#comment) this.#comment.value = '';
    this.#show('undone');
    this.querySelector<HTMLElement>('button[value="yes"]')?.focus();
  }

  /** Remembers what changed, and sends it as the next event of this vote. */
  #send(change: Partial<Pick<RatingMemory, 'x' | 'why' | 'c'>>): void {
    const { vk, s } = this.#memory;
    this.#memory = { ...this.#memory, ...change, vk: vk || newId(), s: s + 1 };
    tryStorage(() => localStorage.setItem(this.#key, JSON.stringify(this.#memory)));
    const { about: article = '', locale = '', rev = '' } = this.dataset;
    const about = {
      id: newId(),
      t: Date.now(),
      a: article,
      l: locale,
      r: rev,
      vk: this.#memory.vk,
      s: s + 1,
    };
    const { x, why, c } = this.#memory;
    const trap = this.querySelector<HTMLInputElement>('input[name="website"]')?.value;
    const event: FeedbackEvent =
      'c' in change
        ? { ...about, k: 'comment', c, ...(trap ? { h: trap } : {}) }
        : { ...about, k: 'rate', x, ...(why.length > 0 ? { why: [...why] } : {}) };
    this.#queue?.add(event);
  }

  #show(said: 'thanksYes' | 'thanksNo' | 'sent' | 'undone' | ''): void {
    const { x } = this.#memory;
    const state = x === 1 ? 'yes' : x === -1 ? 'no' : 'none';
    this.dataset['state'] = state;
    for (const button of this.querySelectorAll<HTMLButtonElement>('button[value]')) {
      button.ariaPressed = String(button.value === state);
    }
    // After sending, the form isn't needed. The buttons open it again.
    this.#hide('[data-follow-up]', x === 0 || said === 'sent');
    this.#hide('[data-reasons]', x !== -1);
    this.#hide('[data-contact]', x !== -1);
    this.#hide('[data-send]', false);
    this.#hide('[data-undo]', x === 0);
    this.querySelector<HTMLDetailsElement>('details[data-follow-up]')?.toggleAttribute('open', true);
    this.#tellChannels(x === -1);
    const status = this.querySelector('[data-status]');
    if (status) status.textContent = said && message(`feedback:rating.${said}`);
    // The button that was pressed has disappeared.
    if (said === 'sent') this.querySelector<HTMLElement>('[data-status]')?.focus();
  }

  /** What did not help goes along to the contact channel that the reader chooses, for them to see before they send it. */
  #tellChannels(isUnhelpful: boolean): void {
    const channels = document.querySelector<HTMLElement>('help-contact');
    if (!channels) return;
    const reasons = this.#boxes
      .filter((box) => box.checked)
      .map((box) => box.closest('label')?.textContent.trim());
    const said = isUnhelpful ? [...reasons, this.#memory.c].filter(Boolean).join('; ') : '';
    if ((channels.dataset['reason'] ?? '') !== said) channels.dataset['reason'] = said;
  }

  #hide(selector: string, hidden: boolean): void {
    for (const part of this.querySelectorAll<HTMLElement>(selector)) part.hidden = hidden;
  }

  get #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[name="why"]')];
  }

  get #reasons(): RatingReason[] {
    return this.#boxes.filter((box) => box.checked).flatMap(({ value }) => (isReason(value) ? [value] : []));
  }

  get #comment(): HTMLTextAreaElement | null {
    return this.querySelector('textarea[name="comment"]');
  }
}

if (!customElements.get('help-rating')) customElements.define('help-rating', HelpRating);
