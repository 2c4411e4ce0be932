/** Whether two records mean the same store. */
import { problem, type Problem } from '#problems/problem.ts';
import { fold } from './browser/fold.ts';
import { distanceKm } from './browser/geo.ts';
import type { StoreRecord } from './formats/format.ts';

const sameSpotKm = 0.03;
/** About 50 metres at the equator, at least the distance below everywhere. */
const cell = 0.0005;

/** Problems: `store-code-duplicate`, `store-duplicate`. A permanently closed store may be in the same place as another. */
export function checkDuplicates(records: readonly StoreRecord[]): Problem[] {
  const problems: Problem[] = [];
  const byCode = new Map<string, StoreRecord>();
  const byAddress = new Map<string, StoreRecord>();
  const byCell = new Map<string, StoreRecord[]>();
  for (const record of records) {
    const { data, file, positionOf } = record;
    const sameCode = byCode.get(data.code.toLowerCase());
    if (sameCode) {
      problems.push(
        problem(
          'store-code-duplicate',
          { file, at: positionOf(['code']) },
          `Code "${data.code}" is also the code of the store at ${where(sameCode)}.`,
          'Give one of them a code of its own, or remove it.',
        ),
      );
      continue;
    }
    byCode.set(data.code.toLowerCase(), record);
    if (data.status === 'permanently-closed') continue;
    const twin = byAddress.get(addressKey(record)) ?? findAtSameSpot(record, byCell);
    if (twin) {
      problems.push(
        problem(
          'store-duplicate',
          { file, at: positionOf(['code']) },
          `Store ${data.code} is in the same place as ${twin.data.code} (${where(twin)}).`,
          'Remove one, correct its address or coordinates, or mark the old one "permanently-closed".',
        ),
      );
    }
    byAddress.set(addressKey(record), record);
    for (const key of cellsOf(record).slice(0, 1)) byCell.set(key, [...(byCell.get(key) ?? []), record]);
  }
  return problems;
}

function where({ file, positionOf }: StoreRecord): string {
  return `${file}:${positionOf(['code']).line}`;
}

function addressKey({ data: { name, address } }: StoreRecord): string {
  const lines = typeof address.lines === 'string' ? [address.lines] : address.lines;
  return [name, ...lines, address.unit, address.city, address.country]
    .map((part) => fold(part ?? ''))
    .join('|');
}

function findAtSameSpot(record: StoreRecord, byCell: ReadonlyMap<string, readonly StoreRecord[]>) {
  const { geo, brand, address } = record.data;
  if (!geo || geo.precision === 'city') return undefined;
  return cellsOf(record)
    .flatMap((key) => byCell.get(key) ?? [])
    .find(
      (other) =>
        other.data.brand === brand &&
        other.data.address.unit === address.unit &&
        other.data.geo !== undefined &&
        distanceKm(other.data.geo, geo) < sameSpotKm,
    );
}

/** The cell of a record, and then its neighbours; longitude shrinks with latitude, so far north three cells are looked at. */
function cellsOf({ data: { geo } }: StoreRecord): string[] {
  if (!geo || geo.precision === 'city') return [];
  const lngCell = cell / Math.max(0.01, Math.cos((Math.min(89, Math.abs(geo.lat)) * Math.PI) / 180));
  const row = Math.floor(geo.lat / cell);
  const column = Math.floor(geo.lng / lngCell);
  const steps = [0, -1, 1];
  return steps.flatMap((dy) => steps.map((dx) => `${row + dy}/${column + dx}`));
}
