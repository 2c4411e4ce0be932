/** The open widget: a header, one view at a time, and the way between views. Fetched when it's opened first. */
import { message } from '#client/page/messages.ts';
import { keepSearchWords } from '#client/page/reader.ts';
import { pageEvents, watchContacts } from '#client/feedback/events.ts';
import type { WidgetFile } from '#model/widget/browser/widget-file.ts';
import type { Suggested, WidgetEvents, WidgetView } from './api.ts';
import { widgetFile } from './centre.ts';
import { homeView } from './home-view.ts';
import { contactView } from './contact-view.ts';
import { whereTo } from './links.ts';
import type { WidgetLocale } from './locale.ts';
import { made, picture } from './made.ts';
import { articleView, pageView } from './page-view.ts';
import { panelStyles } from './panel-styles.ts';
import { sheetOf } from './sheet.ts';
import { speak } from './in-place-of/messages.ts';
import type { View } from './view.ts';

/** What the panel needs of its element. */
export interface PanelPlace {
  readonly root: HTMLElement;
  readonly shadow: ShadowRoot;
  readonly launcher: HTMLElement;
  readonly locale: () => WidgetLocale;
  readonly suggested: () => Suggested | undefined;
  readonly close: () => void;
  readonly tell: <Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]) => void;
}

/** Windows of this width have no room beside the widget: it fills them, and takes the keys. */
const narrow = matchMedia('(max-width: 30rem)');

