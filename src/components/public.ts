/**
 * What `fener/theme` gives to slots and components of a site: the types of their props, and what copies of our components
 * need. Names stay.
 */
export type { MessagePart } from '#i18n/browser-messages.ts';
export type { Translate } from '#i18n/messages.ts';
export type { Panel } from '#model/channels/panel.ts';
export type { ContactPlace } from '#model/feedback/events.ts';
export type { ArticlePage } from '#model/pages/article-page.ts';
export type { HomePage } from '#model/pages/home-page.ts';
export type { LocalePage } from '#model/pages/kinds.ts';
export type { NotFoundPage } from '#model/pages/not-found-page.ts';
export type { PageFrame, PageLink, TopicCard } from '#model/pages/page.ts';
export type { StoreCardView } from '#model/stores/views/card.ts';
export { countryNames, formatDate } from '#i18n/format.ts';
export { readerTag } from '#i18n/reader-tag.ts';
export { ratingReasons } from '#model/feedback/browser/reasons.ts';
export { maxCommentLength } from '#model/feedback/browser/text.ts';
export { escapeJsonForHtml } from './json.ts';
