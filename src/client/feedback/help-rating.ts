/**
 * `<help-rating>`: makes the rating form of an article answer immediately. The form works without it, with a post that
 * returns to the article; markup: `components/Rating.astro`.
 *
 * It reads `data-about` (the article), `data-locale`, `data-epoch`, `data-rev`, `data-endpoint` of the element, and in
 * it: `button[value="yes"]`, `button[value="no"]`,
 * `[data-follow-up]` with `[data-reasons]` (checkboxes `why`), `textarea[name="comment"]`, `[data-send]`; `[data-undo]`,
 * `[data-contact]`, `[data-status]`. On the element it sets `data-state="none|yes|no"`.
 */
import { isLike } from '#client/page/is-like.ts';
import { message } from '#client/page/messages.ts';
import { servedPath } from '#client/page/served-path.ts';
import { storedJson, storeJson } from '#client/page/storage.ts';
import type { RatingReason } from '#model/feedback/browser/reasons.ts';
import { cleanText } from '#model/feedback/browser/text.ts';
import type { CommentEvent, RateEvent } from '#model/feedback/events.ts';
import { newId } from './delivery.ts';
import { createRatingQueue, type RatingQueue } from './rating-queue.ts';

/** What the reader said about this article, as this browser remembers it: vote key, sequence, vote, reasons, comment. */
interface Memory {
  readonly vk: string;
  readonly s: number;
  readonly x: number;
  readonly why: unknown;
  readonly c: string;
}

/** A checkbox of the form: `Rating.astro` makes one for each reason. */
interface ReasonBox extends HTMLInputElement {
  value: RatingReason;
}

const nothing: Memory = { vk: '', s: 0, x: 0, why: [], c: '' };

export class HelpRating extends HTMLElement {
  #queue: RatingQueue | undefined;
  #abort: AbortController | undefined;
  #memory = nothing;

  connectedCallback(): void {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#queue = createRatingQueue(servedPath(this.dataset['endpoint'] ?? ''), signal);
    this.#restore(storedJson(this.#key));
    for (const type of ['submit', 'click', 'change']) this.addEventListener(type, this, { signal });
    this.#show('');
  }

  disconnectedCallback(): void {
    this.#abort?.abort();
  }

  get #key(): string {
    const { about: article, locale, epoch } = this.dataset;
    return `hc.v1:${article}:${locale}:${epoch}`;
  }

  /** Shows what the reader said before. What is damaged, or somebody else's, the next vote replaces. */
  #restore(saved: unknown): void {
    if (!isLike(saved, nothing)) return;
    this.#memory = saved;
    const { why, c } = saved;
    for (const box of this.#boxes) box.checked = [why].flat().includes(box.value);
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
    const why = x === 1 ? [] : this.#checked.map(({ value }) => value);
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
  #send(change: (Pick<RateEvent, 'x'> & { readonly why: RatingReason[] }) | Pick<CommentEvent, 'c'>): void {
    const { vk, s } = this.#memory;
    const own = { vk: vk || newId(), s: s + 1 };
    this.#memory = { ...this.#memory, ...change, ...own };
    storeJson(this.#key, this.#memory);
    const { about: a = '', locale: l = '', rev: r = '' } = this.dataset;
    const event = { id: newId(), t: Date.now(), a, l, r, ...own };
    const h = this.querySelector<HTMLInputElement>('input[name="website"]')?.value;
    this.#queue?.add(
      'c' in change
        ? { ...event, k: 'comment', c: change.c, ...(h && { h }) }
        : { ...event, k: 'rate', x: change.x, ...(change.why.length > 0 && { why: change.why }) },
    );
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
    this.#hide('[data-reasons], [data-contact]', x !== -1);
    this.#hide('[data-send]', false);
    this.#hide('[data-undo]', x === 0);
    this.querySelector('[data-follow-up]')?.toggleAttribute('open', true);
    this.#tellChannels(x === -1);
    const status = this.querySelector<HTMLElement>('[data-status]');
    if (status) status.textContent = said && message(`feedback:rating.${said}`);
    // The button that was pressed has disappeared.
    if (said === 'sent') status?.focus();
  }

  /** What did not help goes along to the contact channel that the reader chooses, for them to see before they send it. */
  #tellChannels(isUnhelpful: boolean): void {
    const channels = document.querySelector<HTMLElement>('help-contact');
    if (!channels) return;
    const reasons = this.#checked.map((box) => box.closest('label')?.textContent.trim());
    const said = isUnhelpful ? [...reasons, this.#memory.c].filter(Boolean).join('; ') : '';
    if ((channels.dataset['reason'] ?? '') !== said) channels.dataset['reason'] = said;
  }

  #hide(selector: string, hidden: boolean): void {
    for (const part of this.querySelectorAll<HTMLElement>(selector)) part.hidden = hidden;
  }

  get #boxes(): ReasonBox[] {
    return [...this.querySelectorAll<ReasonBox>('input[name="why"]')];
  }

  get #checked(): ReasonBox[] {
    return this.#boxes.filter((box) => box.checked);
  }

  get #comment(): HTMLTextAreaElement | null {
    return this.querySelector('textarea[name="comment"]');
  }
}

if (!customElements.get('help-rating')) customElements.define('help-rating', HelpRating);
