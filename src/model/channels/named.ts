/** Channels that articles name in their front matter. */
import type { ContentSource } from '#model/articles/source.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';

/**
 * Checks `channels` of articles against the ids of channels.yaml (none without that file).
 *
 * Problems: `unknown-channel`.
 */
export function checkNamedChannels(sources: readonly ContentSource[], ids: ReadonlySet<string>): Problem[] {
  const known =
    ids.size > 0
      ? `Channels: ${[...ids].join(', ')}.`
      : 'Define the channel in channels.yaml, or remove the id.';
  return sources.flatMap((source) => {
    if (source.kind !== 'article') return [];
    return (source.data.channels ?? []).flatMap((id, index) =>
      ids.has(id)
        ? []
        : [
            problem(
              'unknown-channel',
              { file: source.file, at: source.positionOf(['channels', index]) },
              `There is no channel "${id}".`,
              `${didYouMean(id, ids)}${known}`,
            ),
          ],
    );
  });
}
