/** Checks of `channels.yaml` that a schema cannot make. */
import { isPossiblePhoneNumber } from 'libphonenumber-js/max';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { LocalizedText } from '#model/hours/compile.ts';
import { blockedCountries } from './blocked.ts';
import { chatVendorOf } from './chat-vendors.ts';
import { countriesOf, type Contact } from './contact.ts';
import type { At, ContactSurroundings } from './parse.ts';
import type { Channel, ContactData } from './schema.ts';
import { channelsOf } from './select.ts';
import { templateVariables, unknownVariables } from './template.ts';

/** Room that a link must leave for what is handed over, in encoded characters. */
const roomForText = 200;

/**
 * Checks references, texts, links and reach.
 *
 * Problems: `unknown-channel`, `duplicate-channel`, `unknown-hours`, `unknown-locale`, `unknown-topic`,
 * `unknown-article`, `channel-service`, `unknown-country`, `label-missing`, `unknown-variable`, `channel-prefill`,
 * `channel-link`, `channel-phone`, `channel-key`, `channel-blocked`, `channel-silent`, `channel-dates`,
 * `country-unreachable`, `fallback-restricted`.
 */
export function checkContact(
  data: ContactData,
  contact: Contact,
  surroundings: ContactSurroundings,
  at: At,
): Problem[] {
  return [
    ...data.channels.flatMap((channel, index) => [
      ...checkReferences(channel, index, data, surroundings, at),
      ...checkTexts(channel, index, surroundings, at),
      ...checkPrefill(channel, index, at),
      ...checkTarget(channel, index, at),
      ...checkPromise(channel, index, at),
    ]),
    ...checkPreferences(data, surroundings, at),
    ...checkReach(data, contact, surroundings, at),
  ];
}

function checkReferences(
  channel: Channel,
  index: number,
  data: ContactData,
  { site, topics, articles, services }: ContactSurroundings,
  at: At,
): Problem[] {
  const found: Problem[] = [];
  const ids = data.channels.map(({ id }) => id);
  if (ids.indexOf(channel.id) !== index) {
    const message = `Channel id "${channel.id}" is used twice.`;
    found.push(problem('duplicate-channel', at(['channels', index, 'id']), message, 'Rename one of them.'));
  }
  const names = Object.keys(data.hours);
  if (channel.hours !== undefined && !names.includes(channel.hours)) {
    found.push(
      problem(
        'unknown-hours',
        at(['channels', index, 'hours']),
        `There are no hours "${channel.hours}".`,
        `${didYouMean(channel.hours, names)}${names.length > 0 ? `Defined: ${names.join(', ')}.` : 'Define them under "hours:".'}`,
      ),
    );
  }
  const localeIds = site.locales.map(({ id }) => id);
  found.push(
    ...unknownOnes(channel.locales, localeIds).map(([i, id]) =>
      problem(
        'unknown-locale',
        at(['channels', index, 'locales', i]),
        `There is no locale "${id}".`,
        `${didYouMean(id, localeIds)}Locales: ${localeIds.join(', ')}.`,
      ),
    ),
    ...unknownOnes(channel.topics, topics).map(([i, path]) =>
      problem(
        'unknown-topic',
        at(['channels', index, 'topics', i]),
        `There is no topic "${path}".`,
        `${didYouMean(path, topics ?? [])}Name the folder below articles/<locale>/.`,
      ),
    ),
    ...unknownOnes(channel.articles, articles).map(([i, id]) =>
      problem(
        'unknown-article',
        at(['channels', index, 'articles', i]),
        `There is no article with id "${id}".`,
        `${didYouMean(id, articles ?? [])}Name the id in its front matter.`,
      ),
    ),
  );
  const service = channel.type === 'store' ? channel.linkWith(emptyPrefill)?.query?.['service'] : undefined;
  found.push(
    ...unknownOnes(service === undefined ? [] : [service], services).map(([, id]) =>
      problem(
        'channel-service',
        at(['channels', index, 'service']),
        `No store has the service "${id}".`,
        `${didYouMean(id, services ?? [])}Services: ${[...(services ?? [])].join(', ')}.`,
      ),
    ),
  );
  const { countries } = channel;
  const named = countries === undefined ? [] : Array.isArray(countries) ? countries : countries.except;
  for (const code of named.filter((country) => !isCountry(country))) {
    found.push(unknownCountry(code, at(['channels', index, 'countries'])));
  }
  return found;
}

