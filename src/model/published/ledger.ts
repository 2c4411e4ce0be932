/**
 * The ledger of public addresses: `content/published.json`. `npx fener build --release` writes it, one line for each
 * article and topic, and it only grows. What it holds has been public, so it has to answer.
 */
import { parseTree, type Node } from 'jsonc-parser';
import { z } from 'zod';
import { byCodeUnits, compareCodeUnits } from '#base/code-unit-order.ts';
import { decode } from '#base/written-address.ts';
import { treeOf } from '#model/tree.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { jsonProblem } from '#problems/json.ts';
import { conflictProblems, findConflicts } from '#problems/merge-conflicts.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';

/** The shape of the file: ids of articles, and paths of topics with a "/" at their end, with all their addresses. */
export const publishedData = z.record(z.string(), z.array(z.string()));

/** An article or topic that has been public. */
export interface PublishedEntry {
  /** An article's id, or a topic's path and "/". */
  readonly key: string;
  /** Decoded, without the base of the site. */
  readonly addresses: readonly string[];
  readonly at: Position;
}

/** The ledger as read. */
export interface Ledger {
  readonly file: string;
  readonly entries: readonly PublishedEntry[];
}

/**
 * Parses the ledger. Where two lines have one key, as after a merge that kept both, both count.
 *
 * Problems: `merge-conflict`, `json-syntax`, `invalid-value`. With any of them there is no ledger, and nobody writes one.
 */
export function parseLedger(
  file: string,
  text: string,
): { readonly ledger?: Ledger; readonly problems: readonly Problem[] } {
  const keepBoth = 'Keep both versions, as both name public addresses. Delete the markers.';
  const conflicts = conflictProblems(file, findConflicts(text), undefined, keepBoth);
  if (conflicts.length > 0) return { problems: conflicts };
  const wrong = jsonProblem(file, text);
  if (wrong) return { problems: [wrong] };
  const lines = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const placeOf = ({ offset }: Pick<Node, 'offset'>): Position => {
    const line = lines.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (lines[line] ?? 0) + 1 };
  };
  const root = parseTree(text);
  const problems: Problem[] = [];
  const refuse = (node: Pick<Node, 'offset'>, what: string) => {
    const fix = 'Restore the file with git. "npx fener build --release" writes it.';
    problems.push(problem('invalid-value', { file, at: placeOf(node) }, what, fix));
  };
  if (root?.type !== 'object') {
    refuse(root ?? { offset: 0 }, 'The ledger is one object, from ids to lists of addresses.');
    return { problems };
  }
  const entries = new Map<string, PublishedEntry>();
  for (const { children: [key, value] = [] } of root.children ?? []) {
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    const parsed = value.type === 'array' ? (value.children ?? []).map((child): unknown => child.value) : [];
    const addresses = parsed.flatMap((one) => (typeof one === 'string' && one.startsWith('/') ? [one] : []));
    if (value.type !== 'array' || addresses.length < parsed.length)
      refuse(
        key,
        `${JSON.stringify(name)} has something else than a list of addresses, which begin with "/".`,
      );
    const known = entries.get(name);
    const all = new Set([...(known?.addresses ?? []), ...addresses.map(decode)]);
    entries.set(name, { key: name, addresses: [...all], at: known?.at ?? placeOf(key) });
  }
  return problems.length > 0 ? { problems } : { ledger: { file, entries: [...entries.values()] }, problems };
}

/** The text of a ledger with the addresses of a help centre added. Sorted, so that the same content gives the same text. */
export function writeLedger(known: readonly PublishedEntry[], { site, tree }: HelpCentre): string {
  const addresses = new Map(known.map(({ key, addresses: own }) => [key, new Set(own)]));
  const add = (key: string, path: string) => {
    const own = addresses.get(key) ?? new Set();
    addresses.set(key, own.add(decode(path)));
  };
  for (const { id } of site.locales) {
    const { articles, topics } = treeOf(tree, id);
    for (const { article, path } of articles.values()) add(article.id, path);
    for (const { topic, path } of topics.values()) if (topic !== '') add(`${topic}/`, path);
  }
  const lines = [...addresses].toSorted(byCodeUnits(([key]) => key)).map(([key, own]) => {
    const list = [...own].toSorted(compareCodeUnits).map((address) => JSON.stringify(address));
    return `  ${JSON.stringify(key)}: [${list.join(', ')}]`;
  });
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}
