/** What a centre is called that has no name of its own: its folder says it, if not too many are called so. */
import { extname, resolve, sep } from 'node:path';
import { readableName } from '#import/tree/slugs.ts';

/** Folders of a repository that hold the texts, whatever they are about. */
const general =
  /^(?:articles?|collections?|contents?|data|docs?|documentation|exports?|files?|guides?|help|help-cent(?:er|re)|[a-z]{2}(?:-[a-z]{2})?|kb|main|markdown|master|md|output|pages?|posts?|public|sites?|sources?|src|support|text|tmp|vault|versions?|web(?:site)?|wiki|www)$/i;

/** The nearest folder around a file or folder that is called after something, in words: `acme-help/docs/` is "Acme help". */
export function nameOfFolder(path: string): string {
  const whole = resolve(path);
  const ending = extname(whole);
  const folders = whole
    .slice(0, /^\.(?:json|xml|zip)$/.test(ending) ? -ending.length : undefined)
    .split(sep)
    .map((folder) => folder.replace(/-(?:main|master)$/, ''))
    .filter((folder) => folder !== '');
  const telling = folders.findLast((folder) => !general.test(folder));
  return readableName(telling ?? folders.at(-1) ?? 'help');
}