/** Entries (with their index) that are not in the known set; none when nothing is known. */
function unknownOnes(
  names: readonly string[] | undefined,
  known: Iterable<string> | undefined,
): [index: number, name: string][] {
  if (!known) return [];
  const set = new Set(known);
  return [...(names ?? []).entries()].filter(([, name]) => !set.has(name));
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Whether the code is one of today's; `UK` and `BU` are other names of GB and MM. */
const isCountry = (code: string) =>
  countryNames.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code;
const unknownCountry = (code: string, where: ReturnType<At>) =>
  problem(
    'unknown-country',
    where,
    `"${code}" is not a country.`,
    code === 'UK' ? 'The United Kingdom is "GB".' : 'Use its ISO 3166-1 code of two letters.',
  );

/** Texts per locale name existing locales and resolve in each of the site's. */
function checkTexts(channel: Channel, index: number, { site }: ContactSurroundings, at: At): Problem[] {
  const texts: readonly [readonly PropertyKey[], LocalizedText | undefined][] = [
    [['label'], channel.label],
    [['description'], channel.description],
    [['cost'], channel.cost],
    [['consent'], channel.consent],
    [['accessibility', 'note'], channel.accessibility?.note],
    [['prefill', 'subject'], channel.prefill?.subject],
    [['prefill', 'text'], channel.prefill?.text],
  ];
  const ids = site.locales.map(({ id }) => id);
  return texts.flatMap(([path, text]) => {
    if (text === undefined || typeof text === 'string') return [];
    const where = (key?: string) =>
      at(['channels', index, ...path, ...(key === undefined ? [] : [key])], { key: true });
    const unknown = Object.keys(text)
      .filter((id) => !ids.includes(id))
      .map((id) =>
        problem(
          'unknown-locale',
          where(id),
          `There is no locale "${id}".`,
          `${didYouMean(id, ids)}Locales: ${ids.join(', ')}.`,
        ),
      );
    const missing = site.locales
      .filter(
        ({ id, fallbacks }) =>
          channel.locales?.includes(id) !== false && ![id, ...fallbacks].some((l) => text[l]),
      )
      .map(({ id }) =>
        problem(
          'label-missing',
          where(),
          `"${path.join('.')}" of channel "${channel.id}" has no text for locale "${id}", nor for its fallbacks.`,
          `Add "${id}:", or one for the source locale "${site.source.id}".`,
        ),
      );
    return [...unknown, ...missing];
  });
}

/** Variables exist, and nothing is prefilled that the type of channel cannot hand over. */
function checkPrefill(channel: Channel, index: number, at: At): Problem[] {
  const { prefill, kind } = channel;
  const templates: [path: readonly PropertyKey[], template: string][] = [
    ...textsOf(['prefill', 'subject'], prefill?.subject),
    ...textsOf(['prefill', 'text'], prefill?.text),
    ...textsOf(['prefill', 'ref'], prefill?.ref),
    ...Object.entries(prefill?.fields ?? {}).flatMap(([name, text]) =>
      textsOf(['prefill', 'fields', name], text),
    ),
    ...textsOf(['url'], linkBase(channel)),
  ];
  const variables = templates.flatMap(([path, template]) =>
    unknownVariables(template).map((name) =>
      problem(
        'unknown-variable',
        at(['channels', index, ...path]),
        `There is no variable {{${name}}}.`,
        `${didYouMean(name, templateVariables)}Variables: ${templateVariables.join(', ')}.`,
      ),
    ),
  );
  const written = (['subject', 'text', 'ref', 'fields'] as const).filter(
    (part) => prefill?.[part] !== undefined,
  );
  const carried = written
    .filter((part) => !kind.carries.includes(part))
    .map((part) =>
      problem(
        'channel-prefill',
        at(['channels', index, 'prefill', part], { key: true }),
        `A channel of type "${channel.type}" cannot hand over "${part}".`,
        kind.carries.length > 0
          ? `It takes: ${kind.carries.join(', ')}.`
          : 'It takes nothing; remove "prefill".',
      ),
    );
  // https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/creating-an-issue
  const forbidden = ['labels', 'assignees', 'milestone', 'projects'].filter(
    (name) => channel.type === 'github-issue' && prefill?.fields?.[name] !== undefined,
  );
  return [
    ...variables,
    ...carried,
    ...forbidden.map((name) =>
      problem(
        'channel-prefill',
        at(['channels', index, 'prefill', 'fields', name], { key: true }),
        `GitHub answers 404 to readers who may not set "${name}".`,
        `Remove "${name}"; let the issue form set it.`,
      ),
    ),
  ];
}

const textsOf = (
  path: readonly PropertyKey[],
  text: LocalizedText | undefined,
): [path: readonly PropertyKey[], text: string][] =>
  text === undefined
    ? []
    : typeof text === 'string'
      ? [[path, text]]
      : Object.entries(text).map(([locale, one]) => [[...path, locale], one]);

const emptyPrefill = { text: '', subject: '', ref: '', fields: {} };
const linkBase = (channel: Channel) => channel.linkWith(emptyPrefill)?.base;

/** Numbers, accounts and addresses can be right. */
function checkTarget(channel: Channel, index: number, at: At): Problem[] {
  const found: Problem[] = [];
  const { identifier = '', chat } = channel;
  if (identifier.startsWith('+') && !isPossiblePhoneNumber(identifier)) {
    found.push(
      problem(
        'channel-phone',
        at(['channels', index, 'phone']),
        `${identifier} has too many or too few digits for its country.`,
        'Write country code and number without the 0 that is dialled inside the country.',
      ),
    );
  }
  if (channel.type === 'sms' && /^\d/.test(identifier) && !Array.isArray(channel.countries)) {
    found.push(
      problem(
        'channel-phone',
        at(['channels', index, 'phone']),
        `Short code ${identifier} works in one country only.`,
        'Add "countries: [..]".',
      ),
    );
  }
  const vendor = chat && chatVendorOf(chat.vendor);
  if (chat && vendor && !vendor.key.test(chat.key)) {
    const message = `"${chat.key}" is not a key of ${vendor.name}.`;
    found.push(problem('channel-key', at(['channels', index, 'key']), message, `It is ${vendor.keyHint}.`));
  }
  if (vendor?.needsBaseUrl && chat?.baseUrl === undefined) {
    const message = `${vendor.name} runs on a host of its own, but channel "${channel.id}" has no "baseUrl".`;
    found.push(problem('channel-key', at(['channels', index]), message, 'Add "baseUrl: https://…".'));
  }
  const {
    base = '',
    limit = 2000,
    query,
  } = channel.linkWith({ ...emptyPrefill, fields: channel.prefill?.fields ?? {} }) ?? {};
  const fixed = base.length + Object.entries(query ?? {}).join('&').length;
  if (fixed > limit - roomForText) {
    found.push(
      problem(
        'channel-link',
        at(['channels', index]),
        `The link of channel "${channel.id}" has ${fixed} characters; ${limit} is the most that arrives, with what is handed over.`,
        'Shorten the address or remove fields.',
      ),
    );
  }
  // https://developers.google.com/business-communications/business-messages: ended on 31 July 2024
  if (base.includes('businessmessages.google.com')) {
    const message = 'Google Business Messages ended in July 2024.';
    found.push(problem('channel-link', at(['channels', index]), message, 'Use type "rcs", or remove it.'));
  }
  if (Array.isArray(channel.countries) && channel.blockedIn === undefined) {
    const blocked = channel.countries.filter((country) => blockedCountries[channel.type]?.includes(country));
    found.push(
      ...blocked.map((country) =>
        problem(
          'channel-blocked',
          at(['channels', index, 'countries']),
          `"${channel.type}" is blocked in ${countryNames.of(country) ?? country}.`,
          `Remove ${country}; or, if you know better, add "blockedIn: []".`,
        ),
      ),
    );
  }
  return found;
}

/** A channel says when somebody answers, or how soon. */
function checkPromise(channel: Channel, index: number, at: At): Problem[] {
  const found: Problem[] = [];
  if (channel.kind.pace !== 'self-service' && channel.hours === undefined && channel.response === undefined) {
    found.push(
      problem(
        'channel-silent',
        at(['channels', index]),
        `Channel "${channel.id}" says neither when somebody answers nor how soon.`,
        'Add "hours:" with a name from the list of hours, or "response:" such as PT4H or P1D.',
      ),
    );
  }
  const { validFrom, validUntil } = channel;
  if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom) {
    found.push(
      problem(
        'channel-dates',
        at(['channels', index, 'validUntil']),
        `Channel "${channel.id}" ends (${validUntil}) before it begins (${validFrom}).`,
        'Correct the dates.',
      ),
    );
  }
  return found;
}

