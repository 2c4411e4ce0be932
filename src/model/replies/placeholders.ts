/** What a saved reply leaves to the helpdesk: names of the customer, of the agent and of the ticket. */
import { decodeUri } from '#base/decode-uri.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Use } from '#model/reuse/reuse.ts';

/** Helpdesks that fill in placeholders of their own. */
export const helpdesks = ['zendesk', 'intercom', 'helpscout', 'front'] as const;
export type Helpdesk = (typeof helpdesks)[number];

/**
 * Our placeholders, and what each helpdesk writes instead; nothing where a helpdesk documents none.
 *
 * - https://support.zendesk.com/hc/en-us/articles/4408886858138-Zendesk-placeholders-reference
 * - https://github.com/intercom/Intercom-OpenAPI/blob/main/descriptions/0/api.intercom.io.yaml (`/macros`)
 * - https://docs.helpscout.com/article/1300-use-variables-to-personalize-your-replies
 * - https://help.front.com/en/articles/2306
 */
export const placeholders = {
  'customer.name': {
    zendesk: '{{ticket.requester.name}}',
    intercom: '<attribute key="user.name" default=""/>',
    helpscout: '{%customer.fullName%}',
    front: '{{recipient.name}}',
  },
  'customer.first-name': {
    zendesk: '{{ticket.requester.first_name}}',
    intercom: '<attribute key="user.first_name" default=""/>',
    helpscout: '{%customer.firstName%}',
    front: '{{recipient.first_name}}',
  },
  'customer.email': {
    zendesk: '{{ticket.requester.email}}',
    intercom: '<attribute key="user.email" default=""/>',
    helpscout: '{%customer.email%}',
    front: '{{recipient.email}}',
  },
  'agent.name': {
    zendesk: '{{current_user.name}}',
    intercom: '<attribute key="teammate.name" default=""/>',
    helpscout: '{%user.fullName%}',
    front: '{{user.name}}',
  },
  'agent.first-name': {
    zendesk: '{{current_user.first_name}}',
    intercom: undefined,
    helpscout: '{%user.firstName%}',
    front: '{{user.first_name}}',
  },
  'ticket.id': {
    zendesk: '{{ticket.id}}',
    intercom: undefined,
    helpscout: '{%conversation.number%}',
    front: '{{conversation.ticket_id}}',
  },
} as const satisfies Record<string, Readonly<Record<Helpdesk, string | undefined>>>;

export type PlaceholderName = keyof typeof placeholders;

/** Whether a name within braces is one of ours. */
export const isPlaceholder = (name: string): name is PlaceholderName => Object.hasOwn(placeholders, name);

/** Placeholders in the text of a reply, once its variables have their values. */
export const placeholderPattern = /\{\{[ \t]*([a-z][a-z.-]*)[ \t]*\}\}/g;

/** A text with its placeholders replaced. Other braces stay. */
export const fillPlaceholders = (text: string, fill: (name: PlaceholderName) => string): string =>
  text.replace(placeholderPattern, (whole, name: string) => (isPlaceholder(name) ? fill(name) : whole));

/** What a helpdesk doesn't fill in, an agent sees in square brackets: `[agent.name]`. */
export const inBrackets = (name: PlaceholderName): string => `[${name}]`;

/** The problem `reply-placeholder`. `known` are the variables of the site. */
export function unknownPlaceholder({ name, file, at }: Use, known: Iterable<string>): Problem {
  const names = [...Object.keys(placeholders), ...known];
  return problem(
    'reply-placeholder',
    { file, at },
    `There is no placeholder or variable "${name}".`,
    `${didYouMean(name, names)}Placeholders: ${Object.keys(placeholders).join(', ')}.`,
  );
}

/** The problem `reply-placeholder` of a link whose address has a placeholder: exports and copies would have its braces encoded. */
export function placeholderInAddress(address: string, where: Pick<Use, 'file' | 'at'>): Problem | undefined {
  const [, name] = new RegExp(placeholderPattern.source).exec(decodeUri(address) ?? '') ?? [];
  if (name === undefined || !isPlaceholder(name)) return undefined;
  return problem(
    'reply-placeholder',
    where,
    `The address of a link has {{${name}}} in it. Helpdesks fill in texts, not addresses.`,
    `Write {{${name}}} into the text, and an address without it into the link.`,
  );
}
