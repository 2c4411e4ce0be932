/** Reads the body of a request, never more of it than it may have. */

export type Body = { readonly text: string } | { readonly status: 400 | 411 | 413 | 415 };

/** UTF-8 text of at most `maxBytes`; otherwise the status to answer with. Compressed bodies are not taken. */
export async function readBody(request: Request, maxBytes: number): Promise<Body> {
  const encoding = request.headers.get('content-encoding');
  if (encoding !== null && encoding !== 'identity') return { status: 415 };
  const declared = request.headers.get('content-length');
  if (declared !== null && !/^\d{1,15}$/.test(declared)) return { status: 400 };
  if (declared !== null && Number(declared) > maxBytes) return { status: 413 };
  const bytes = declared === null ? await readStream(request, maxBytes) : await readWhole(request);
  if (bytes === undefined) return { status: 400 };
  if (bytes.byteLength > maxBytes) return { status: 413 };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { status: 400 };
  }
}

/** The runtime's HTTP parser holds the sender to the length it declared. */
async function readWhole(request: Request): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch {
    // The connection broke before the body was complete.
    return undefined;
  }
}

/** Stops after the first byte too many. */
async function readStream(request: Request, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > maxBytes) break;
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}
