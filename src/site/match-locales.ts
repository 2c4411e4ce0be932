/** Which of a site's locales suit a reader, by BCP 47: the language, how it is written, and where. */

/**
 * Ids of the locales that suit somebody who wants these languages, best first. The order of what is wanted counts
 * more than how well it fits: `fr-CA, en-GB` finds a French of France before any English. Of one language, the same
 * region comes first, then the one that its readers know best (`en-AU` finds `en-GB`, `es-MX` finds `es-419`, `pt-AO`
 * finds `pt-PT`), then the language's own. Another script is for those who find nothing else: `zh-TW` finds `zh-Hans`
 * only where there is no `zh-Hant` and no other language of theirs. Serbian is read in both of its scripts.
 *
 * The text of this function is also sent to browsers (`publish/documents/language-script.ts`), so it uses nothing from outside.
 */
export function matchLocales(
  wanted: readonly string[],
  available: readonly { readonly id: string; readonly lang: string }[],
): string[] {
  const names: Record<string, string> = { nb: 'no' };
  const relatives: Record<string, string> = { nn: 'no', yue: 'zh', gsw: 'de' };
  const regions: Record<string, readonly [RegExp, string, string]> = {
    en: [/^(AS|CA|GU|MH|MP|PH|PR|UM|US|VI)$/, 'US', 'GB'],
    es: [/^(AD|EA|EH|ES|GI|GQ|IC|MA|PH)$/, 'ES', '419'],
    pt: [/^BR$/, 'BR', 'PT'],
    zh: [/^(HK|MO)$/, 'HK', 'TW'],
  };
  const read = (tag: string) => {
    try {
      const { language, script = '', region = '' } = new Intl.Locale(tag).maximize();
      const usual = new Intl.Locale(script ? `${language}-${script}` : language).maximize().region;
      const name = names[language] ?? language;
      const family = relatives[name] ?? name;
      const known = regions[family];
      return { name, family, script, region, usual, nearby: known && known[known[0].test(region) ? 1 : 2] };
    } catch {
      // Not a language tag, such as `C`.
      return undefined;
    }
  };
  const offered = available.map(({ id, lang }) => ({ id, own: read(lang) }));
  const found = (isOtherScript: boolean) =>
    wanted.flatMap((tag) => {
      const reader = read(tag);
      return offered
        .flatMap(({ id, own }) => {
          if (!reader || own?.family !== reader.family) return [];
          const differs = own.script !== reader.script;
          if (isOtherScript !== (differs && own.family !== 'sr')) return [];
          const places = [reader.region, reader.nearby];
          const place = places.indexOf(own.region);
          const distance =
            place >= 0
              ? place
              : own.nearby && own.nearby === reader.nearby
                ? 2
                : own.region === own.usual
                  ? 3
                  : 4;
          return [{ id, distance: distance + (differs ? 10 : 0) + (own.name === reader.name ? 0 : 20) }];
        })
        .sort((a, b) => a.distance - b.distance)
        .map(({ id }) => id);
    });
  return [...new Set([...found(false), ...found(true)])];
}
