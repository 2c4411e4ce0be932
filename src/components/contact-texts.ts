/** Messages that the contact elements put together in the browser. */
import type { ContactElementData } from '#client/help-contact.ts';
import type { Translate } from '#i18n/messages.ts';

/** Placeholders that stay for the browser. */
const keep = Object.fromEntries(
  ['in', 'time', 'zone', 'local', 'words', 'reason'].map((name) => [name, `{{${name}}}`]),
);

/** The messages of a locale with their placeholders, for `<help-contact>`. */
export const panelTexts = (t: Translate): ContactElementData['texts'] => ({
  open: t('contact:status.open', keep),
  openAlways: t('contact:status.openAlways'),
  closesSoon: t('contact:status.closesSoon', keep),
  opens: t('contact:status.opens', keep),
  closed: t('contact:status.closed'),
  elsewhere: t('contact:status.elsewhere', keep),
  copied: t('contact:card.copied'),
  include: t('contact:panel.include', keep),
  search: t('contact:prefill.search', keep),
  reason: t('contact:prefill.reason', keep),
  chatOpening: t('contact:chat.opening'),
  chatOpened: t('contact:chat.opened'),
  chatFailed: t('contact:chat.failed'),
});

/** How many answers the form looks for. */
const mostSuggestions = 5;

/** What is said for each possible number of suggestions, for `data-counts` of `<help-contact-form>`. */
export const suggestionCounts = (t: Translate): string[] =>
  Array.from({ length: mostSuggestions + 1 }, (_, count) => t('contact:form.suggestions', { count }));
