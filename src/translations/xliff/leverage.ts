/** What of an existing translation still fits: units whose source hasn't changed since. */
import { shapeOf, type Inline } from './inline.ts';
import type { Unit } from './units.ts';

/**
 * Targets by name for the units of a source, from the text that the translation was made from and the translation
 * itself. None where the two don't have the same units.
 */
export function knownTargets(
  units: readonly Unit[],
  past: readonly Unit[],
  translation: readonly Unit[],
): ReadonlyMap<string, readonly Inline[]> {
  const textsOf = (all: readonly Unit[]) => all.filter(({ name }) => name.startsWith('text.'));
  if (textsOf(past).length !== textsOf(translation).length) return new Map();
  const byName = new Map(translation.map((unit) => [unit.name, unit.content]));
  const known = Map.groupBy(
    past.flatMap(({ name, content }) => {
      const target = byName.get(name);
      return target ? [{ name, shape: shapeOf(content), target }] : [];
    }),
    ({ shape }) => shape,
  );
  return new Map(
    units.flatMap(({ name, content }) => {
      // The same words may be said otherwise in another place: that of the same name goes first.
      const all = known.get(shapeOf(content)) ?? [];
      const { target } = all.find((one) => one.name === name) ?? all[0] ?? {};
      const numbered = target && numberedLike(content, target);
      return numbered ? [[name, numbered] as const] : [];
    }),
  );
}

/** The target with the ids of the source's codes; `undefined` if it has other codes. */
function numberedLike(source: readonly Inline[], target: readonly Inline[]): readonly Inline[] | undefined {
  const ids = new Map<string, number[]>();
  const unknown: string[] = [];
  visit(source, (piece) => {
    const key = keyOf(piece);
    ids.set(key, [...(ids.get(key) ?? []), piece.id]);
  });
  const numbered = renumber(target);
  const isSame = [...ids.values()].every((left) => left.length === 0);
  return isSame && unknown.length === 0 ? numbered : undefined;

  function renumber(content: readonly Inline[]): readonly Inline[] {
    return content.map((piece) => {
      if (piece.kind === 'text') return piece;
      const id = ids.get(keyOf(piece))?.shift();
      if (id === undefined) unknown.push(keyOf(piece));
      const own = { ...piece, id: id ?? 0 };
      return own.kind === 'span' ? { ...own, content: renumber(own.content) } : own;
    });
  }
}

type Code = Exclude<Inline, { kind: 'text' }>;

const keyOf = (piece: Code) =>
  piece.kind === 'code' ? JSON.stringify([piece.data]) : JSON.stringify([piece.start, piece.end]);

function visit(content: readonly Inline[], see: (piece: Code) => void): void {
  for (const piece of content) {
    if (piece.kind === 'text') continue;
    see(piece);
    if (piece.kind === 'span') visit(piece.content, see);
  }
}
