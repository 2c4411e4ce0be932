import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { ChannelCheck, ContactCheck } from './check-context.ts';
import { noPrefill } from './kinds/kind.ts';
import { unknownOnes } from './unknown-names.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

/**
 * What a channel names exists, and its id is its own.
 *
 * Problems: `duplicate-channel`, `unknown-hours`, `unknown-locale`, `unknown-topic`, `unknown-article`,
 * `channel-service`.
 */
export function checkReferences({ channel, index, data, surroundings, at }: ChannelCheck): Problem[] {
  const { site, topics, articles, services } = surroundings;
  const found: Problem[] = [];
  const ids = data.channels.map(({ id }) => id);
  if (ids.indexOf(channel.id) !== index) {
    const message = `Channel id "${channel.id}" is used twice.`;
    found.push(problem('duplicate-channel', at(['id']), message, 'Give one of them another id.'));
  }
  const names = Object.keys(data.hours);
  if (channel.hours !== undefined && !names.includes(channel.hours)) {
    found.push(
      problem(
        'unknown-hours',
        at(['hours']),
        `There are no hours with the name "${channel.hours}".`,
        `${didYouMean(channel.hours, names)}${names.length > 0 ? `Defined: ${names.join(', ')}.` : 'Define them under "hours:".'}`,
      ),
    );
  }
  const localeIds = site.locales.map(({ id }) => id);
  found.push(
    ...unknownOnes(channel.locales, localeIds).map(([i, id]) =>
      unknownLocale(id, localeIds, at(['locales', i])),
    ),
    ...unknownOnes(channel.topics, topics).map(([i, path]) =>
      problem(
        'unknown-topic',
        at(['topics', i]),
        `There is no topic "${path}".`,
        `${didYouMean(path, topics ?? [])}Write the path of a folder below articles/<locale>/.`,
      ),
    ),
    ...unknownOnes(channel.articles, articles).map(([i, id]) =>
      problem(
        'unknown-article',
        at(['articles', i]),
        `There is no article with the id "${id}".`,
        `${didYouMean(id, articles ?? [])}Use the "id:" of its front matter.`,
      ),
    ),
  );
  const service = channel.type === 'store' ? channel.linkWith(noPrefill)?.query?.['service'] : undefined;
  found.push(
    ...unknownOnes(service === undefined ? [] : [service], services).map(([, id]) =>
      problem(
        'channel-service',
        at(['service']),
        `No store has the service "${id}".`,
        `${didYouMean(id, services ?? [])}Services: ${[...(services ?? [])].join(', ')}.`,
      ),
    ),
  );
  return found;
}

/**
 * Preferences and the fallback name channels, countries and locales that exist.
 *
 * Problems: `unknown-channel`, `unknown-locale`.
 */
export function checkPreferences({ data, surroundings: { site }, at }: ContactCheck): Problem[] {
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
    ...Object.keys(data.preferred.locales)
      .filter((id) => !localeIds.includes(id))
      .map((id) => unknownLocale(id, localeIds, at(['preferred', 'locales', id], { key: true }))),
  ];
}
