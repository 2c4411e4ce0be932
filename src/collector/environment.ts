/** Settings of the collector from environment variables. */
import { join } from 'node:path';
import { manifestPath } from '#model/feedback/manifest.ts';
import type { StartOptions } from './start.ts';

/** Where the collector keeps its data unless `DATABASE_URL` says otherwise. */
const defaultDatabaseUrl = 'sqlite:.data/feedback.db';

/**
 * `DATABASE_URL`; `OUT_DIR` (the built site, for its manifest); `FEEDBACK_ORIGINS` (comma-separated) and `SITE_URL`
 * for the origins that may send; `TRUST_PROXY`. The local addresses of `port` may always send.
 */
export function collectorSettings(
  environment: Readonly<Record<string, string | undefined>>,
  port: number,
): Pick<StartOptions, 'databaseUrl' | 'manifestFile' | 'origins' | 'trustProxy'> {
  const listed = [environment['SITE_URL'], ...(environment['FEEDBACK_ORIGINS'] ?? '').split(',')];
  const origins = listed.flatMap((url) => {
    const trimmed = url?.trim() ?? '';
    return URL.canParse(trimmed) ? [new URL(trimmed).origin] : [];
  });
  return {
    databaseUrl: environment['DATABASE_URL'] ?? defaultDatabaseUrl,
    manifestFile: join(environment['OUT_DIR'] ?? 'dist', manifestPath),
    origins: [...new Set([...origins, `http://localhost:${port}`, `http://127.0.0.1:${port}`])],
    trustProxy: environment['TRUST_PROXY'],
  };
}
