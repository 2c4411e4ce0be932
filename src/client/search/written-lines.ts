/** The lines of a written answer, as the collector sends them. Nothing of them is relied on before it's looked at. */

/** Where a sentence comes from. */
export interface WrittenSource {
  readonly article: string;
  /** A path of this site. */
  readonly href: string;
  readonly title: string;
}

/** A line, or `undefined` where it's none. */
export type WrittenLine =
  | { readonly sources: readonly WrittenSource[] }
  | { readonly text: string; readonly units: readonly number[] }
  | { readonly isWritten: boolean };

/** Reads a line. */
export function readLine(line: string): WrittenLine | undefined {
  const { sources, text, units, end } = parsed(line);
  if (Array.isArray(sources)) {
    const known = sources.flatMap(readSource);
    return known.length === sources.length ? { sources: known } : undefined;
  }
  if (typeof text === 'string' && Array.isArray(units))
    return { text, units: units.filter(Number.isInteger) };
  return typeof end === 'string' ? { isWritten: end === 'written' } : undefined;
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function readSource(value: unknown): WrittenSource[] {
  const { article, href, title }: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  const isOurs = typeof href === 'string' && /^\/(?![/\\])/.test(href);
  return isOurs && typeof article === 'string' && typeof title === 'string' ? [{ article, href, title }] : [];
}

/** The lines of a body as they come. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