function checkPreferences(data: ContactData, { site }: ContactSurroundings, at: At): Problem[] {
  const ids = data.channels.map(({ id }) => id);
  const localeIds = site.locales.map(({ id }) => id);
  const unknownChannel = (id: string, path: readonly PropertyKey[]) =>
    problem(
      'unknown-channel',
      at(path),
      `There is no channel "${id}".`,
      `${didYouMean(id, ids)}Channels: ${ids.join(', ')}.`,
    );
  const lists = [
    ...Object.entries(data.preferred.countries).map(([key, list]) => [['countries', key], list] as const),
    ...Object.entries(data.preferred.locales).map(([key, list]) => [['locales', key], list] as const),
  ];
  return [
    ...lists.flatMap(([path, list]) =>
      unknownOnes(list, ids).map(([i, id]) => unknownChannel(id, ['preferred', ...path, i])),
    ),
    ...(ids.includes(data.fallback) ? [] : [unknownChannel(data.fallback, ['fallback'])]),
    ...Object.keys(data.preferred.countries)
      .filter((code) => !isCountry(code))
      .map((code) => unknownCountry(code, at(['preferred', 'countries', code], { key: true }))),
    ...Object.keys(data.preferred.locales)
      .filter((id) => !localeIds.includes(id))
      .map((id) =>
        problem(
          'unknown-locale',
          at(['preferred', 'locales', id], { key: true }),
          `There is no locale "${id}".`,
          `${didYouMean(id, localeIds)}Locales: ${localeIds.join(', ')}.`,
        ),
      ),
  ];
}

