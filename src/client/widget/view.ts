/** A view of the open widget. */
import { message } from '#client/page/messages.ts';
import { servedPath } from '#client/page/served-path.ts';
import type { WidgetFile } from '#model/widget/browser/widget-file.ts';
import type { WidgetEvents } from './api.ts';
import type { WidgetLocale } from './locale.ts';
import { made, picture } from './made.ts';

export interface View {
  readonly name: 'home' | 'page' | 'contact' | 'stores';
  readonly element: HTMLElement;
  /** The contact channels of the article that the view shows, for who asks for people. */
  readonly panel?: () => ContactOf | undefined;
  /** Goes to a heading of the view. */
  readonly reveal?: (anchor: string) => void;
}

/** The contact channels of an article's page, and what didn't help its reader. */
export interface ContactOf {
  readonly channels: Element;
  readonly reason: string;
}

/** What views are made with. */
export interface ViewTools {
  readonly locale: WidgetLocale;
  readonly file: Promise<WidgetFile>;
  readonly tell: <Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]) => void;
}

/** The empty frame of a view, which fills itself; if it can't, it says so and leads to the page of the help centre. */
export function frameOf(path: string, fill: (frame: HTMLElement) => Promise<void>): HTMLElement {
  const frame = made('div', { class: 'view', 'aria-busy': 'true' });
  frame.append(made('p', { class: 'loading', 'aria-hidden': 'true' }));
  const done = (...children: readonly Node[]) => {
    frame.ariaBusy = null;
    frame.querySelector(':scope > .loading')?.remove();
    frame.append(...children);
    readOn(frame);
  };
  fill(frame).then(
    () => done(),
    () => done(made('p', { role: 'alert', class: 'failed' }, message('agents:failed')), elsewhere(path)),
  );
  return frame;
}

/** Screen readers go on at the view's heading, unless the reader has turned to something else meanwhile. */
function readOn(frame: HTMLElement): void {
  const root = frame.getRootNode();
  const heading = frame.querySelector<HTMLElement>(':scope > :is(h1, h3), :scope > article > h1');
  if (!heading || !(root instanceof ShadowRoot) || root.activeElement?.id !== 'widget-title') return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Leads to the same page in the help centre. */
export const elsewhere = (path: string): HTMLElement =>
  made(
    'p',
    { class: 'elsewhere' },
    made(
      'a',
      { href: servedPath(path), target: '_blank', rel: 'noopener', 'data-elsewhere': '' },
      message('common:widget.openPage'),
      picture('elsewhere'),
    ),
  );
