/** Serves a page and its files, and counts the bytes of what it sends. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Served {
  readonly url: string;
  /** What was sent, in gzip bytes where a server would compress it. */
  readonly sent: { readonly path: string; readonly bytes: number }[];
  readonly close: () => void;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** Bytes of data as gzip sends them. */
export const gzipBytes = (data: unknown): number =>
  gzipSync(Buffer.isBuffer(data) ? data : JSON.stringify(data), { level: 9 }).length;

/** Serves a folder and some files in memory, with byte ranges. */
export async function serve(folder: string, extra: ReadonlyMap<string, Buffer>): Promise<Served> {
  const sent: Served['sent'] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const content = extra.get(path) ?? readIfThere(join(folder, path));
    if (!content) {
      response.writeHead(404).end();
      return;
    }
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    const type = { 'Content-Type': types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream' };
    if (from === undefined || to === undefined) {
      sent.push({ path, bytes: path.endsWith('.pmtiles') ? content.length : gzipBytes(content) });
      response.writeHead(200, { ...type, 'Content-Length': content.length }).end(content);
      return;
    }
    const part = content.subarray(Number(from), Number(to) + 1);
    sent.push({ path, bytes: part.length });
    const range = `bytes ${from}-${Number(from) + part.length - 1}/${content.length}`;
    response.writeHead(206, { ...type, 'Content-Range': range, 'Content-Length': part.length }).end(part);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, sent, close: () => void server.close() };
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