/** The fallback is open to everybody, and every country and locale reaches somebody on every page. */
function checkReach(data: ContactData, contact: Contact, { site }: ContactSurroundings, at: At): Problem[] {
  const index = data.channels.findIndex(({ id }) => id === data.fallback);
  const fallback = data.channels[index];
  const restrictions = fallback
    ? (['countries', 'locales', 'topics', 'articles', 'validFrom', 'validUntil'] as const).filter(
        (key) => fallback[key] !== undefined,
      )
    : [];
  const limited = [
    ...restrictions,
    ...(fallback?.enabled === false ? ['enabled'] : []),
    ...(fallback && fallback.devices !== 'any' ? ['devices'] : []),
  ];
  const found = limited.map((key) =>
    problem(
      'fallback-restricted',
      at(['channels', index, key], { key: true }),
      `Channel "${data.fallback}" is the fallback for everybody, but is restricted by "${key}".`,
      'Remove the restriction, or name another fallback.',
    ),
  );
  const countries = new Set([
    ...countriesOf(contact),
    ...site.locales.flatMap(({ country }) => country ?? []),
  ]);
  for (const country of countries) {
    const silent = site.locales.filter(({ id }) => {
      const usable = channelsOf(contact, id, country).filter(
        ({ devices, topics, articles }) => devices === 'any' && !topics && !articles,
      );
      return usable.length === 0;
    });
    if (silent.length === 0) continue;
    const inPreferences = data.preferred.countries[country] !== undefined;
    found.push(
      problem(
        'country-unreachable',
        at(inPreferences ? ['preferred', 'countries', country] : ['channels'], { key: true }),
        `Readers in ${countryNames.of(country) ?? country} reach nobody (${silent.map(({ id }) => id).join(', ')}).`,
        'Add a channel that works there for every topic and device.',
      ),
    );
  }
  return found;
}
