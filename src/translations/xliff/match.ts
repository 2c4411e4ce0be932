/** Puts the codes of a source back into a target that names them. */
import { softSpace, type Inline } from './inline.ts';
import type { TargetPiece } from './read.ts';

/** The target with the Markdown of our own codes, or what is wrong with it. */
export function withCodes(
  source: readonly Inline[],
  target: readonly TargetPiece[],
): { readonly content: readonly Inline[] } | { readonly wrong: string } {
  const codes = new Map<string, Exclude<Inline, { kind: 'text' }>>();
  collect(source, codes);
  const used = new Set<string>();
  const wrong: string[] = [];
  const content = convert(target);
  const missing = [...codes.keys()].filter((id) => !used.has(id));
  if (missing.length > 0) wrong.push(`It lacks the code ${missing.map((id) => shownCode(id)).join(', ')}.`);
  return wrong.length > 0 ? { wrong: wrong.join(' ') } : { content };

  function convert(pieces: readonly TargetPiece[]): readonly Inline[] {
    return pieces.flatMap((piece): readonly Inline[] => {
      if (typeof piece === 'string') return [{ kind: 'text', text: piece.replace(softSpace, ' ') }];
      const code = codes.get(piece.id);
      if (!code) return complain(`The code ${JSON.stringify(piece.id)} isn't one of the source.`);
      if (used.has(piece.id)) return complain(`The code ${shownCode(piece.id)} is there twice.`);
      used.add(piece.id);
      const inner = 'content' in piece ? piece.content : undefined;
      if ((code.kind === 'span') !== (inner !== undefined))
        return complain(`The code ${shownCode(piece.id)} has become another kind of code.`);
      return code.kind === 'span' ? [{ ...code, content: convert(inner ?? []) }] : [code];
    });
  }

  function complain(message: string): readonly Inline[] {
    wrong.push(message);
    return [];
  }

  function shownCode(id: string): string {
    const code = codes.get(id);
    const data = code?.kind === 'code' ? code.data : code ? `${code.start}…${code.end}` : '';
    return `${id} (${data.replace(/\s+/g, ' ').slice(0, 60)})`;
  }
}

function collect(source: readonly Inline[], codes: Map<string, Exclude<Inline, { kind: 'text' }>>): void {
  for (const piece of source) {
    if (piece.kind === 'text') continue;
    codes.set(String(piece.id), piece);
    if (piece.kind === 'span') collect(piece.content, codes);
  }
}
