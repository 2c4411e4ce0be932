/** The messages that the page carries for its scripts: `components/PageMessages.astro`. */
import type { BrowserKey, MessagesByKey } from '#i18n/browser-messages.ts';
import { createMessages, type FillMessage } from '#i18n/fill-message.ts';
import { readerTag } from '#i18n/reader-tag.ts';
import { ownJson } from './own-data.ts';

/** Gives a message of the page's language. */
export type Messages = FillMessage<BrowserKey>;

const templates: MessagesByKey = {};

let messages: Messages | undefined;

/** A message of the page by its key. */
export const message: Messages = (key, values) => (messages ??= pageMessages())(key, values);

/** The language of the messages. */
export const messagesLang = (): string => document.documentElement.lang;

/** The same with the page's country: how dates and times are written. */
export const datesLang = (): string =>
  readerTag({ lang: messagesLang(), country: document.documentElement.dataset['country'] });

/** Adds messages to those of the page: a part whose messages come with its script brings them before it asks for one. */
export const addMessages = (more: MessagesByKey): MessagesByKey => Object.assign(templates, more);

// Our own component wrote it: a writer's text never contains a script element.
const pageMessages = () =>
  createMessages<BrowserKey>(
    messagesLang(),
    addMessages(ownJson(document.querySelector('script#page-messages')?.textContent ?? '{}')),
  );
