/** Interface messages: i18next over the resources in `locales/`, one instance, never a current language. */
import { createInstance as createI18next, type i18n } from 'i18next';
import type { Site } from '#site/site.ts';
import type { MessageTemplate, PluralForms } from './fill-message.ts';
import { formatNumber } from './format.ts';
import type { MessageKey } from './message-key.ts';

/** Nested messages of one namespace file, i18next JSON v4 (https://www.i18next.com/misc/json-format). */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/** Messages by locale id and namespace: `resources.tr.article`. */
export type MessageResources = Readonly<Record<string, Readonly<Record<string, MessageTree>>>>;

/** Gives a message in one locale, such as `t('article:updated', { date })`. Its result is text, not HTML. */
export interface Translate {
  (key: MessageKey, values?: Readonly<Record<string, unknown>>): string;
  /** The message as its file has it, with placeholders and all plural forms, to be filled in a browser. */
  readonly template: (key: MessageKey) => MessageTemplate;
}

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const satisfies Intl.LDMLPluralRule[];

/**
 * Returns the translator of each locale. A message that a locale lacks comes from its fallbacks
 * (`npx fener check` reports it); for a key that doesn't exist, returns the key.
 */
export function createTranslators(site: Site, resources: MessageResources): (localeId: string) => Translate {
  const instance = createInstance(site, resources);
  const translators = new Map(
    site.locales.map(({ id, lang, fallbacks }) => {
      const t = instance.getFixedT(id);
      // Most messages have no values, and a page asks for a hundred of them.
      const fixed = new Map<MessageKey, string>();
      // The keys are typed by `MessageKey`; i18next's own types would need them declared globally.
      const translate = (key: MessageKey, values?: Readonly<Record<string, unknown>>): string => {
        if (values) return String(t(key, { ...values, replace: writeNumbers(values, lang) }));
        const known = fixed.get(key) ?? String(t(key));
        fixed.set(key, known);
        return known;
      };
      const chain = [id, ...fallbacks].map((locale) => resources[locale]);
      const template = (key: MessageKey) => findTemplate(key, chain) ?? key;
      return [id, Object.assign(translate, { template })];
    }),
  );
  return (localeId) => {
    const translate = translators.get(localeId);
    if (!translate) throw new Error(`this cannot happen: no locale "${localeId}"`);
    return translate;
  };
}

/** Numbers as the language writes them: `1,500`. */
const writeNumbers = (values: Readonly<Record<string, unknown>>, lang: string) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value, lang) : value,
    ]),
  );

/** The message in the first of some locales that has it. */
function findTemplate(
  key: MessageKey,
  locales: readonly (MessageResources[string] | undefined)[],
): MessageTemplate | undefined {
  const [namespace = '', path = ''] = key.includes(':') ? key.split(':') : ['common', key];
  const parents = path.split('.');
  const last = parents.pop() ?? '';
  for (const namespaces of locales) {
    const folder = parents.reduce<MessageTree[string] | undefined>(
      (tree, name) => (typeof tree === 'object' ? tree[name] : undefined),
      namespaces?.[namespace],
    );
    if (typeof folder !== 'object') continue;
    const text = folder[last];
    if (typeof text === 'string') return text;
    const forms = pluralForms.flatMap((form) => {
      const own = folder[`${last}_${form}`];
      return typeof own === 'string' ? [[form, own]] : [];
    });
    if (forms.length > 0) return Object.fromEntries(forms) as PluralForms;
  }
  return undefined;
}

function createInstance(site: Site, resources: MessageResources): i18n {
  const instance = createI18next();
  void instance.init({
    initAsync: false,
    lng: site.source.id,
    fallbackLng: {
      ...Object.fromEntries(site.locales.map(({ id, fallbacks }) => [id, [...fallbacks]])),
      default: [site.source.id],
    },
    ns: [...new Set(Object.values(resources).flatMap((namespaces) => Object.keys(namespaces)))],
    defaultNS: 'common',
    resources,
    lowerCaseLng: true,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
