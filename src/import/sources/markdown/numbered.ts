/** Files that tools save under the numbers of a hosted help centre: `360001-track-an-order.md`, `de/360001.html`. */
import { lastPart } from '#base/slash-path.ts';
import { nameOf, type FolderText } from '#import/sources/folder.ts';

/** The number before a name, if it is long enough to be one of a help centre. */
const numberIn = (name: string) => /^(\d{5,20})(?=[-_. ])/.exec(lastPart(name))?.[1];

export interface Numbered {
  /** The texts, translations of a number under the address that the first language gives it. */
  readonly texts: readonly FolderText[];
  /** What a file's name says without its number, else its title; `undefined` for names that have none. */
  readonly nameOf: (file: string, title: string | undefined) => string | undefined;
  /** What `legacy` lists for a file. */
  readonly legacyOf: (file: string) => readonly string[];
}

/** Reads the numbers of files. Links in the texts tell whose numbers they are. */
export function readNumbers(
  texts: readonly FolderText[],
  first: string | undefined,
  textOf: (name: string) => string | undefined,
): Numbered {
  const numbers = new Map(
    texts.flatMap(({ name }) => [numberIn(name)].flatMap((one) => (one ? [[name, one]] : []))),
  );
  const byNumber = Map.groupBy(
    texts.filter(({ name, locale }) => numbers.has(name) && locale === first),
    ({ name }) => numbers.get(name) ?? '',
  );
  const system = numbers.size === 0 ? undefined : systemIn(texts, new Set(numbers.values()), textOf);
  const numberOf = (file: string) => numbers.get(file) ?? '';
  const isPaired = texts.some(
    ({ name, locale }) => locale !== first && byNumber.get(numberOf(name))?.length === 1,
  );
  return {
    texts: texts.map((text) => {
      const [original, ...others] = byNumber.get(numberOf(text.name)) ?? [];
      const isOne = original !== undefined && others.length === 0 && text.locale !== first;
      return isOne ? { ...text, address: original.address ?? original.name } : text;
    }),
    nameOf: (file, title) => {
      if (!numbers.has(file) || !(isPaired || system !== undefined)) return undefined;
      const rest = nameOf(lastPart(file))
        .slice(numberOf(file).length)
        .replace(/^[-_. ]+/, '');
      return rest === '' ? title : rest;
    },
    legacyOf: (file) => (system !== undefined && numbers.has(file) ? [`${system}:${numberOf(file)}`] : []),
  };
}

/** Addresses of Zendesk have `/hc/` in them, those of Intercom a language at most. */
function systemIn(
  texts: readonly FolderText[],
  numbers: ReadonlySet<string>,
  textOf: (name: string) => string | undefined,
): 'zendesk' | 'intercom' | undefined {
  for (const { name } of texts) {
    for (const [, zendesk, number = ''] of (textOf(name) ?? '').matchAll(
      /\/(hc\/)?(?:[a-z]{2}(?:-[a-z0-9]+)?\/)?articles\/(\d{5,20})/gi,
    ))
      if (numbers.has(number)) return zendesk === undefined ? 'intercom' : 'zendesk';
  }
  return undefined;
}
