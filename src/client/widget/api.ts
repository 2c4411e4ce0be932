/** What applications call: methods of the element, its events, and `helpWidget(…)`, which can be called before it is there. */

/** What the widget can show. */
export type WidgetView = 'home' | 'contact' | 'stores';

/** What the widget tells, by the name of the event: `help-open` of the element, `open` for `on`. */
export interface WidgetEvents {
  readonly ready: undefined;
  readonly open: undefined;
  readonly close: undefined;
  /** `id` is absent for a page that isn't an article's. */
  readonly article: { readonly id?: string; readonly url: string };
  readonly search: { readonly query: string };
  readonly rate: { readonly id: string; readonly helpful: boolean };
  readonly contact: { readonly channel: string };
}

/** What is suggested instead of what the site says for the page. */
export interface Suggested {
  readonly articles?: readonly string[];
  readonly topic?: string;
}

/** The methods. */
export interface WidgetMethods {
  open(): void;
  close(): void;
  toggle(): void;
  search(query: string): void;
  article(id: string, options?: { readonly anchor?: string }): void;
  suggest(suggested?: Suggested | readonly string[]): void;
  navigate(view: WidgetView): void;
  prefill(fields: { readonly text?: string }): void;
  on<Name extends keyof WidgetEvents>(name: Name, listener: (detail: WidgetEvents[Name]) => void): void;
  off<Name extends keyof WidgetEvents>(name: Name, listener: (detail: WidgetEvents[Name]) => void): void;
}

const methods = [
  'open',
  'close',
  'toggle',
  'search',
  'article',
  'suggest',
  'navigate',
  'prefill',
  'on',
  'off',
] as const satisfies readonly (keyof WidgetMethods)[];

/** Longer texts are cut: nobody types them. */
const longest = 2000;

/** A text that somebody passed, whatever it is. */
export const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, longest) : '';

/** A list of texts that somebody passed: an array, or ids with commas or spaces between. */
export const asList = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value.map(asText) : asText(value).split(/[\s,]+/))
    .filter((id) => id !== '')
    .slice(0, 10);

/** An own property of what somebody passed: nothing that an object inherits. */
export const ownValue = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;

type Call = (name: unknown, ...values: readonly unknown[]) => void;
type Queue = Call & { q?: unknown };

declare global {
  // The global that applications call.
  var helpWidget: Queue | undefined;
}

/** Calls wait here until an element is on the page. */
const waiting: (readonly unknown[])[] = [];
const elements = new Set<WidgetMethods & HTMLElement>();

/** Lets `helpWidget(…)` reach an element; the first on the page gets the calls, and those that waited. */
export function join(element: WidgetMethods & HTMLElement): void {
  elements.add(element);
  for (const call of waiting.splice(0)) pass(call);
}

/** The element has left the page. */
export const leave = (element: WidgetMethods & HTMLElement): boolean => elements.delete(element);

/** The element that gets calls and `data-help`: applications may move elements, so that order is the page's. */
export const firstWidget = (): (WidgetMethods & HTMLElement) | undefined =>
  [...elements].toSorted((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  )[0];

/** The widget that is open: there's one at a time. */
let opened: WidgetMethods | undefined;

/** Whether a widget is the one that is open, or was last. */
export const isLastOpened = (element: WidgetMethods): boolean => opened === element;

/** Closes another widget that is open. */
export function takeTurn(element: WidgetMethods): void {
  if (opened !== element) opened?.close();
  opened = element;
}

function pass([name, ...values]: readonly unknown[]): void {
  const method = methods.find((known) => known === name);
  const element = firstWidget();
  if (!method)
    reportError(new TypeError(`helpWidget has no "${asText(name)}". It has: ${methods.join(', ')}.`));
  else if (!element) waiting.push([name, ...values]);
  // Every method checks what it's given.
  else Reflect.apply(element[method], element, values);
}

/** Takes over the global function, and what was called before it was there. */
export function listen(): void {
  const early = ownValue(globalThis.helpWidget, 'q') ?? globalThis.helpWidget?.q;
  globalThis.helpWidget = (...call) => pass(call);
  if (Array.isArray(early))
    for (const call of early) if (Array.isArray(call) || isArguments(call)) pass([...call]);
}

const isArguments = (value: unknown): value is IArguments =>
  Object.prototype.toString.call(value) === '[object Arguments]';