export class Panel {
  readonly #place: PanelPlace;
  readonly #dialog = made('dialog', {
    class: 'panel',
    part: 'panel',
    'aria-labelledby': 'widget-title',
    popover: 'manual',
  });
  readonly #title = made('h2', { id: 'widget-title', part: 'title', tabindex: '-1' });
  readonly #back = made('button', { type: 'button', class: 'round', part: 'back' }, picture('back'));
  readonly #close = made('button', { type: 'button', class: 'round', part: 'close' }, picture('close'));
  readonly #body = made('div', { class: 'body', part: 'body' });
  readonly #tabs = made('nav', { class: 'tabs', part: 'tabs' });
  readonly #scrolled = new WeakMap<View, number>();
  #views: View[] = [];
  #locale: WidgetLocale | undefined;
  #file: Promise<WidgetFile> | undefined;
  #returnTo: HTMLElement | undefined;
  /** The page that the first view suggests something for. */
  #madeFor = '';

  constructor(place: PanelPlace) {
    this.#place = place;
    place.shadow.adoptedStyleSheets.push(sheetOf(panelStyles));
    const header = made('header', { part: 'header' }, this.#back, this.#title, this.#close);
    this.#dialog.append(header, this.#body, this.#tabs);
    place.root.prepend(this.#dialog);
    this.#back.addEventListener('click', () => this.#goBack());
    this.#close.addEventListener('click', place.close);
    this.#dialog.addEventListener('cancel', (event) => event.preventDefault());
    this.#dialog.addEventListener('keydown', (event) => this.#onKey(event), { capture: true });
    this.#dialog.addEventListener('click', (event) => this.#onClick(event), { capture: true });
    narrow.addEventListener('change', () => this.#dialog.classList.contains('shown') && this.#fit());
    watchContacts(pageEvents(), this.#dialog, new AbortController().signal);
  }

  show(): void {
    const active = document.activeElement;
    if (active instanceof HTMLElement && !this.#dialog.classList.contains('shown')) this.#returnTo = active;
    this.#speak();
    if (!this.#dialog.matches(':modal')) this.#fit();
  }

  close(): void {
    const isInside = this.#dialog.matches(':focus-within');
    this.#dialog.classList.remove('shown');
    if (this.#dialog.matches(':modal')) this.#dialog.close();
    else if (this.#dialog.matches(':popover-open')) this.#dialog.hidePopover();
    if (!isInside) return;
    // To what opened it; the button, where that is gone.
    const { host } = this.#place.shadow;
    const back =
      this.#returnTo?.isConnected && this.#returnTo !== host ? this.#returnTo : this.#place.launcher;
    back.focus({ preventScroll: true });
  }

  /** As it was left, or the first view. The field is where most begin; phones would put a keyboard over the suggestions. */
  start(): void {
    // An application may have gone to another of its pages since.
    const isElsewhere = this.#views.length === 1 && this.#madeFor !== location.href;
    const field = narrow.matches ? undefined : this.#current?.element.querySelector('input');
    (field ?? this.#title).focus({ preventScroll: true });
    if (this.#views.length === 0 || isElsewhere) this.#open([this.#home()]);
  }

  search(query: string): void {
    this.#title.focus({ preventScroll: true });
    this.#open([this.#home(query, true)]);
  }

  article(id: string, anchor: string): void {
    this.#push(articleView(this.#tools(), id, anchor));
  }

  go(view: WidgetView): void {
    if (view === 'home') this.#open([this.#home()]);
    else if (view === 'contact') this.#push(contactView(this.#tools(), this.#current?.panel?.()));
    else void this.#goToStores();
  }

  /** What is suggested has changed. */
  refresh(): void {
    const [home] = this.#views;
    if (this.#views.length === 1 && home)
      this.#open([this.#home(home.element.querySelector('input')?.value, false)]);
  }

  prefill(text: string): void {
    if (text !== '') keepSearchWords(text);
  }

  get #current(): View | undefined {
    return this.#views.at(-1);
  }

  #home(query = '', focuses = !narrow.matches): View {
    this.#madeFor = location.href;
    return homeView(this.#tools(), this.#place.suggested, { query, focuses });
  }

  #tools() {
    const locale = this.#locale ?? this.#place.locale();
    return { locale, file: (this.#file ??= this.#load(locale)), tell: this.#place.tell };
  }

  async #load(locale: WidgetLocale): Promise<WidgetFile> {
    try {
      const file = await widgetFile(locale.id);
      speak(locale.lang, file.messages);
      this.#name(file);
      return file;
    } catch (error) {
      this.#file = undefined;
      throw error;
    }
  }

  /** Begins anew where the page now has another language. */
  #speak(): void {
    const locale = this.#place.locale();
    const isOther = this.#locale !== undefined && this.#locale !== locale;
    this.#locale = locale;
    this.#close.ariaLabel = locale.close;
    this.#title.textContent ||= locale.label;
    if (isOther) {
      this.#file = undefined;
      this.#open([]);
    } else void this.#file?.then(({ messages }) => speak(locale.lang, messages)).catch(() => undefined);
  }

  /** Words of what is around the view. */
  #name({ contact, stores, siteName }: WidgetFile): void {
    this.#back.ariaLabel = message('common:widget.back');
    this.#title.textContent = siteName;
    const tab = (view: WidgetView, name: 'home' | 'contact' | 'stores', text: string) => {
      const button = made('button', { type: 'button', 'data-view': view, part: 'tab' }, picture(name), text);
      button.addEventListener('click', () => {
        const panel = this.#current?.panel?.();
        if (view !== 'contact' || !panel) this.#open([this.#home()]);
        if (view !== 'home') this.go(view);
        this.#title.focus({ preventScroll: true });
      });
      return button;
    };
    const tabs = [
      tab('home', 'home', message('common:home.crumb')),
      ...(contact ? [tab('contact', 'contact', message('common:contact.link'))] : []),
      ...(stores ? [tab('stores', 'stores', message('stores:title'))] : []),
    ];
    this.#tabs.ariaLabel = siteName;
    this.#tabs.replaceChildren(...tabs);
    this.#tabs.hidden = tabs.length < 2;
    this.#mark();
  }

  async #goToStores(): Promise<void> {
    const { storesView } = await import('./stores-view.ts');
    this.#push(storesView(this.#tools()));
  }

  #push(view: View): void {
    this.#open([...(this.#views.length === 0 ? [this.#home()] : this.#views), view]);
    this.#title.focus({ preventScroll: true });
  }

  #goBack(): void {
    this.#open(this.#views.slice(0, -1));
    if (this.#views.length === 1) this.#title.focus({ preventScroll: true });
  }

  /** Shows the last of the views. Those below stay as they are, for the way back. */
  #open(views: View[]): void {
    if (this.#current) this.#scrolled.set(this.#current, this.#body.scrollTop);
    this.#views = views;
    const last = views.at(-1);
    for (const { element } of views) element.hidden = element !== last?.element;
    // Those that stay aren't touched: moving one would take the focus out of it.
    const gone = [...this.#body.children].filter((child) => !views.some(({ element }) => element === child));
    for (const child of gone) child.remove();
    for (const { element } of views) if (element.parentNode !== this.#body) this.#body.append(element);
    this.#body.scrollTop = (last && this.#scrolled.get(last)) ?? 0;
    this.#back.hidden = views.length < 2;
    this.#dialog.dataset['view'] = last?.name ?? '';
    this.#mark();
  }

  #mark(): void {
    for (const tab of this.#tabs.querySelectorAll<HTMLElement>('button'))
      tab.ariaCurrent = tab.dataset['view'] === this.#current?.name ? 'page' : null;
  }

  /** Beside the page where there's room, else over it; also where a dialog of the page takes all clicks and keys but its own. */
  #fit(): void {
    this.#dialog.classList.add('shown');
    this.#put(narrow.matches);
    if (!narrow.matches && !this.#takesFocus()) this.#put(true);
  }

  #put(isOver: boolean): void {
    if (this.#dialog.matches(isOver ? ':modal' : ':popover-open')) return;
    if (this.#dialog.matches(':modal')) this.#dialog.close();
    else if (this.#dialog.matches(':popover-open')) this.#dialog.hidePopover();
    this.#dialog.popover = isOver ? null : 'manual';
    if (isOver) this.#dialog.showModal();
    else this.#dialog.showPopover();
  }

  #takesFocus(): boolean {
    if (!this.#dialog.contains(this.#place.shadow.activeElement)) this.#title.focus({ preventScroll: true });
    return this.#dialog.contains(this.#place.shadow.activeElement);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#place.close();
  }

  /** Links stay in the widget if it can show where they lead. All others open in a tab of their own. */
  #onClick(event: MouseEvent): void {
    const link = event.composedPath().find((place) => place instanceof HTMLAnchorElement);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = whereTo(link, this.#locale);
    if (to.kind === 'none') event.preventDefault();
    else if (to.kind === 'tab') {
      Object.assign(link, { target: '_blank', rel: 'noopener' });
      // A chat's script has no place in another application: its page has.
      if (link.dataset['chat'] !== undefined) event.stopPropagation();
    } else if (to.kind === 'anchor') {
      event.preventDefault();
      this.#current?.reveal?.(to.anchor);
    } else if (to.kind !== 'program') {
      event.preventDefault();
      // After what the search makes of the click.
      queueMicrotask(() => {
        if (to.kind === 'article') this.article(to.id, to.anchor);
        else if (to.kind === 'page') this.#push(pageView(this.#tools(), to.path, to.anchor));
        else if (to.kind === 'search') this.search(to.query);
        else this.go(to.kind);
      });
    }
  }
}
