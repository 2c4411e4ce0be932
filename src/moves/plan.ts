/** What a command would do: files that move, are written or deleted. Nothing is done yet. */

/** A plan. Names are paths below the content folder. */
export interface Plan {
  /** New names by old ones. */
  readonly moves: ReadonlyMap<string, string>;
  /** Texts of files, by the names that they have before. A new file has no text before. */
  readonly edits: ReadonlyMap<string, Edit>;
  readonly deletes: readonly string[];
}

/** A file's text before and after, and why, in words. */
export interface Edit {
  readonly before: string | undefined;
  readonly after: string;
  readonly reasons: readonly string[];
}

/** Collects what is written into which file. */
export class Edits {
  readonly #edits = new Map<string, Edit>();
  readonly #textOf: (name: string) => string;

  constructor(textOf: (name: string) => string) {
    this.#textOf = textOf;
  }

  /** The text of a file with what was planned so far. */
  textOf(name: string): string {
    return this.#edits.get(name)?.after ?? this.#textOf(name);
  }

  /** Plans to change a file, unless the text stays as it is. */
  change(name: string, reason: string, edit: (text: string) => string): void {
    const known = this.#edits.get(name);
    const text = this.textOf(name);
    const after = edit(text);
    if (after === text) return;
    this.#edits.set(name, {
      before: known ? known.before : text,
      after,
      reasons: [...(known?.reasons ?? []), reason],
    });
  }

  /** Plans a new file. */
  create(name: string, after: string, reason: string): void {
    this.#edits.set(name, { before: undefined, after, reasons: [reason] });
  }

  /** Forgets what was planned for a file. */
  drop(name: string): void {
    this.#edits.delete(name);
  }

  get all(): ReadonlyMap<string, Edit> {
    return this.#edits;
  }
}

/** The plan in lines: what moves where, what is written into which file. */
export function describePlan({ moves, edits, deletes }: Plan, show: (name: string) => string): string[] {
  const written = [...edits].map(
    ([name, { reasons }]) => `${show(moves.get(name) ?? name)}: ${[...new Set(reasons)].join(', ')}`,
  );
  return [
    ...[...moves].map(([from, to]) => `${show(from)} → ${show(to)}`),
    ...deletes.map((name) => `${show(name)}: deleted`),
    ...written,
  ];
}
