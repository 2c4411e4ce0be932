/** Which tools a help centre offers, as clients are told. Small: a page reads it before anybody asks for anything. */
import type { Field, Fields } from './input.ts';

export type ToolName = 'search_help' | 'read_article' | 'list_topics' | 'contact_options' | 'nearest_stores';

/** A tool, before it's used. */
export interface ToolListing {
  readonly name: ToolName;
  readonly title: string;
  readonly description: string;
  readonly fields: Fields;
}

/** What decides which tools there are. */
export interface Offer {
  readonly siteName: string;
  /** Ids of the languages; the first is taken where none is named. */
  readonly locales: readonly string[];
  readonly hasChannels: boolean;
  readonly hasStores: boolean;
}

/** The most characters of an article at a time. */
export const mostCharacters = 20_000;

/** The tools of a help centre: those for which it has something to say. */
export function toolsOf(offer: Offer): readonly ToolListing[] {
  const { siteName, locales, hasChannels, hasStores } = offer;
  const locale = {
    type: 'string',
    maxLength: 35,
    description: `Language of the answer: ${locales.join(', ')}. Default: ${locales[0] ?? ''}.`,
  } as const;
  return [
    ...readingTools(siteName, locale),
    ...(hasChannels ? [contactTool(siteName, locale)] : []),
    ...(hasStores ? [storesTool(siteName, locale)] : []),
  ];
}

function readingTools(siteName: string, locale: Field): readonly ToolListing[] {
  return [
    {
      name: 'search_help',
      title: 'Search help articles',
      description: `Finds articles of ${siteName} that answer a question, with the part that answers it. Forgives typos.`,
      fields: {
        query: text(200, 'What the customer wants to know.', true),
        locale,
        limit: { type: 'integer', minimum: 1, maximum: 20, description: 'The most results. Default: 5.' },
      },
    },
    {
      name: 'read_article',
      title: 'Read a help article',
      description: `Gives an article of ${siteName} whole, as Markdown.`,
      fields: {
        article: text(500, 'Id or address of the article. Old addresses work, too.', true),
        locale,
        offset: {
          type: 'integer',
          minimum: 0,
          maximum: 10_000_000,
          description: `Where to read on in an article of more than ${mostCharacters} characters.`,
        },
      },
    },
    {
      name: 'list_topics',
      title: 'List help topics',
      description: `Lists the topics of ${siteName}, or what is in one of them.`,
      fields: {
        topic: text(300, 'Path of a topic, such as orders/returns. Default: the topics at the top.'),
        locale,
      },
    },
  ];
}

const contactTool = (siteName: string, locale: Field): ToolListing => ({
  name: 'contact_options',
  title: 'Ways to get help from people',
  description:
    `Says how customers reach ${siteName} now, in their country: numbers, addresses, and who is open until when. ` +
    'Ask it before you tell a customer to get in touch.',
  fields: { country, topic: text(300, 'Path of the topic that it is about.'), time, locale },
});

const storesTool = (siteName: string, locale: Field): ToolListing => ({
  name: 'nearest_stores',
  title: 'Find stores nearby',
  description: `Finds stores of ${siteName} near a place or coordinates, with addresses and who is open until when.`,
  fields: {
    place: text(100, 'Town, district, postcode or name of a store.'),
    latitude: { type: 'number', minimum: -90, maximum: 90, description: 'Degrees, with longitude.' },
    longitude: { type: 'number', minimum: -180, maximum: 180, description: 'Degrees, with latitude.' },
    country,
    service: text(100, 'Id of a service that the store has to offer.'),
    time,
    locale,
    limit: { type: 'integer', minimum: 1, maximum: 10, description: 'The most stores. Default: 5.' },
  },
});

const text = (maxLength: number, description: string, isRequired = false): Field => ({
  type: 'string',
  maxLength,
  description,
  ...(isRequired && { isRequired }),
});

const country = text(2, 'Country of the customer as two letters (ISO 3166-1), such as DE.');
const time = text(40, 'A moment such as 2026-03-01T18:30:00Z. Default: now.');
