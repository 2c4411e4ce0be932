/** Channels that are pages: forum, calendar, video, stores, the state of a request, anything else. */
import { z } from 'zod';
import { storesPath } from '#model/urls.ts';
import { defineKind, httpsUrl } from './kind.ts';

/** A Discourse forum: the reader logs in and finds the topic begun. https://meta.discourse.org/t/28074 */
export const discourse = defineKind({
  shape: {
    url: httpsUrl.describe("The forum's address."),
    category: z.string().min(1).optional().describe('Category of the new topic.'),
    tags: z
      .array(z.string().regex(/^[^\s,]+$/, 'a tag without spaces and commas'))
      .optional()
      .describe('Tags of the new topic.'),
  },
  icon: 'users',
  action: 'contact:action.discourse',
  carries: ['subject', 'text'],
  pace: 'later',
  link: ({ url, category, tags }, { subject, text }) => ({
    base: `${url.replace(/\/+$/, '')}/new-topic`,
    query: {
      title: subject,
      body: text,
      ...(category !== undefined && { category }),
      ...(tags && { tags: tags.join(',') }),
    },
  }),
});

/** Cal.com: notes and fields by their slug, `metadata[name]` for hidden ones. https://cal.com/help/embedding */
export const calcom = defineKind({
  shape: { url: httpsUrl.describe('Address of the calendar.') },
  icon: 'calendar',
  action: 'contact:action.booking',
  carries: ['text', 'fields'],
  pace: 'self-service',
  link: ({ url }, { text, fields }) => ({ base: url, query: { notes: text, ...fields } }),
});

/** Calendly: answers `a1`…, and `utm_content`, which its notifications hand on. https://help.calendly.com */
export const calendly = defineKind({
  shape: { url: httpsUrl.describe('Address of the calendar.') },
  icon: 'calendar',
  action: 'contact:action.booking',
  carries: ['ref', 'fields'],
  pace: 'self-service',
  link: ({ url }, { ref, fields }) => ({ base: url, query: { utm_content: ref, ...fields } }),
});

/** A video call, also in sign language. */
export const video = defineKind({
  shape: { url: httpsUrl.describe('Address of the call.') },
  icon: 'video',
  action: 'contact:action.video',
  carries: [],
  pace: 'live',
  link: ({ url }) => ({ base: url }),
});

/** The site's own store finder, optionally for one service. */
export const store = defineKind({
  shape: {
    service: z.string().min(1).optional().describe('A service of services.yaml.'),
  },
  icon: 'store',
  action: 'contact:action.store',
  carries: [],
  pace: 'self-service',
  link: ({ service }) => ({
    base: storesPath('{{locale}}'),
    ...(service !== undefined && { query: { service } }),
  }),
});

/** Where the state of a request can be followed. */
export const tracking = defineKind({
  shape: { url: httpsUrl.describe('Address of the page.') },
  icon: 'ticket',
  action: 'contact:action.tracking',
  carries: [],
  pace: 'self-service',
  link: ({ url }) => ({ base: url }),
});

/** Anything else behind an https address, which may hold variables. */
export const link = defineKind({
  shape: { url: httpsUrl.describe('Where it leads.') },
  icon: 'external-link',
  action: 'contact:action.link',
  carries: ['fields'],
  pace: 'self-service',
  link: ({ url }, { fields }) => ({ base: url, query: fields }),
});
