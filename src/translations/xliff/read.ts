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
const inTarget = new Set(['pc', 'ph', 'mrk', 'cp']);

type Mutable = (string | { readonly id: string; readonly content?: Mutable })[];

interface OpenUnit {
  readonly name: string;
  readonly line: number;
  segments: number;
  targets: number;
  readonly target: Mutable;
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
  #open: Mutable[] = [];

  read(xml: string): ReadXliff {
    const parser = this.#parser;
    parser.ondoctype = () => this.#fail('The file has a DOCTYPE. XLIFF needs none, and Fener reads none.');
    parser.onerror = (error) => this.#fail(`This isn't XML: ${error.message.split('\n')[0]}.`);
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
    if (this.#open.length > 0) this.#openInTarget(name, id);
    else if (name === 'xliff') this.#openDocument(attributes);
    else if (name === 'file') {
      const original = valueOf(attributes, 'original');
      this.#files.push({ original, stamp: '', hash: '', line: this.#line, units: [] });
    } else if (name === 'unit') {
      const unit = { name: valueOf(attributes, 'name'), line: this.#line };
      this.#unit = { ...unit, segments: 0, targets: 0, target: [] };
    } else if (name === 'segment' && this.#unit) this.#unit.segments++;
    else if (name === 'note' && !this.#unit && (id === 'stamp' || id === 'hash')) this.#note = id;
    else if (name === 'target' && this.#unit) {
      this.#unit.targets++;
      this.#open = [this.#unit.target];
    }
  }

  #openDocument(attributes: Attributes): void {
    const version = valueOf(attributes, 'version');
    if (!version.startsWith('2.'))
      this.#fail(`This is XLIFF ${version || 'without a version'}. Fener reads XLIFF 2.`);
    this.#langs = { sourceLang: valueOf(attributes, 'srcLang'), targetLang: valueOf(attributes, 'trgLang') };
  }

  #openInTarget(name: string, id: string): void {
    if (!inTarget.has(name))
      this.#fail(`<${name}> in a target isn't supported. Keep the codes <pc> and <ph> as they are.`);
    if (name === 'cp') this.#fail('<cp> in a target stands for a character that texts must not have.');
    const place = this.#open.at(-1);
    if (name === 'ph') place?.push({ id });
    if (name === 'pc') {
      const content: Mutable = [];
      place?.push({ id, content });
      this.#open.push(content);
    }
  }

  #closeElement(name: string): void {
    this.#depth--;
    if (name === 'target') this.#open = [];
    else if (name === 'pc' && this.#open.length > 1) this.#open.pop();
    else if (name === 'note') this.#note = undefined;
    else if (name === 'unit' && this.#unit) {
      const { segments, targets, target, ...unit } = this.#unit;
      const isWhole = segments > 0 && targets === segments;
      this.#files.at(-1)?.units.push({ ...unit, target: isWhole ? target : undefined });
      this.#unit = undefined;
    }
  }

  #addText(text: string): void {
    const file = this.#files.at(-1);
    if (this.#open.length > 0) this.#open.at(-1)?.push(text);
    else if (this.#note && file) file[this.#note] += text;
  }
}
