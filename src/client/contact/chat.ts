/** Starts a live chat when the reader asks for it; nothing of the vendor is loaded before. */
import type { ChatAccount } from '#model/channels/kinds/kind.ts';
import { render, type TemplateValues } from '#model/channels/browser/template.ts';
import { message } from '#client/page/messages.ts';
import { ownJson } from '#client/page/own-data.ts';
import type { ChatContext, StartChat } from './chat-vendors/vendor.ts';
import { readersWords } from './words.ts';

/** How long a vendor may take; after that the reader is shown the other ways. */
const chatTimeout = 8000;

const vendors: Readonly<Record<ChatAccount['vendor'], () => Promise<{ readonly start: StartChat }>>> = {
  zendesk: () => import('./chat-vendors/zendesk.ts'),
  intercom: () => import('./chat-vendors/intercom.ts'),
  crisp: () => import('./chat-vendors/crisp.ts'),
  tawk: () => import('./chat-vendors/tawk.ts'),
  chatwoot: () => import('./chat-vendors/chatwoot.ts'),
  tidio: () => import('./chat-vendors/tidio.ts'),
  livechat: () => import('./chat-vendors/livechat.ts'),
  hubspot: () => import('./chat-vendors/hubspot.ts'),
  freshchat: () => import('./chat-vendors/freshchat.ts'),
  olark: () => import('./chat-vendors/olark.ts'),
  helpscout: () => import('./chat-vendors/helpscout.ts'),
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
  const account = ownJson<ChatAccount>(button.dataset['chat'] ?? '');
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
