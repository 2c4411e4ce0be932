/** Interface messages: i18next over the resources in `locales/`, one instance, never a current language. */
import { createInstance as createI18next, type i18n } from 'i18next';
import type { Site } from '#site.ts';
import type { MessageKey } from './message-key.ts';

/** Nested messages of one namespace file, i18next JSON v4 (https://www.i18next.com/misc/json-format). */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/** Messages by locale id and namespace: `resources.tr.article`. */
export type MessageResources = Readonly<Record<string, Readonly<Record<string, MessageTree>>>>;

/** Gives a message in one locale, such as `t('article:updated', { date })`. Its result is text, not HTML. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, unknown>>) => string;

/**
 * Returns the translator of each locale. A message that a locale lacks comes from its fallbacks
 * (`npm run check` reports it); a key that exists nowhere is returned as it is.
 */
export function createTranslators(site: Site, resources: MessageResources): (localeId: string) => Translate {
  const instance = createInstance(site, resources);
  const translators = new Map(
    site.locales.map(({ id }) => {
      const t = instance.getFixedT(id);
      // Most messages have no values, and a page asks for a hundred of them.
      const fixed = new Map<MessageKey, string>();
      // The keys are typed by `MessageKey`; i18next's own types would need them declared globally.
      const translate: Translate = (key, values) => {
        if (values) return String(t(key, { ...values }));
        const known = fixed.get(key) ?? String(t(key));
        fixed.set(key, known);
        return known;
      };
      return [id, translate];
    }),
  );
  return (localeId) => {
    const translate = translators.get(localeId);
    if (!translate) throw new Error(`this cannot happen: no locale "${localeId}"`);
    return translate;
  };
}

function createInstance(site: Site, resources: MessageResources): i18n {
  const instance = createI18next();
  void instance.init({
    initAsync: false,
    lng: site.source.id,
    fallbackLng: Object.fromEntries([
      ...site.locales.map(({ id, fallbacks }) => [id, [...fallbacks]]),
      ['default', [site.source.id]],
    ]) as Record<string, string[]>,
    ns: [...new Set(Object.values(resources).flatMap((namespaces) => Object.keys(namespaces)))],
    defaultNS: 'common',
    resources: resources as Record<string, Record<string, MessageTree>>,
    lowerCaseLng: true,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
