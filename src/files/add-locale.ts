/** Adds a language to a site: a line in `site.yaml`, and messages to translate where Fener has none. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewriteAtomically, writeAtomically } from '#base/write-atomically.ts';
import { referenceLocale } from '#i18n/check.ts';
import { scaffoldMessages } from '#i18n/scaffold-messages.ts';
import { shippedLocaleOf } from '#i18n/shipped.ts';
import { addLocale } from '#site/add-locale.ts';
import { parseSite } from '#site/parse-site.ts';
import type { Places } from './places.ts';
import { readShipped, shippedLocales } from './read-locales.ts';

/** What became of a site with a further language. */
export interface AddedLocale {
  /** The shipped messages that it shows; absent where they wait for translation. */
  readonly shipped: string | undefined;
  /** Absolute paths of the files that were created or changed. */
  readonly written: readonly string[];
}

/**
 * Adds a locale whose id is a language tag to a site that can be read. Never overwrites a message file. Throws before
 * anything is written if `site.yaml` has the locale, or a list that can't be added to. `isDry`: writes nothing, and
 * returns what it would write.
 */
export function addLocaleToSite(
  places: Places,
  id: string,
  { isDry = false }: { readonly isDry?: boolean } = {},
): AddedLocale {
  const sitePath = join(places.contentDir, 'site.yaml');
  const text = readFileSync(sitePath, 'utf8');
  const idsIn = (yaml: string) =>
    parseSite({ file: sitePath, text: yaml }).site?.locales.map((locale) => locale.id) ?? [];
  if (idsIn(text).includes(id)) throw new Error(`"${id}" is in site.yaml already.`);
  const changed = addLocale(text, id);
  if (changed === undefined || !idsIn(changed).includes(id))
    throw new Error(`"locales" in site.yaml can't be added to. Write "${id}" into the list yourself.`);
  const shipped = shippedLocaleOf(id, shippedLocales(places.shippedLocalesDir));
  const messages = messagesToTranslate(places, id);
  if (!isDry) {
    writeAll(messages);
    rewriteAtomically(sitePath, changed);
  }
  return { shipped, written: [...messages.keys(), sitePath] };
}

/** Writes messages to translate for a locale that Fener has none for. Returns the paths of the files it created. */
export function scaffoldLocale(places: Places, id: string): readonly string[] {
  const messages = messagesToTranslate(places, id);
  writeAll(messages);
  return [...messages.keys()];
}

/** English messages by file for a language that Fener has none in, where the site has not begun to translate them. */
function messagesToTranslate(
  { shippedLocalesDir, localesDir }: Places,
  id: string,
): ReadonlyMap<string, string> {
  if (shippedLocaleOf(id, shippedLocales(shippedLocalesDir)) !== undefined) return new Map();
  const files = readShipped(shippedLocalesDir, referenceLocale).map(
    ({ namespace, messages }) =>
      [
        join(localesDir, id, `${namespace}.json`),
        `${JSON.stringify(scaffoldMessages(messages, id), null, 2)}\n`,
      ] as const,
  );
  return new Map(files.filter(([path]) => !existsSync(path)));
}

function writeAll(files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) writeAtomically(path, text);
}
