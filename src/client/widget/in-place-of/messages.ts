/** In place of `page/messages.ts`: messages of the language that the widget speaks. */
import { createMessages, type FillMessage, type MessageTemplate } from '#i18n/fill-message.ts';
import type { BrowserKey } from '#i18n/browser-messages.ts';

/** Gives a message of the widget's language. */
export type Messages = FillMessage<BrowserKey>;

let current: Messages = (key) => key;
let lang = 'en';

/** A message by its key. */
export const message: Messages = (key, values) => current(key, values);

/** The language of the messages. */
export const messagesLang = (): string => lang;

/** How dates and times are written. */
export const datesLang = messagesLang;

/** Changes the language. */
export function speak(tag: string, templates: Readonly<Record<string, MessageTemplate>>): void {
  lang = tag;
  current = createMessages<BrowserKey>(tag, templates);
}
