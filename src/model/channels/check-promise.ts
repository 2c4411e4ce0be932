import { problem, type Problem } from '#problems/problem.ts';
import type { ChannelCheck } from './check-context.ts';

/**
 * A channel says when somebody answers, or how soon.
 *
 * Problems: `channel-silent`, `channel-dates`.
 */
export function checkPromise({ channel, at }: ChannelCheck): Problem[] {
  const found: Problem[] = [];
  if (channel.kind.pace !== 'self-service' && channel.hours === undefined && channel.response === undefined) {
    found.push(
      problem(
        'channel-silent',
        at([]),
        `Channel "${channel.id}" doesn't say when somebody answers, or how soon.`,
        'Add "hours:" with a name from the list of hours, or "response:" with a duration such as PT4H or P1D.',
      ),
    );
  }
  const { validFrom, validUntil } = channel;
  if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom) {
    found.push(
      problem(
        'channel-dates',
        at(['validUntil']),
        `Channel "${channel.id}" ends (${validUntil}) before it begins (${validFrom}).`,
        'Correct the dates.',
      ),
    );
  }
  return found;
}
