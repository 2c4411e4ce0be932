/** Reads XLIFF 2 that translators sent back. Nothing in it is trusted: codes are names of ours, and their Markdown is ours. */
import sax from 'sax';

/** Content as its translator left it: codes by their ids. */
export type TargetPiece =
  string | { readonly id: string } | { readonly id: string; readonly content: readonly TargetPiece[] };

export interface ReadUnit {
  readonly name: string;
  readonly line: number;
  /** Absent where nobody has translated it. */
  readonly target: readonly TargetPiece[] | undefined;
}

export interface ReadFile {
  readonly original: string;
  readonly stamp: string;
  readonly hash: string;
  readonly line: number;
  readonly units: readonly ReadUnit[];
}

export interface ReadXliff {
  readonly sourceLang: string;
  readonly targetLang: string;
  readonly files: readonly ReadFile[];
}

/** Why a document can't be used, and where. */
export class XliffError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const mostDepth = 60;

/** Elements within a target whose text counts. Others are extensions, and a target has none. */
const inTarget = new Set(['pc', 'ph', 'sc', 'ec', 'mrk', 'sm', 'em', 'cp']);

type Mutable = (string | { readonly id: string; readonly content?: Mutable })[];

/** A place that content goes to. The code of an `<sc>` ends with the `<ec>` that names it, perhaps in a later segment. */
interface Place {
  readonly sc?: string;
  readonly content: Mutable;
}

/** A unit, which tools may have cut into segments with white space (`<ignorable>`) between them. */
interface OpenUnit {
  readonly name: string;
  readonly line: number;
  segments: number;
  targets: number;
  /** How many segments and ignorables there have been. */
  count: number;
  readonly parts: { readonly order: number; readonly content: Mutable }[];
  /** Places of codes that the last segment has left open. */
  carried: readonly Place[];
  /** The ignorable that is open: its source stands where it has no target. */
  gap: { source?: Mutable; target?: Mutable } | undefined;
}

/** The document. Throws an `XliffError`. */
export const readXliff = (xml: string): ReadXliff => new XliffReader().read(xml);

type Attributes = Readonly<Record<string, unknown>>;

const valueOf = (attributes: Attributes, name: string): string => {
  const value = attributes[name];
  return typeof value === 'string' ? value : '';
};

class XliffReader {
  readonly #parser = sax.parser(true, { position: true });
  readonly #files: { original: string; stamp: string; hash: string; line: number; units: ReadUnit[] }[] = [];
  #langs: Omit<ReadXliff, 'files'> | undefined;
  #unit: OpenUnit | undefined;
  #note: 'stamp' | 'hash' | undefined;
  #depth = 0;
  /** Open places for content, innermost last; none outside a target. */
  #open: Place[] = [];

