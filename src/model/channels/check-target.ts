import { isPossiblePhoneNumber } from 'libphonenumber-js/max';
import { problem, type Problem } from '#problems/problem.ts';
import { blockedCountries } from './blocked.ts';
import { chatVendorOf } from './chat-vendors.ts';
import type { ChannelCheck } from './check-context.ts';
import { englishNameOf } from '#base/countries.ts';
import { noPrefill } from './kinds/kind.ts';

/** Room that a link must leave for what is handed over, in encoded characters. */
const roomForText = 200;

/**
 * Numbers, accounts and addresses can be right.
 *
 * Problems: `channel-phone`, `channel-key`, `channel-link`, `channel-blocked`.
 */
export const checkTarget = (check: ChannelCheck): Problem[] => [
  ...checkPhone(check),
  ...checkChat(check),
  ...checkLink(check),
  ...checkBlocked(check),
];

function checkPhone({ channel, at }: ChannelCheck): Problem[] {
  const found: Problem[] = [];
  const { identifier = '' } = channel;
  if (identifier.startsWith('+') && !isPossiblePhoneNumber(identifier)) {
    found.push(
      problem(
        'channel-phone',
        at(['phone']),
        `${identifier} has too many or too few digits for its country.`,
        'Write the country code and the number, without the 0 that people dial inside the country.',
      ),
    );
  }
  if (channel.type === 'sms' && /^\d/.test(identifier) && !Array.isArray(channel.countries)) {
    const message = `The short code ${identifier} works in one country only.`;
    found.push(
      problem('channel-phone', at(['phone']), message, 'Add "countries:" with that country, such as [US].'),
    );
  }
  return found;
}

function checkChat({ channel: { id, chat }, at }: ChannelCheck): Problem[] {
  const found: Problem[] = [];
  const vendor = chat && chatVendorOf(chat.vendor);
  if (chat && vendor && !vendor.key.test(chat.key)) {
    const message = `"${chat.key}" doesn't look like a key of ${vendor.name}.`;
    found.push(problem('channel-key', at(['key']), message, `Use ${vendor.keyHint}.`));
  }
  if (vendor?.needsBaseUrl && chat?.baseUrl === undefined) {
    const message = `Channel "${id}" doesn't say where its ${vendor.name} runs.`;
    found.push(problem('channel-key', at([]), message, 'Add "baseUrl: https://…".'));
  }
  return found;
}

function checkLink({ channel, at }: ChannelCheck): Problem[] {
  const found: Problem[] = [];
  const link = channel.linkWith({ ...noPrefill, fields: channel.prefill?.fields ?? {} });
  const { base = '', limit = 2000, query } = link ?? {};
  const fixed = base.length + Object.entries(query ?? {}).join('&').length;
  if (fixed > limit - roomForText) {
    found.push(
      problem(
        'channel-link',
        at([]),
        `The link of channel "${channel.id}" has ${fixed} characters. Links over ${limit} don't arrive whole, and the reader's text comes on top.`,
        'Shorten the address or remove fields.',
      ),
    );
  }
  // https://developers.google.com/business-communications/business-messages: ended on 31 July 2024
  if (base.includes('businessmessages.google.com')) {
    const message = 'Google Business Messages ended in July 2024.';
    found.push(problem('channel-link', at([]), message, 'Use the type "rcs", or remove the channel.'));
  }
  return found;
}

function checkBlocked({ channel: { type, countries, blockedIn }, at }: ChannelCheck): Problem[] {
  if (!Array.isArray(countries) || blockedIn !== undefined) return [];
  return countries
    .filter((country) => blockedCountries[type]?.includes(country))
    .map((country) =>
      problem(
        'channel-blocked',
        at(['countries']),
        `"${type}" is blocked in ${englishNameOf(country)}.`,
        `Remove ${country}. If the service does work there, add "blockedIn: []".`,
      ),
    );
}
