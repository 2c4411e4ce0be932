/** Reads `entities.xml` of an XML export: a flat list of objects, which name each other by number. */
import { createReadStream } from 'node:fs';
import sax from 'sax';
import type { Note } from '#import/tree/notes.ts';

/** An object: its own number, and its properties; of those that are objects, the number. */
export interface Entity {
  readonly kind: string;
  readonly id: string;
  readonly properties: ReadonlyMap<string, string>;
  /** Line of the file on which it begins. */
  readonly line: number;
}

/** What pages are made from; the rest of an export is about people and machinery. */
const kinds = new Set(
  'Page BlogPost BodyContent Attachment Space Labelling Label ContentPermissionSet ContentPermission'.split(
    ' ',
  ),
);

export interface Entities {
  readonly all: readonly Entity[];
  readonly notes: readonly Note[];
}

/** The objects of a file, which may have gigabytes. No entity beyond those of XML is known. Notes: `file-skipped`. */
export async function readEntities(path: string, shown: string): Promise<Entities> {
  const reader = new EntityReader(shown);
  for await (const part of createReadStream(path, { encoding: 'utf8' })) reader.write(String(part));
  return reader.end();
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

class EntityReader {
  readonly #parser = sax.parser(true, { position: true });
  readonly #all: Entity[] = [];
  readonly #notes: Note[] = [];
  readonly #shown: string;
  readonly #path: string[] = [];
  #open: { kind: string; id: string; properties: Map<string, string>; line: number } | undefined;
  #property = '';
  #text = '';

  constructor(shown: string) {
    this.#shown = shown;
    const parser = this.#parser;
    parser.onopentag = ({ name, attributes }) => this.#start(name, attributes);
    parser.onclosetag = () => this.#close();
    parser.ontext = parser.oncdata = (text) => void (this.#text += text);
    parser.onerror = (error) => {
      const what = `not well-formed XML: ${error.message.split('\n')[0]}`;
      this.#notes.push({ file: shown, line: parser.line + 1, kind: 'file-skipped', what });
      parser.resume();
    };
  }

  write(text: string): void {
    if (this.#notes.length < 100) this.#parser.write(text);
  }

  end(): Entities {
    if (this.#notes.length < 100) this.#parser.close();
    if (this.#path.length > 0)
      this.#notes.push({
        file: this.#shown,
        line: undefined,
        kind: 'file-skipped',
        what: 'the file breaks off',
      });
    return { all: this.#all, notes: this.#notes };
  }

  #start(name: string, attributes: Readonly<Record<string, unknown>>): void {
    this.#path.push(name);
    this.#text = '';
    const depth = this.#path.length;
    if (name === 'object' && depth === 2) {
      const kind = textOf(attributes['class']).replace(/^.*\./, '');
      this.#open = kinds.has(kind)
        ? { kind, id: '', properties: new Map(), line: this.#parser.line + 1 }
        : undefined;
    }
    if (depth === 3) this.#property = name === 'property' ? textOf(attributes['name']) : '';
  }

  #close(): void {
    const name = this.#path.pop();
    const depth = this.#path.length;
    const object = this.#open;
    if (object && name === 'id' && depth === 2) object.id = this.#text.trim();
    // A property that is an object holds its number.
    if (object && this.#property !== '' && (depth === 2 || (depth === 3 && name === 'id'))) {
      const value = this.#text;
      if (name === 'id') object.properties.set(this.#property, value.trim());
      else if (!object.properties.has(this.#property)) object.properties.set(this.#property, value);
    }
    if (object && depth === 1) {
      this.#all.push(object);
      this.#open = undefined;
    }
    this.#text = '';
  }
}
