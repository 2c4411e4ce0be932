import type { LocalizedText } from '#model/hours/compile.ts';
import { didYouMean } from '#problems/nearest.ts';
import { labelMissing } from '#model/label-missing.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { ChannelCheck } from './check-context.ts';
import { noPrefill } from './kinds/kind.ts';
import { templateVariables, unknownVariables } from './browser/template.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

/**
 * Texts per locale name existing locales and resolve in each of the site's.
 *
 * Problems: `unknown-locale`, `label-missing`.
 */
export function checkTexts({ channel, surroundings: { site }, at }: ChannelCheck): Problem[] {
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
    const where = (key?: string) => at([...path, ...(key === undefined ? [] : [key])], { key: true });
    const unknown = Object.keys(text)
      .filter((id) => !ids.includes(id))
      .map((id) => unknownLocale(id, ids, where(id)));
    const what = `"${path.join('.')}" of channel "${channel.id}"`;
    const missing = labelMissing(what, text, { site, shownIn: channel.locales, where: where() });
    return [...unknown, ...missing];
  });
}

/**
 * Variables exist, and nothing is prefilled that the type of channel cannot hand over.
 *
 * Problems: `unknown-variable`, `channel-prefill`.
 */
export function checkPrefill({ channel, at }: ChannelCheck): Problem[] {
  const { prefill, kind } = channel;
  const templates: [path: readonly PropertyKey[], template: string][] = [
    ...textsOf(['prefill', 'subject'], prefill?.subject),
    ...textsOf(['prefill', 'text'], prefill?.text),
    ...textsOf(['prefill', 'ref'], prefill?.ref),
    ...Object.entries(prefill?.fields ?? {}).flatMap(([name, text]) =>
      textsOf(['prefill', 'fields', name], text),
    ),
    ...textsOf(['url'], channel.linkWith(noPrefill)?.base),
  ];
  const variables = templates.flatMap(([path, template]) =>
    unknownVariables(template).map((name) =>
      problem(
        'unknown-variable',
        at([...path]),
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
        at(['prefill', part], { key: true }),
        `A channel of type "${channel.type}" can't hand over "${part}".`,
        kind.carries.length > 0
          ? `Remove it. This type can hand over: ${kind.carries.join(', ')}.`
          : 'Remove "prefill". This type can hand over nothing.',
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
        at(['prefill', 'fields', name], { key: true }),
        `GitHub shows "not found" to readers who may not set "${name}".`,
        `Remove "${name}". The issue form can set it.`,
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
