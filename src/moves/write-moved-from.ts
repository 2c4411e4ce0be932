/** Writes old addresses into front matter. */
import { splitWritten } from '#files/edit-front-matter.ts';
import type { KeptAddresses } from './addresses.ts';
import type { Edits } from './plan.ts';
import type { Snapshot } from './snapshot.ts';
import { editList } from './yaml-edits.ts';

/** Plans what `movedFrom` of each file gains and loses. */
export function writeMovedFrom(
  { nameOf }: Pick<Snapshot, 'nameOf'>,
  { movedFrom }: Pick<KeptAddresses, 'movedFrom'>,
  edits: Edits,
): void {
  for (const [source, { add, remove }] of movedFrom) {
    edits.change(nameOf(source), 'movedFrom', (text) => {
      const { open, yaml, rest } = splitWritten(text);
      const isGone = (item: string) => remove.includes(item);
      return open + editList(yaml, 'movedFrom', { add, remove: isGone }) + rest;
    });
  }
}
