/** Answers with a file as HTTP asks it to: whole, in part, or not at all where the client has it already. */
import fresh from 'fresh';
import { createReadStream, lstatSync, realpathSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parse as parseRange } from 'range-parser';
import { nameBelow } from '#base/file-paths.ts';
import { contentTypeOf } from './media-types.ts';

/** A file of the site. */
export interface StaticFile {
  readonly file: string;
  readonly stats: Stats;
}

/**
 * What lies at a decoded path: a file, a folder, or nothing. Symbolic links are nothing; so are names that only this
 * system takes for those of a file, in other letter case or with "\\" for "/".
 */
export function findFile(folder: string, path: string): StaticFile | 'folder' | undefined {
  const file = join(folder, path);
  try {
    if (nameBelow(folder, realpathSync.native(file)) !== path.replace(/^\/|\/$/g, '')) return undefined;
    const stats = statSync(file);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() && !path.endsWith('/') ? { file, stats } : undefined;
  } catch {
    // Not there, not readable, or a name that the file system does not take.
    return undefined;
  }
}

/** Content codings by the ending of files that hold them, the smallest first. */
const codings = [
  ['br', 'br'],
  ['gzip', 'gz'],
] as const;

/** A file as the client takes it: compressed, where the build has left it so. A part is always one of the file itself. */
function compressedFor(whole: StaticFile, { headers }: Request): StaticFile & { readonly coding?: string } {
  if (headers.has('Range')) return whole;
  const accepted = (headers.get('Accept-Encoding') ?? '').toLowerCase().split(',');
  for (const [coding, ending] of codings) {
    const isAccepted = accepted.some((one) => {
      const [name, weight] = one.split(';').map((part) => part.trim());
      return name === coding && !/^q=0(?:\.0*)?$/.test(weight ?? '');
    });
    const file = `${whole.file}.${ending}`;
    const stats = isAccepted ? lstatSync(file, { throwIfNoEntry: false }) : undefined;
    if (stats?.isFile()) return { file, stats, coding };
  }
  return whole;
}

/** The answer to a GET or HEAD request for a file. */
export function answerWithFile(asked: StaticFile, request: Request): Response {
  const { file, stats, coding } = compressedFor(asked, request);
  const headers = new Headers({
    'Content-Type': contentTypeOf(asked.file),
    ...(coding !== undefined && { 'Content-Encoding': coding, Vary: 'Accept-Encoding' }),
    ETag: `"${Math.floor(stats.mtimeMs).toString(16)}-${stats.size.toString(16)}"`,
    // `stats.mtime` is rounded, and may name the next second.
    'Last-Modified': new Date(Math.floor(stats.mtimeMs)).toUTCString(),
    'Accept-Ranges': 'bytes',
  });
  if (isFresh(request, headers)) {
    for (const name of ['Content-Type', 'Content-Encoding', 'Accept-Ranges']) headers.delete(name);
    return new Response(null, { status: 304, headers });
  }
  const range = rangeOf(request, headers, stats.size);
  if (range === 'unsatisfiable') {
    const refused = new Headers({
      'Content-Range': `bytes */${stats.size}`,
      'Content-Type': 'text/plain; charset=utf-8',
    });
    return new Response('Range not satisfiable\n', { status: 416, headers: refused });
  }
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${stats.size}`);
  return sendFile(file, range ?? whole(stats), {
    method: request.method,
    status: range ? 206 : 200,
    headers,
  });
}

/** The "not found" page, without caching and without ranges. */
export const answerNotFound = ({ file, stats }: StaticFile, { method }: Request): Response =>
  sendFile(file, whole(stats), {
    method,
    status: 404,
    headers: new Headers({ 'Content-Type': contentTypeOf(file) }),
  });

/** First and last byte. */
interface Bytes {
  readonly start: number;
  readonly end: number;
}

const whole = ({ size }: Stats): Bytes => ({ start: 0, end: size - 1 });

function sendFile(
  file: string,
  { start, end }: Bytes,
  answer: { readonly method: string; readonly status: number; readonly headers: Headers },
): Response {
  answer.headers.set('Content-Length', String(end - start + 1));
  const isEmpty = answer.method === 'HEAD' || end < start;
  const body = isEmpty ? null : (Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream);
  return new Response(body, answer);
}

function isFresh({ headers }: Request, answer: Headers): boolean {
  const conditions = {
    'if-none-match': headers.get('If-None-Match') ?? undefined,
    'if-modified-since': headers.get('If-Modified-Since') ?? undefined,
  };
  return fresh(conditions, {
    etag: answer.get('ETag') ?? '',
    'last-modified': answer.get('Last-Modified') ?? '',
  });
}

/** The one range requested. `undefined` for none, for several, and if the file has changed. */
function rangeOf({ headers }: Request, answer: Headers, size: number): Bytes | 'unsatisfiable' | undefined {
  const asked = headers.get('Range');
  const condition = headers.get('If-Range');
  const isSame = !condition || [answer.get('ETag'), answer.get('Last-Modified')].includes(condition);
  if (!asked || !isSame || !/^bytes=/i.test(asked) || size === 0) return undefined;
  const { ranges } = parseRange(size, asked);
  if (ranges.length === 0) return 'unsatisfiable';
  return ranges.length === 1 ? ranges[0] : undefined;
}
