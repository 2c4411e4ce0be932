/** What an error of PostgreSQL means for the collector: https://www.postgresql.org/docs/current/errcodes-appendix.html */
import { errorCode } from '#base/error-code.ts';
import { errorText } from '#base/error-text.ts';
import { RowError, StoreUnavailable } from '#collector/store.ts';

/** Data exceptions and violated constraints: the row is at fault. */
const rowClasses = ['22', '23'];
/** Disk full, memory, and broken storage do not pass within seconds. */
const lasting = new Set(['53100', '53200', 'XX001', 'XX002', '58030', '28P01', '3D000', '42501']);

/** `RowError` or `StoreUnavailable`; without a code of PostgreSQL it is the connection that failed. */
export function toStoreError(error: unknown): Error {
  const message = errorText(error);
  const code = errorCode(error) ?? '';
  if (rowClasses.includes(code.slice(0, 2)) && code.length === 5)
    return new RowError(message, { cause: error });
  const wrong = code.startsWith('42') || lasting.has(code);
  return new StoreUnavailable(`PostgreSQL ${code}: ${message}`, { retry: !wrong, cause: error });
}
