/** What an error of SQLite means for the collector: https://www.sqlite.org/rescode.html */
import { errorCode } from '#base/error-code.ts';
import { RowError, StoreUnavailable } from '#collector/store.ts';

const rowCodes = new Map([
  [18, 'TOOBIG'],
  [19, 'CONSTRAINT'],
  [20, 'MISMATCH'],
]);
const busyCodes = new Map([
  [5, 'BUSY'],
  [6, 'LOCKED'],
]);
const brokenCodes = new Map([
  [7, 'NOMEM'],
  [8, 'READONLY'],
  [10, 'IOERR'],
  [11, 'CORRUPT'],
  [13, 'FULL'],
  [14, 'CANTOPEN'],
]);

/** `RowError` or `StoreUnavailable` for what SQLite reports; any other error, a bug, as it is. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (errorCode(error) === 'ERR_INVALID_ARG_TYPE') {
    return new RowError(error.message, { cause: error });
  }
  if (!('errcode' in error) || typeof error.errcode !== 'number') return error;
  const code = error.errcode & 0xff;
  if (rowCodes.has(code)) return new RowError(error.message, { cause: error });
  const name = busyCodes.get(code) ?? brokenCodes.get(code);
  if (name === undefined) return error;
  return new StoreUnavailable(`SQLite ${name}: ${error.message}`, {
    retry: busyCodes.has(code),
    cause: error,
  });
}