  read(xml: string): ReadXliff {
    const parser = this.#parser;
    parser.ondoctype = () => this.#fail('The file has a DOCTYPE. XLIFF needs none, and Fener reads none.');
    parser.onerror = (error) =>
      this.#fail(`This isn't XML: ${error.message.split('\n')[0]?.replace(/\.+$/, '')}.`);
    parser.onopentag = ({ name, attributes }) => this.#openElement(name, attributes);
    parser.onclosetag = (name) => this.#closeElement(name);
    parser.ontext = (text) => this.#addText(text);
    parser.oncdata = (text) => this.#addText(text);
    parser.write(xml).close();
    if (!this.#langs) throw new XliffError('There is no <xliff> in this file.', 1);
    return { ...this.#langs, files: this.#files };
  }

  get #line(): number {
    return this.#parser.line + 1;
  }

  #fail(message: string): never {
    throw new XliffError(message, this.#line);
  }

  #openElement(name: string, attributes: Attributes): void {
    if (++this.#depth > mostDepth) this.#fail(`Elements lie more than ${mostDepth} deep in each other.`);
    const id = valueOf(attributes, 'id');
    if (this.#open.length > 0) this.#openInTarget(name, id, attributes);
    else if (name === 'xliff') this.#openDocument(attributes);
    else if (name === 'file') {
      const original = valueOf(attributes, 'original');
      this.#files.push({ original, stamp: '', hash: '', line: this.#line, units: [] });
    } else if (name === 'unit') {
      const unit = { name: valueOf(attributes, 'name'), line: this.#line };
      this.#unit = { ...unit, segments: 0, targets: 0, count: 0, parts: [], carried: [], gap: undefined };
    } else if (name === 'note' && !this.#unit && (id === 'stamp' || id === 'hash')) this.#note = id;
    else if (this.#unit) this.#openInUnit(name, attributes, this.#unit);
  }

  #openInUnit(name: string, attributes: Attributes, unit: OpenUnit): void {
    const { gap, carried, parts } = unit;
    if (name === 'segment' || name === 'ignorable') {
      unit.count++;
      if (name === 'segment') unit.segments++;
      else unit.gap = {};
    } else if (gap && (name === 'source' || name === 'target')) {
      gap[name] = [];
      this.#open = [{ content: gap[name] }];
    } else if (name === 'target') {
      unit.targets++;
      this.#open =
        carried.length > 0 ? [...carried] : [newPart(parts, Number(attributes['order']) || unit.count)];
    }
  }

  #openDocument(attributes: Attributes): void {
    const version = valueOf(attributes, 'version');
    if (!version.startsWith('2.'))
      this.#fail(`This is XLIFF ${version || 'without a version'}. Fener reads XLIFF 2.`);
    this.#langs = { sourceLang: valueOf(attributes, 'srcLang'), targetLang: valueOf(attributes, 'trgLang') };
  }

  #openInTarget(name: string, id: string, attributes: Attributes): void {
    if (!inTarget.has(name))
      this.#fail(`<${name}> in a target isn't supported. Keep the codes <pc> and <ph> as they are.`);
    if (name === 'cp') this.#fail('<cp> in a target stands for a character that texts must not have.');
    const place = this.#open.at(-1)?.content;
    if (name === 'ph') place?.push({ id });
    if (name === 'pc' || name === 'sc') {
      const content: Mutable = [];
      place?.push({ id, content });
      this.#open.push(name === 'sc' ? { sc: id, content } : { content });
    }
    if (name === 'ec') this.#closeCode(valueOf(attributes, 'startRef'));
  }

  /** The end of the code of an `<sc>`, or of a `<pc>`, which has no such name. */
  #closeCode(sc?: string): void {
    if (this.#open.length < 2 || this.#open.at(-1)?.sc !== sc)
      this.#fail('Codes overlap in a target, or one of them has no beginning or end.');
    this.#open.pop();
  }

  #closeElement(name: string): void {
    this.#depth--;
    const unit = this.#unit;
    if (name === 'pc' && this.#open.length > 0) this.#closeCode();
    else if (name === 'note') this.#note = undefined;
    else if (!unit) return;
    else if (name === 'source' && unit.gap) this.#open = [];
    else if (name === 'target') {
      if (!unit.gap) unit.carried = this.#open.length > 1 ? this.#open : [];
      this.#open = [];
    } else if (name === 'ignorable' && unit.gap) {
      const place = unit.carried.at(-1) ?? newPart(unit.parts, unit.count);
      place.content.push(...(unit.gap.target ?? unit.gap.source ?? []));
      unit.gap = undefined;
    } else if (name === 'unit') this.#closeUnit(unit);
  }

  #closeUnit({ name, line, segments, targets, parts, carried }: OpenUnit): void {
    if (carried.length > 0) this.#fail('A code that begins in a target has no end.');
    const isWhole = segments > 0 && targets === segments;
    const target = parts.toSorted((a, b) => a.order - b.order).flatMap(({ content }) => content);
    this.#files.at(-1)?.units.push({ name, line, target: isWhole ? target : undefined });
    this.#unit = undefined;
  }

  #addText(text: string): void {
    const file = this.#files.at(-1);
    if (this.#open.length > 0) this.#open.at(-1)?.content.push(text);
    else if (this.#note && file) file[this.#note] += text;
  }
}

function newPart(parts: OpenUnit['parts'], order: number): Place {
  const part = { order, content: [] };
  parts.push(part);
  return part;
}
