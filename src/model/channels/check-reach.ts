import { problem, type Problem } from '#problems/problem.ts';
import type { ContactCheck } from './check-context.ts';
import { countriesOf } from './contact.ts';
import { englishNameOf } from '#base/countries.ts';
import { channelsOf } from './select.ts';

/**
 * The fallback is open to everybody, and every country and locale reaches somebody on every page.
 *
 * Problems: `fallback-restricted`, `country-unreachable`.
 */
export function checkReach({ data, contact, surroundings: { site }, at }: ContactCheck): Problem[] {
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
      `Channel "${data.fallback}" is everybody's fallback, but "${key}" restricts it.`,
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
        `Readers in ${englishNameOf(country)} can't reach anybody (in ${silent.map(({ id }) => id).join(', ')}).`,
        'Add a channel that works there, on every topic and device.',
      ),
    );
  }
  return found;
}
