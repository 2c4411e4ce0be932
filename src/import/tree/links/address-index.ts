/** Finds what an address of the source means, in the many ways that texts write one. */
import { lastPart } from '#base/slash-path.ts';
import { decodePath } from '#import/tree/addresses.ts';
import { slugify } from '#import/tree/slugs.ts';

/** Something that links lead to. */
export interface Addressed {
  /** Its addresses from the top of the source, the most particular first. */
  readonly addresses: readonly string[];
  /** Other names by which texts call it. */
  readonly names: readonly string[];
}

/** A thing with one of its addresses, as a key. */
interface Ended<T> {
  readonly one: T;
  readonly key: string;
  /** The key compared loosely, once somebody asked for it. */
  loose?: string;
}

/** Looks things up by address, by the end of an address, and by name. The first with an address has it. */
export class AddressIndex<T extends Addressed> {
  readonly #byKey = new Map<string, T>();
  readonly #byLastPart = new Map<string, Ended<T>[]>();
  readonly #byName = new Map<string, T>();

  constructor(all: Iterable<T>) {
    for (const one of all) {
      for (const address of one.addresses) this.#add({ one, key: addressKeyOf(address) });
      for (const name of one.names) {
        const key = nameKey(name);
        if (!this.#byName.has(key)) this.#byName.set(key, one);
      }
    }
  }

  #add(ended: Ended<T>): void {
    const { key, one } = ended;
    if (!this.#byKey.has(key)) this.#byKey.set(key, one);
    const last = looseKey(lastPart(key));
    const same = this.#byLastPart.get(last) ?? [];
    same.push(ended);
    this.#byLastPart.set(last, same);
  }

  /** What has exactly this address, upper and lower case, ending and slashes left aside. */
  at(address: string): T | undefined {
    return this.#byKey.get(addressKeyOf(address));
  }

  /** What alone has an address that ends so, compared loosely. */
  endingWith(address: string): T | undefined {
    const wanted = looseKey(addressKeyOf(address));
    if (wanted === '') return undefined;
    const named = this.#byLastPart.get(looseKey(lastPart(addressKeyOf(address)))) ?? [];
    const ending = named.filter((ended) =>
      `/${(ended.loose ??= looseKey(ended.key))}`.endsWith(`/${wanted}`),
    );
    const found = new Set((ending.length > 0 ? ending : named).map(({ one }) => one));
    const [first, second] = found;
    return second === undefined ? first : undefined;
  }

  /** What is called so: by a name of its own, else by the end of its address. */
  called(name: string): T | undefined {
    return this.#byName.get(nameKey(name)) ?? this.at(name) ?? this.#nearestEnd(name);
  }

  /** Of several things with an address that ends so, the one with the shortest. */
  #nearestEnd(name: string): T | undefined {
    const wanted = `/${addressKeyOf(name)}`;
    const same = this.#byLastPart.get(looseKey(lastPart(addressKeyOf(name)))) ?? [];
    return same
      .filter(({ key }) => `/${key}`.endsWith(wanted))
      .map(({ one }) => one)
      .toSorted((a, b) => (a.addresses[0]?.length ?? 0) - (b.addresses[0]?.length ?? 0))[0];
  }
}

const endings = /\.(?:mdx?|markdown|mdoc|html?|aspx|php)$/i;
const indexes = /(?:^|\/)(?:index|_index|readme)$/i;

/** One spelling for all spellings of an address: no slashes at its ends, no ending, no `index`, in small letters. */
export const addressKeyOf = (address: string): string =>
  decodePath(address)
    .normalize('NFC')
    .replace(/[?#].*$/s, '')
    .replace(/^\/+|\/+$/g, '')
    .replace(endings, '')
    .replace(indexes, '')
    .toLowerCase();

const nameKey = (name: string) => name.trim().normalize('NFC').toLowerCase();

/** A path as an address might write it: the names of its folders and file, without signs and numbers before them. */
const looseKey = (key: string) => key.split('/').map(slugify).filter(Boolean).join('/');
