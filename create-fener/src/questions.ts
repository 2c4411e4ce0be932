/** The questions whose answers make a help centre: at most five, none of which has to be answered. */
import { basename, resolve } from 'node:path';
import {
  parts,
  readBrandColor,
  readHost,
  readLanguages,
  readName,
  readParts,
  readUrl,
  type Answers,
} from './answers.ts';
import type { Ask } from './ask.ts';
import { refuseForHost } from './host-values.ts';

/** Answers as options have them. */
export type Given = Partial<Record<keyof Answers, string>>;

/** A name as the folder suggests it: "my-help" is "My help". */
function nameOf(folder: string): string {
  const words = basename(resolve(folder))
    .replaceAll(/[-_.\s]+/g, ' ')
    .trim();
  return words === '' ? 'Help' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The answer of everyone who isn't asked. */
export const takeUsual: Ask = ({ usual, read }) => Promise.resolve(read(usual));

/** Reads the answers that are given, then asks for the others. Throws a `UsageError` for one that can't be used. */
export async function collectAnswers(folder: string, given: Given, ask: Ask): Promise<Answers> {
  const known = {
    name: given.name === undefined ? undefined : readName(given.name),
    url: given.url === undefined ? undefined : readUrl(given.url),
    languages: given.languages === undefined ? undefined : readLanguages(given.languages),
    parts: given.parts === undefined ? undefined : readParts(given.parts),
    host: readHost(given.host ?? 'static'),
  };
  const color = given.color === undefined ? undefined : readBrandColor(given.color);
  const answers = {
    name:
      known.name ?? (await ask({ text: 'Name of the help centre?', usual: nameOf(folder), read: readName })),
    url:
      known.url ??
      (await ask({ text: 'Its address on the web?', usual: 'https://help.example.com', read: readUrl })),
    languages:
      known.languages ??
      (await ask({ text: 'Languages? Yours first, such as "en, fr".', usual: 'en', read: readLanguages })),
    color:
      given.color === undefined
        ? await ask({
            text: 'Colour of your brand? Such as "#0a5c36". Enter: blue.',
            usual: '',
            read: readBrandColor,
          })
        : color,
    parts:
      known.parts ??
      (await ask({
        text: `Which parts? ${parts.join(', ')}, or none.`,
        usual: known.host === 'github-pages' ? 'channels' : 'channels, ratings',
        read: readParts,
      })),
    host: known.host,
  };
  refuseForHost(answers);
  return answers;
}
