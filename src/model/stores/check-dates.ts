/** Whether what a record says about days still holds. */
import { dayOf } from '#base/day.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { StoreRecord } from './formats/format.ts';

const staleMonths = 12;

/** Problems: `store-status-date`, `store-exception-past`, `store-stale`. `today`: `2026-11-22`. */
export function checkDates(record: StoreRecord, today: string): Problem[] {
  return [...checkStatus(record, today), ...checkExceptions(record, today), ...checkAge(record, today)];
}

function checkStatus({ data, file, positionOf }: StoreRecord, today: string): Problem[] {
  const { status = 'open', since, until, opened, code } = data;
  const report = (path: string, message: string, fix: string) => [
    problem('store-status-date', { file, at: positionOf([path]) }, message, fix),
  ];
  if (since !== undefined && until !== undefined && until < since) {
    return report(
      'until',
      `The status of store ${code} ends (${until}) before it begins (${since}).`,
      'Correct "since" or "until".',
    );
  }
  if (status === 'permanently-closed' && since === undefined) {
    return report(
      'status',
      `Store ${code} is permanently closed, but its record doesn't say since when.`,
      'Add "since:" with the day.',
    );
  }
  if (status === 'temporarily-closed' && until !== undefined && until < today) {
    return report(
      'until',
      `Store ${code} should have reopened on ${until}.`,
      'Set "status: open" or a new day.',
    );
  }
  const opens = until ?? opened;
  if (status === 'coming-soon' && opens !== undefined && opens < today) {
    return report(
      until === undefined ? 'opened' : 'until',
      `Store ${code} should have opened on ${opens}.`,
      'Set "status: open" or a new day.',
    );
  }
  if (status === 'open' && opened !== undefined && opened > today) {
    return report(
      'opened',
      `Store ${code} doesn't open before ${opened}.`,
      'Set "status: coming-soon" until then.',
    );
  }
  return [];
}

function checkExceptions({ data, file, positionOf }: StoreRecord, today: string): Problem[] {
  return (data.exceptions ?? []).flatMap(({ from, to = from }, index) =>
    to < today
      ? [
          problem(
            'store-exception-past',
            { file, at: positionOf(['exceptions', index]) },
            `The exception of store ${data.code} ended on ${to}.`,
            'Remove it.',
          ),
        ]
      : [],
  );
}

function checkAge({ data, file, positionOf }: StoreRecord, today: string): Problem[] {
  const { updated, status, code } = data;
  if (updated === undefined || status === 'permanently-closed') return [];
  const limit = new Date(`${today}T00:00:00Z`);
  limit.setUTCMonth(limit.getUTCMonth() - staleMonths);
  if (updated >= dayOf(limit)) return [];
  return [
    problem(
      'store-stale',
      { file, at: positionOf(['updated']) },
      `Nobody has confirmed store ${code} since ${updated}.`,
      'Check the record, then set "updated:" to today.',
    ),
  ];
}
