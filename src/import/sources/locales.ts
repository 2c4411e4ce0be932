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
      return [name, isAlone && !keepsRegion.has(language) ? language : localeIdOf(name)];
    }),
  );
}

/** Languages that are written differently by region. */
const keepsRegion = new Set(['zh', 'sr']);

/** What isn't a language tag is one as far as it begins so, else "und": ids become names of folders. */
const localeIdOf = (name: string) =>
  /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*(?![a-z0-9])/.exec(name.toLowerCase().replaceAll('_', '-'))?.[0] ?? 'und';
const languageOf = (name: string) => localeIdOf(name).split('-')[0] ?? name;
