/** Compares what texts take from elsewhere: values of variables, and snippets. */
import type { Use } from '#model/reuse/reuse.ts';
import type { ReadReuse } from '#files/read-reuse.ts';
import type { ChangedReuse } from './review.ts';

/** One side, with all places that use something. */
type Side = Pick<ReadReuse, 'variables' | 'snippets'> & { readonly uses: readonly Use[] };

/** What has other words in `after`, with the files that use it; for what is gone, those that used it. */
export function compareReuse(before: Side, after: Side): ChangedReuse[] {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key): ChangedReuse[] => {
    const [old, now] = [was.get(key), is.get(key)];
    const one = now ?? old;
    if (!one || old?.words === now?.words) return [];
    const { kind, name } = one;
    const used = (now ? after : before).uses.filter((use) => use.kind === kind && use.name === name);
    return [
      {
        kind,
        name,
        change: !old ? 'added' : !now ? 'removed' : 'changed',
        files: [...new Set(used.map(({ file }) => file))].toSorted(),
      },
    ];
  });
}

interface Words extends Pick<Use, 'kind' | 'name'> {
  readonly words: string;
}

function wordsOf({ variables, snippets }: Side): ReadonlyMap<string, Words> {
  const all: Words[] = [
    ...[...variables].map(([name, { value, locales, countries }]): Words => {
      return { kind: 'variable', name, words: JSON.stringify([value, locales, countries]) };
    }),
    ...[...Map.groupBy(snippets, ({ name }) => name)].map(([name, own]): Words => {
      return { kind: 'snippet', name, words: JSON.stringify(own.map(({ locale, body }) => [locale, body])) };
    }),
  ];
  return new Map(all.map((one) => [`${one.kind} ${one.name}`, one]));
}
