/** Languages as hosted systems name them, and ours. */

/**
 * Our locales for those of a source: without the region where no other region of the language is used.
 *
 * @example localesFor(['en-us', 'pt-BR', 'pt-pt']) // => en-us: 'en', pt-BR: 'pt-br', pt-pt: 'pt-pt'
 */
export function localesFor(written: readonly string[]): ReadonlyMap<string, string> {
  const all = [...new Set(written)];
  const languages = all.map(languageOf);
  return new Map(
    all.map((name, index) => {
      const language = languages[index] ?? name;
      const isAlone = languages.filter((other) => other === language).length === 1;
      const id = localeIdOf(name);
      // 419 is Latin America: no other Spanish.
      const keepsOwn = keepsRegion.has(language) || /-\d{3}$/.test(id);
      return [name, isAlone && !keepsOwn ? language : id];
    }),
  );
}

/** Languages that are written differently by region. */
const keepsRegion = new Set(['pt', 'sr', 'zh']);

/** The locale of texts whose language the source doesn't name as a tag. */
export const unknownLocale = 'und';

/** What isn't a language tag is one as far as it begins so, else "und": ids become names of folders. */
const localeIdOf = (name: string) =>
  /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*(?![a-z0-9])/.exec(name.toLowerCase().replaceAll('_', '-'))?.[0] ??
  unknownLocale;
const languageOf = (name: string) => localeIdOf(name).split('-')[0] ?? name;
