/** What the start of every vendor's chat needs: its script on the page, and the global functions that the script leaves. */
import type { ChatAccount } from '#model/channels/kinds/kind.ts';

/** What a chat gets to know: the article, never the person. */
export interface ChatContext {
  readonly articleId: string;
  readonly articleTitle: string;
  readonly pageUrl: string;
  readonly code: string;
  readonly ref: string;
  /** BCP 47. */
  readonly lang: string;
  /** Draft for the message field: article, code and the reader's words. */
  readonly text: string;
  /** The reader's words alone: what they searched for, and what did not help. */
  readonly words: string;
}

/** Starts one vendor's chat; settles when its window is open. */
export type StartChat = (account: ChatAccount, context: ChatContext) => Promise<void>;

const loaded = new Set<string>();

/**
 * Adds a vendor's script to the page, once. Settles when it has run, with whether it ran just now: a chat that is
 * opened again is there already. Rejects when it cannot be loaded.
 */
export function loadScript(src: string, attributes: Readonly<Record<string, string>> = {}): Promise<boolean> {
  if (loaded.has(src)) return Promise.resolve(false);
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
    script.async = true;
    script.src = src;
    script.addEventListener('load', () => {
      loaded.add(src);
      resolve(true);
    });
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`${src} cannot be loaded.`));
    });
    document.head.append(script);
  });
}

/** Sets a global variable that a vendor's script reads. */
export const setGlobal = (name: string, value: unknown): boolean => Reflect.set(window, name, value);

/** Whether a vendor's script, or an earlier start, has left a global variable. */
export const hasGlobal = (name: string): boolean => Reflect.has(window, name);

/** Calls a vendor's global function or its method: `callGlobal('Intercom', 'show')`, `callGlobal('fcWidget.open')`. */
export function callGlobal(path: string, ...values: readonly unknown[]): unknown {
  const names = path.split('.');
  const method = names.pop() ?? '';
  const owner = names.reduce<unknown>(memberOf, window);
  const called = memberOf(owner, method);
  if (typeof called !== 'function') throw new Error(`The chat has no ${path}.`);
  return called.apply(owner, values);
}

const memberOf = (owner: unknown, name: string): unknown => Reflect.get(Object(owner), name);

/** Settles when an event arrives at the window. */
export const eventOf = (name: string): Promise<void> =>
  new Promise((resolve) => window.addEventListener(name, () => resolve(), { once: true }));
