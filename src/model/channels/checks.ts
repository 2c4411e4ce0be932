/** Checks of `channels.yaml` that a schema cannot make. */
import type { Problem } from '#problems/problem.ts';
import type { ChannelCheck, ContactCheck } from './check-context.ts';
import { checkPromise } from './check-promise.ts';
import { checkReach } from './check-reach.ts';
import { checkPreferences, checkReferences } from './check-references.ts';
import { checkTarget } from './check-target.ts';
import { checkPrefill, checkTexts } from './check-texts.ts';

/**
 * Checks references, texts, links and reach.
 *
 * Problems: `unknown-channel`, `duplicate-channel`, `unknown-hours`, `unknown-locale`, `unknown-topic`,
 * `unknown-article`, `channel-service`, `label-missing`, `unknown-variable`, `channel-prefill`,
 * `channel-link`, `channel-phone`, `channel-key`, `channel-blocked`, `channel-silent`, `channel-dates`,
 * `country-unreachable`, `fallback-restricted`.
 */
export function checkContact(input: ContactCheck): Problem[] {
  const { data, surroundings } = input;
  return [
    ...data.channels.flatMap((channel, index) => {
      const at: ChannelCheck['at'] = (path, options) => input.at(['channels', index, ...path], options);
      const one = { channel, index, data, surroundings, at };
      return [
        ...checkReferences(one),
        ...checkTexts(one),
        ...checkPrefill(one),
        ...checkTarget(one),
        ...checkPromise(one),
      ];
    }),
    ...checkPreferences(input),
    ...checkReach(input),
  ];
}
