/** Settings of translation services, from the locales of a site. */
import { stringify } from 'yaml';
import type { Site } from '#site/site.ts';

/**
 * Languages that Crowdin knows by another code than their shortest tag of BCP 47:
 * https://developer.crowdin.com/language-codes/
 */
const crowdinCodes: Readonly<Record<string, string>> = {
  bo: 'bo-BT',
  br: 'br-FR',
  es: 'es-ES',
  fur: 'fur-IT',
  fy: 'fy-NL',
  ga: 'ga-IE',
  gu: 'gu-IN',
  hy: 'hy-AM',
  la: 'la-LA',
  ml: 'ml-IN',
  nb: 'no',
  ne: 'ne-NP',
  nn: 'nn-NO',
  pa: 'pa-IN',
  pt: 'pt-PT',
  rm: 'rm-CH',
  si: 'si-LK',
  'sr-Latn': 'sr-CS',
  sv: 'sv-SE',
  tt: 'tt-RU',
  ur: 'ur-PK',
  zh: 'zh-CN',
};

/** Countries that Crowdin tells apart from the language, though most of its speakers live there. */
const ownCodes = new Set(['ar-EG', 'en-US', 'pt-BR']);

/**
 * The code by which Crowdin knows a language.
 *
 * @example crowdinCodeOf('zh-Hant') // => 'zh-TW', and 'fr' for 'fr-FR'
 */
export function crowdinCodeOf(lang: string): string {
  if (ownCodes.has(lang)) return lang;
  const shortest = new Intl.Locale(lang).minimize().toString();
  return crowdinCodes[shortest] ?? shortest;
}

/** The locales that are translated into. */
const targets = ({ locales, source }: Site) => locales.filter(({ id }) => id !== source.id);

/** `crowdin.yml`. `content`: the content folder as a path from the repository's top. */
export function crowdinConfig(site: Site, content: string): string {
  const mapping = Object.fromEntries(targets(site).map(({ id, lang }) => [crowdinCodeOf(lang), id]));
  const filesOf = (ending: string) => ({
    source: `/${content}/articles/${site.source.id}/**/*.${ending}`,
    translation: `/${content}/articles/%two_letters_code%/**/%original_file_name%`,
    languages_mapping: { two_letters_code: mapping },
  });
  const settings = {
    project_id_env: 'CROWDIN_PROJECT_ID',
    api_token_env: 'CROWDIN_PERSONAL_TOKEN',
    preserve_hierarchy: true,
    files: [filesOf('md'), filesOf('mdx')],
  };
  return `# Made by "npx fener translations config crowdin". Make it again after you add a language.\n${stringify(settings, { aliasDuplicateObjects: false })}`;
}

/**
 * Settings of Weblate: a component for the project, and its add-on that finds a component for each article
 * (https://docs.weblate.org/en/latest/admin/addons.html#component-discovery).
 */
export function weblateConfig(site: Site, content: string): string {
  const ids = targets(site).map(({ id }) => id);
  const file = (name: string) => `${content}/articles/${site.source.id}/${name}.md`;
  const first = {
    source_language: { code: site.source.lang.replaceAll('-', '_') },
    file_format: 'markdown',
    language_regex: `^(${[site.source.id, ...ids].join('|')})$`,
    language_code_style: 'bcp_lower',
  };
  const addon = {
    name: 'weblate.discovery.discovery',
    configuration: {
      match: `${content}/articles/(?P<language>[^/]+)/(?P<component>.+)\\.md`,
      file_format: 'markdown',
      name_template: '{{ component }}',
      base_file_template: file('{{ component }}'),
      new_base_template: file('{{ component }}'),
      language_regex: first.language_regex,
      copy_addons: true,
      remove: true,
      confirm: true,
    },
  };
  return `${JSON.stringify({ component: first, addon }, null, 2)}\n`;
}
