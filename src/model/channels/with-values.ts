/** Values of variables in the texts of channels. */
import type { LocalizedText } from '#model/hours/compile.ts';
import { expandLocalized, type ReuseOf } from '#model/reuse/plain.ts';
import type { Problem } from '#problems/problem.ts';
import { templateVariables } from './browser/template.ts';
import type { At } from './check-context.ts';
import type { Channel } from './schema.ts';

/**
 * Channels whose texts have their values. In what is handed over, `{{article.title}}` and the like stay.
 *
 * Problems: `variable-unknown`.
 */
export function channelsWithValues(
  channels: readonly Channel[],
  at: At,
  reuse: ReuseOf | undefined,
): { readonly channels: Channel[]; readonly problems: readonly Problem[] } {
  if (!reuse) return { channels: [...channels], problems: [] };
  const problems: Problem[] = [];
  const expanded = channels.map((channel, index): Channel => {
    const expand = (text: LocalizedText | undefined, ...path: readonly string[]) => {
      if (text === undefined) return undefined;
      const where = (locale?: string) => {
        const { file, at: place } = at([
          'channels',
          index,
          ...path,
          ...(locale === undefined ? [] : [locale]),
        ]);
        return { file, at: place ?? { line: 1, column: 1 } };
      };
      const found = expandLocalized(text, where, reuse, path[0] === 'prefill' ? templateVariables : []);
      problems.push(...found.problems);
      return found.text;
    };
    const { prefill, accessibility } = channel;
    return {
      ...channel,
      label: expand(channel.label, 'label'),
      description: expand(channel.description, 'description'),
      cost: expand(channel.cost, 'cost'),
      consent: expand(channel.consent, 'consent'),
      accessibility: accessibility && {
        ...accessibility,
        note: expand(accessibility.note, 'accessibility', 'note'),
      },
      prefill: prefill && {
        ...prefill,
        subject: expand(prefill.subject, 'prefill', 'subject'),
        text: expand(prefill.text, 'prefill', 'text'),
      },
    };
  });
  return { channels: expanded, problems };
}
