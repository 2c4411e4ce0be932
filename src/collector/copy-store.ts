/** Copies everything from one store to another, as often as one likes. */
import { copiedTables, type CopiedTable, type Store } from './store.ts';

const pageSize = 1000;

/** Rows copied, by table. Rows that the target has stay as they are, so a second run only adds what is new. */
export async function copyStore(
  from: Store,
  to: Store,
  onPage: (table: CopiedTable, rows: number) => void = () => undefined,
): Promise<Record<CopiedTable, number>> {
  const copied: Record<CopiedTable, number> = {
    revision: 0,
    event: 0,
    vote: 0,
    comment: 0,
    rollup: 0,
    search_day: 0,
    contact_day: 0,
    article_day: 0,
    search_digest: 0,
    query_digest: 0,
    tally: 0,
  };
  for (const table of copiedTables) {
    let page = await from.readPage(table, undefined, pageSize);
    while (page.length > 0) {
      await to.writePage(table, page);
      copied[table] += page.length;
      onPage(table, copied[table]);
      page = page.length < pageSize ? [] : await from.readPage(table, page.at(-1), pageSize);
    }
  }
  return copied;
}
