/** The messages that the page carries for its scripts: `components/PageMessages.astro`. */
import type { BrowserKey } from '#i18n/browser-messages.ts';
import { createMessages, type FillMessage, type MessageTemplate } from '#i18n/fill-message.ts';
import { ownJson } from './own-data.ts';

/** Gives a message of the page's language. */
export type Messages = FillMessage<BrowserKey>;

let messages: Messages | undefined;

/** A message of the page by its key. */
export const message: Messages = (key, values) => (messages ??= readMessages())(key, values);

/** The language of the messages. */
export const messagesLang = (): string => document.documentElement.lang;

function readMessages(): Messages {
  // Our own component wrote it: a writer's text never contains a script element.
  const text = document.querySelector('script#page-messages')?.textContent ?? '{}';
  const namespaces = ownJson<Record<string, Record<string, MessageTemplate>>>(text);
  const templates: readonly (readonly [string, MessageTemplate])[] = Object.entries(namespaces).flatMap(
    ([namespace, messages]) =>
      Object.entries(messages).map(([name, template]) => [`${namespace}:${name}`, template]),
  );
  return createMessages<BrowserKey>(document.documentElement.lang, Object.fromEntries(templates));
}
