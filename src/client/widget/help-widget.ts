/** `<help-widget>`: the button, and the way to everything that opens. */
import {
  asList,
  asText,
  isLastOpened,
  join,
  leave,
  ownValue,
  takeTurn,
  type Suggested,
  type WidgetEvents,
  type WidgetMethods,
  type WidgetView,
} from './api.ts';
import { centreAddress } from './centre-address.ts';
import { icon } from './icons.ts';
import { launcherStyles } from './launcher-styles.ts';
import { chooseLocale } from './locale.ts';
import type { Panel } from './panel.ts';
import { sheetOf } from './sheet.ts';
import { siteFacts } from './site-facts.ts';

let launcherSheet: CSSStyleSheet | undefined;

export class HelpWidget extends HTMLElement implements WidgetMethods {
  static readonly observedAttributes = ['locale', 'lang', 'position', 'launcher'];

  readonly #shadow = this.attachShadow({ mode: 'open' });
  readonly #root = document.createElement('div');
  readonly #launcher = document.createElement('button');
  readonly #listeners = new Map<unknown, (event: Event) => void>();
  #panel: Promise<Panel> | undefined;
  #suggested: Suggested | undefined;
  #text = '';
  #isOpen = false;

  constructor() {
    super();
    launcherSheet ??= sheetOf(`.root { ${siteFacts.colors} }${launcherStyles}`);
    this.#shadow.adoptedStyleSheets = [launcherSheet];
    this.#launcher.type = 'button';
    this.#launcher.className = 'launcher';
    this.#launcher.part.add('launcher');
    this.#launcher.popover = 'manual';
    this.#launcher.ariaHasPopup = 'dialog';
    this.#launcher.append(icon('help'), icon('down'));
    this.#launcher.addEventListener('click', () => this.toggle());
    this.#root.append(this.#launcher);
    this.#shadow.append(this.#root);
    // Keys that somebody types here are no shortcuts of the page.
    for (const type of ['keydown', 'keypress', 'keyup', 'input', 'change', 'submit', 'paste', 'beforeinput'])
      this.#shadow.addEventListener(type, (event) => event.stopPropagation());
  }

  connectedCallback(): void {
    this.#show();
    join(this);
    this.#tell('ready', undefined);
  }

  disconnectedCallback(): void {
    leave(this);
    this.close();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  open(): void {
    void this.#open((panel) => panel.start());
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    void this.#panel?.then((panel) => panel.close()).catch(() => undefined);
    this.#show();
    this.#tell('close', undefined);
  }

  toggle(): void {
    if (this.#isOpen) this.close();
    else this.open();
  }

  search(query: string): void {
    const text = asText(query);
    void this.#open((panel) => panel.search(text));
  }

  article(id: string, options?: { readonly anchor?: string }): void {
    const [name, anchor] = [asText(id), asText(ownValue(options, 'anchor'))];
    void this.#open((panel) => panel.article(name, anchor), `/a/${encodeURIComponent(name)}/`);
  }

  navigate(view: WidgetView): void {
    const known = (['home', 'contact', 'stores'] as const).find((name) => name === view);
    if (known) void this.#open((panel) => panel.go(known));
  }

  suggest(suggested?: Suggested | readonly string[]): void {
    const articles = asList(Array.isArray(suggested) ? suggested : ownValue(suggested, 'articles'));
    const topic = asText(ownValue(suggested, 'topic'));
    const isNamed = articles.length > 0 || topic !== '';
    this.#suggested = isNamed ? { articles, ...(topic && { topic }) } : undefined;
    void this.#panel?.then((panel) => panel.refresh()).catch(() => undefined);
  }

  prefill(fields: { readonly text?: string }): void {
    this.#text = asText(ownValue(fields, 'text'));
    void this.#panel?.then((panel) => panel.prefill(this.#text)).catch(() => undefined);
  }

  on<Name extends keyof WidgetEvents>(name: Name, listener: (detail: WidgetEvents[Name]) => void): void {
    if (typeof listener !== 'function' || this.#listeners.has(listener)) return;
    // The only one who makes these events is `#tell`.
    const pass = (event: Event) => listener((event as CustomEvent<WidgetEvents[Name]>).detail);
    this.#listeners.set(listener, pass);
    this.addEventListener(`help-${asText(name)}`, pass);
  }

  off<Name extends keyof WidgetEvents>(name: Name, listener: (detail: WidgetEvents[Name]) => void): void {
    const pass = this.#listeners.get(listener);
    if (pass) this.removeEventListener(`help-${asText(name)}`, pass);
    this.#listeners.delete(listener);
  }

  /** What the page suggests: by a call, or by its attributes. */
  get suggested(): Suggested | undefined {
    if (this.#suggested) return this.#suggested;
    const [articles, topic] = [asList(this.getAttribute('articles')), this.getAttribute('topic') ?? ''];
    return articles.length > 0 || topic !== '' ? { articles, ...(topic && { topic }) } : undefined;
  }

  /** Opens, then goes somewhere. Where nothing can be fetched, the help centre opens in a tab of its own. */
  async #open(go: (panel: Panel) => void, elsewhere = '/'): Promise<void> {
    if (!this.isConnected) return;
    takeTurn(this);
    const wasOpen = this.#isOpen;
    this.#isOpen = true;
    this.#show();
    if (!wasOpen) this.#tell('open', undefined);
    try {
      const panel = await (this.#panel ??= this.#load());
      // It may have been closed while its code was on its way.
      if (!isLastOpened(this) || this.#launcher.ariaExpanded !== 'true') return;
      panel.show();
      go(panel);
    } catch {
      this.#panel = undefined;
      this.close();
      globalThis.open(centreAddress + elsewhere, '_blank', 'noopener');
    }
  }

  async #load(): Promise<Panel> {
    const { Panel: Opened } = await import('./panel.ts');
    const panel = new Opened({
      root: this.#root,
      shadow: this.#shadow,
      launcher: this.#launcher,
      locale: () => chooseLocale(this),
      suggested: () => this.suggested,
      close: () => this.close(),
      tell: (name, detail) => this.#tell(name, detail),
    });
    panel.prefill(this.#text);
    return panel;
  }

  #show(): void {
    const { lang, dir, label, close } = chooseLocale(this);
    const position = this.getAttribute('position') ?? siteFacts.position;
    this.#root.className = `root ${position === 'start' ? 'start' : 'end'}`;
    Object.assign(this.#root, { lang, dir });
    Object.assign(this.#launcher, {
      ariaExpanded: String(this.#isOpen),
      ariaLabel: this.#isOpen ? close : label,
    });
    this.#launcher.hidden = this.getAttribute('launcher') === 'none';
    const isShown = this.#launcher.matches(':popover-open');
    if (this.isConnected && !this.#launcher.hidden && !isShown) this.#launcher.showPopover();
  }

  #tell<Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(`help-${name}`, { detail, bubbles: true, composed: true }));
  }
}
