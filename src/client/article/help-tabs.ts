/** Tabs: without this script the parts stand one below the other. Tabs with the same `data-sync` follow each other. */
import { tryStorage } from '#client/page/storage.ts';

let count = 0;

export class HelpTabs extends HTMLElement {
  #abort: AbortController | undefined;

  connectedCallback(): void {
    if (this.querySelector('[role="tablist"]')) return;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const panels = [...this.querySelectorAll<HTMLElement>(':scope > .tab')];
    const list = document.createElement('div');
    list.setAttribute('role', 'tablist');
    const group = ++count;
    for (const [index, panel] of panels.entries()) {
      const label = panel.querySelector<HTMLElement>(':scope > .tab-label');
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.id = `tab-${group}-${index}`;
      tab.textContent = label?.textContent ?? '';
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', `panel-${group}-${index}`);
      list.append(tab);
      if (label) label.hidden = true;
      panel.id = `panel-${group}-${index}`;
    }
    this.prepend(list);
    this.#select(this.#remembered());
    list.addEventListener('click', (event) => this.#choose(event.target), { signal });
    list.addEventListener('keydown', (event) => this.#move(event), { signal });
    // Text was found in a part, or a link leads into it.
    this.addEventListener(
      'beforematch',
      ({ target }) => this.#select(panels.findIndex((panel) => panel === target)),
      { signal },
    );
    document.addEventListener('fener-tab', (event) => this.#follow(event), { signal });
  }

  disconnectedCallback(): void {
    this.#abort?.abort();
  }

  get #tabs(): HTMLButtonElement[] {
    return [...this.querySelectorAll<HTMLButtonElement>(':scope > [role="tablist"] > [role="tab"]')];
  }

  get #key(): string {
    return `fener-tab-${this.dataset['sync'] ?? ''}`;
  }

  #remembered(): number {
    if (!this.dataset['sync']) return 0;
    const label = tryStorage(() => sessionStorage.getItem(this.#key));
    return Math.max(
      0,
      this.#tabs.findIndex((tab) => tab.textContent === label),
    );
  }

  #select(index: number): void {
    if (index < 0) return;
    const tabs = this.#tabs;
    for (const [i, tab] of tabs.entries()) {
      tab.setAttribute('aria-selected', String(i === index));
      tab.tabIndex = i === index ? 0 : -1;
      const panel = this.querySelector<HTMLElement>(`#${tab.getAttribute('aria-controls') ?? ''}`);
      if (panel) showPanel(panel, i === index ? tab.id : undefined);
    }
  }

  #choose(target: EventTarget | null): void {
    const index = this.#tabs.findIndex((tab) => tab === target);
    const label = this.#tabs[index]?.textContent;
    if (index < 0 || !label) return;
    this.#select(index);
    const { sync } = this.dataset;
    if (!sync) return;
    tryStorage(() => sessionStorage.setItem(this.#key, label));
    document.dispatchEvent(new CustomEvent<TabChoice>('fener-tab', { detail: { sync, label, from: this } }));
  }

  #move(event: KeyboardEvent): void {
    const tabs = this.#tabs;
    const at = tabs.findIndex((tab) => tab.matches(':focus'));
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab?.focus();
    this.#choose(tab ?? null);
  }

  #follow({ detail }: CustomEvent<TabChoice>): void {
    if (detail.from === this || detail.sync !== this.dataset['sync']) return;
    const index = this.#tabs.findIndex((tab) => tab.textContent === detail.label);
    if (index >= 0) this.#select(index);
  }
}

/** Hidden parts stay where the browser's own search finds them, and out of reach of keys and screen readers. */
function showPanel(panel: HTMLElement, shownBy: string | undefined): void {
  if (shownBy !== undefined) {
    panel.setAttribute('aria-labelledby', shownBy);
    panel.removeAttribute('hidden');
    panel.setAttribute('role', 'tabpanel');
    panel.tabIndex = 0;
  } else {
    panel.setAttribute('hidden', 'until-found');
    // A section with a name is a landmark, even where it is hidden.
    panel.removeAttribute('aria-labelledby');
    panel.removeAttribute('role');
    panel.removeAttribute('tabindex');
  }
}

interface TabChoice {
  readonly sync: string;
  readonly label: string;
  readonly from: HTMLElement;
}

declare global {
  interface DocumentEventMap {
    'fener-tab': CustomEvent<TabChoice>;
  }
}

customElements.define('help-tabs', HelpTabs);
