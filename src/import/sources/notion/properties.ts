/** Properties of a page in a database: lines below its title. */
import type { DocumentData } from '#import/tree/tree.ts';

export interface Properties {
  readonly data: Partial<DocumentData>;
  /** Those without a counterpart. */
  readonly left: readonly string[];
  /** The body with empty lines in their place. */
  readonly body: string;
}

const block = /^(\s*# [^\n]*\n\s*\n)((?:[^\n:#>|*-][^\n:]{0,60}: [^\n]*\n)+)(?=\s*\n|$)/;

/** Takes properties from the top of a body. */
export function takeProperties(body: string): Properties {
  const [whole = '', head = '', lines = ''] = block.exec(`${body}\n`) ?? [];
  if (whole === '') return { data: {}, left: [], body };
  const pairs = lines
    .trimEnd()
    .split('\n')
    .map(
      (line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()] as const,
    );
  return {
    ...readProperties(pairs),
    body: head + '\n'.repeat(pairs.length) + body.slice(head.length + lines.length),
  };
}

/** What names and values say of a page. */
export function readProperties(
  pairs: readonly (readonly [name: string, value: string])[],
): Omit<Properties, 'body'> {
  const find = (names: RegExp) => pairs.find(([name]) => names.test(name))?.[1];
  const known =
    /^(?:tags?|keywords?|labels?|status|(?:last )?(?:edited|updated)(?: time)?|created(?: time)?|description|summary|owner)$/i;
  const status = find(/^status$/i) ?? '';
  return {
    data: {
      keywords: (find(/^(?:tags?|keywords?|labels?)$/i) ?? '')
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
      description: find(/^(?:description|summary)$/i) || undefined,
      updated:
        dayOf(find(/^(?:last )?(?:edited|updated)(?: time)?$/i)) ?? dayOf(find(/^created(?: time)?$/i)),
      owner: find(/^owner$/i) || undefined,
      draft: /^(?:draft|to ?do|not started|in progress|in review)$/i.test(status),
    },
    left: pairs
      .filter(([name, value]) => !known.test(name) && value !== '')
      .map(([name, value]) => `${name}: ${value}`),
  };
}

/** @example dayOf('March 4, 2026 5:06 PM') // => '2026-03-04' */
function dayOf(written: string | undefined): string | undefined {
  const [, words] = /^([A-Z][a-z]+ \d{1,2}, \d{4})/.exec(written ?? '') ?? [];
  const time = Date.parse(`${words ?? ''} UTC`);
  return Number.isNaN(time)
    ? /^\d{4}-\d{2}-\d{2}/.exec(written ?? '')?.[0]
    : new Date(time).toISOString().slice(0, 10);
}
