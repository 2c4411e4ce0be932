/** Starts a live chat when the reader asks for it; nothing of the vendor is loaded before. */
import type { ChatAccount } from '#model/channels/kinds/kind.ts';
import { render, type TemplateValues } from '#model/channels/browser/template.ts';
import { readersWords } from './words.ts';
import { message } from '#client/page/messages.ts';

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

/** How long a vendor may take; after that the reader is shown the other ways. */
export const chatTimeout = 8000;

const vendors: Readonly<Record<ChatAccount['vendor'], () => Promise<{ readonly start: StartChat }>>> = {
  zendesk: () => import('#client/contact/chat-vendors/zendesk.ts'),
  intercom: () => import('#client/contact/chat-vendors/intercom.ts'),
  crisp: () => import('#client/contact/chat-vendors/crisp.ts'),
  tawk: () => import('#client/contact/chat-vendors/tawk.ts'),
  chatwoot: () => import('#client/contact/chat-vendors/chatwoot.ts'),
  tidio: () => import('#client/contact/chat-vendors/tidio.ts'),
  livechat: () => import('#client/contact/chat-vendors/livechat.ts'),
  hubspot: () => import('#client/contact/chat-vendors/hubspot.ts'),
  freshchat: () => import('#client/contact/chat-vendors/freshchat.ts'),
  olark: () => import('#client/contact/chat-vendors/olark.ts'),
  helpscout: () => import('#client/contact/chat-vendors/helpscout.ts'),
};

/** Where a chat is opened from. */
export interface ChatButton {
  readonly button: HTMLElement;
  readonly panel: HTMLElement;
  readonly values: TemplateValues;
  readonly lang: string;
  readonly say: (text: string) => void;
}

/** Opens the chat of a button and says how it went. Whether it opened. */
export async function openFrom({ button, panel, values, lang, say }: ChatButton): Promise<boolean> {
  say(message('contact:chat.opening'));
  button.setAttribute('aria-busy', 'true');
  const account = JSON.parse(button.dataset['chat'] ?? '') as ChatAccount;
  const isOpen = await openChat(account, { ...values, extra: readersWords(panel) }, lang);
  button.removeAttribute('aria-busy');
  say(message(isOpen ? 'contact:chat.opened' : 'contact:chat.failed'));
  return isOpen;
}

/** Opens a chat. Whether it opened within the time allowed. */
async function openChat(account: ChatAccount, values: TemplateValues, lang: string): Promise<boolean> {
  const context: ChatContext = {
    articleId: values['article.id'] ?? '',
    articleTitle: values['article.title'] ?? '',
    pageUrl: values['page.url'] ?? values['article.url'] ?? '',
    code: values.code ?? '',
    ref: values.ref ?? '',
    lang,
    text: render('{{article.title}}\n{{article.url}}\n{{code}}\n{{extra}}', values),
    words: values.extra ?? '',
  };
  const { start } = await vendors[account.vendor]();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The chat did not answer in time.')), chatTimeout);
  try {
    await Promise.race([start(account, context), late]);
    return true;
  } catch {
    // Blocked, unreachable or too slow: the caller offers the other channels.
    return false;
  } finally {
    clearTimeout(timer);
  }
}

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

/** The page's global object, where vendors leave their functions. */
export const page = window as unknown as Record<string, unknown>;

/** Calls a vendor's global function or its method: `callGlobal('Intercom', 'show')`, `callGlobal('fcWidget.open')`. */
export function callGlobal(path: string, ...values: readonly unknown[]): unknown {
  const names = path.split('.');
  const method = names.pop() ?? '';
  const owner = names.reduce<unknown>((object, name) => (object as Record<string, unknown>)[name], page);
  const called = (owner as Record<string, unknown>)[method];
  if (typeof called !== 'function') throw new Error(`The chat has no ${path}.`);
  return called.apply(owner, values);
}

/** Settles when an event arrives at the window. */
export const eventOf = (name: string): Promise<void> =>
  new Promise((resolve) => window.addEventListener(name, () => resolve(), { once: true }));
