/** What opens below a search field: notes, a listbox of links, and a foot. */
import { message } from '#client/page/messages.ts';
import { element } from './elements.ts';

let popups = 0;

/** The popup of a field, which it makes a combobox. */
export class SearchPopup {
  readonly id = `search-list-${++popups}`;
  readonly notes = element('div', { class: 'search-notes' });
  readonly list: HTMLElement;
  readonly foot = element('div', { class: 'search-foot' });
  readonly status = element('p', { class: 'visually-hidden', role: 'status' });
  readonly #input: HTMLInputElement;
  readonly #popup: HTMLDivElement;
  #active = -1;

  constructor(form: HTMLFormElement, input: HTMLInputElement) {
    this.#input = input;
    this.list = element('div', { role: 'listbox', id: this.id, 'aria-label': message('search:list') });
    this.#popup = element('div', { class: 'search-popup', hidden: '' }, this.notes, this.list, this.foot);
    form.append(this.#popup, this.status);
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-controls': this.id,
      'aria-autocomplete': 'list',
    })) {
      input.setAttribute(name, value);
    }
  }

  get options(): HTMLAnchorElement[] {
    return [...this.list.querySelectorAll('a')];
  }

  /** Index of the chosen option, -1 for none. */
  get active(): number {
    return this.#active;
  }

  get isClosed(): boolean {
    return this.#popup.hidden === true;
  }

  /** Opens with this content. */
  render(notes: readonly Node[], options: readonly HTMLAnchorElement[], foot: readonly Node[]): void {
    // Who has chosen a result already keeps it when more of them come, now perhaps with a heading in its address.
    const pageOf = ({ pathname, search }: HTMLAnchorElement) => pathname + search;
    const option = this.options[this.#active];
    const chosen = option && pageOf(option);
    this.notes.replaceChildren(...notes);
    this.list.replaceChildren(...options);
    this.foot.replaceChildren(...foot);
    this.#makeOptions();
    this.activate(options.findIndex((link) => pageOf(link) === chosen));
    this.#popup.hidden = false;
  }

  /** Says something in place of results. */
  tell(text: string): void {
    this.render([element('p', { class: 'search-note' }, text)], [], []);
    this.status.textContent = text;
  }

  /** Adds a group of links below the others. */
  addGroup(title: string, links: readonly HTMLAnchorElement[]): void {
    const heading = element('p', { class: 'search-group', id: `${this.id}-stores` }, title);
    this.list.append(element('div', { role: 'group', 'aria-labelledby': heading.id }, heading, ...links));
    this.#makeOptions();
  }

  /** Closes and forgets results, which were for another query. */
  empty(): void {
    this.list.replaceChildren();
    this.close();
  }

  close(): void {
    this.#popup.hidden = true;
    this.status.textContent = '';
    this.#input.setAttribute('aria-expanded', 'false');
    this.activate(-1);
  }

  /** Chooses an option by its index, or none. */
  activate(index: number): void {
    this.#active = index;
    const { options } = this;
    for (const [i, option] of options.entries()) option.setAttribute('aria-selected', String(i === index));
    const active = options[index];
    if (active) this.#input.setAttribute('aria-activedescendant', active.id);
    else this.#input.removeAttribute('aria-activedescendant');
    active?.scrollIntoView({ block: 'nearest' });
  }

  /** Makes every link of the list an option; the one that is chosen stays so. */
  #makeOptions(): void {
    const { options } = this;
    options.forEach((option, index) => {
      option.id = `${this.id}-${index}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', String(index === this.#active));
      option.tabIndex = -1;
    });
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
  }
}
