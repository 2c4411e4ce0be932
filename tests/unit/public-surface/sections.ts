/** All that is public, from the code's own tables. A new public table gets a section here. */
import { apiFilesTable } from '#model/api/files.ts';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import {
  alertKinds,
  componentProperties,
  containers,
  directiveAttributes,
  textDirectives,
} from '#markdown/vocabulary.ts';
import { articleData, topicData } from '#model/articles/front-matter.ts';
import { announcementsData } from '#model/channels/announcements.ts';
import { contactData } from '#model/channels/schema.ts';
import { slotNames } from '#model/slots.ts';
import { publishedData } from '#model/published/ledger.ts';
import { retiredData } from '#model/retired/retired.ts';
import { variablesData } from '#model/reuse/variables.ts';
import { questionsData } from '#model/search/questions.ts';
import { searchSettingsData } from '#model/search/settings.ts';
import { mapSettingsData } from '#model/stores/map-settings.ts';
import { storeData } from '#model/stores/record.ts';
import { servicesFile } from '#model/stores/services.ts';
import { widgetData } from '#model/widget/widget.ts';
import * as urls from '#model/urls.ts';
import { rules } from '#problems/rules.ts';
import { siteData } from '#site/site-data.ts';
import { themeComponentNames, themeComponents, type ThemeComponentName } from '#theme/components.ts';
import { tokens } from '#theme/tokens.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { commandLines } from './command-lines.ts';
import { schemaLines } from './schema-lines.ts';

/** Files that people write, and the shape of each. */
const formats: Readonly<Record<string, z.ZodType>> = {
  'content/site.yaml': siteData,
  'Front matter of an article': articleData,
  'Front matter of a topic': topicData,
  'content/channels.yaml': contactData,
  'content/announcements.yaml': announcementsData,
  'content/search/<locale>.yaml': searchSettingsData,
  'content/questions/<locale>.yaml': questionsData,
  'content/published.json': publishedData,
  'content/retired.yaml': retiredData,
  'content/variables.yaml': variablesData,
  'content/widget.yaml': widgetData,
  'content/stores/services.yaml': servicesFile,
  'content/stores/map.yaml': mapSettingsData,
  'A store in content/stores': storeData,
};

const list = (words: readonly string[]) => (words.length === 0 ? '' : ` ${words.join(' ')}`);

const markdownLines = (): readonly string[] => [
  ...alertKinds.map((kind) => `> [!${kind.toUpperCase()}]`),
  ...Object.keys(containers).map((name) => `:::${name}${list(attributesOf(name))}`),
  '::snippet[]',
  '{{ variable }}',
  ...textDirectives.map((name) => `:${name}[]${list(attributesOf(name))}`),
  ...Object.entries(componentProperties).map(([name, properties]) => `<${name}>${list(properties)}`),
];

const attributesOf = (name: string): readonly string[] =>
  new Map(Object.entries(directiveAttributes)).get(name) ?? [];

/** Keys of the messages that a site may say differently, with what is filled in. */
const messageLines = (): readonly string[] =>
  globSync('locales/en/*.json')
    .toSorted()
    .flatMap((file) => keysOf(`${basename(file, '.json')}:`, JSON.parse(readFileSync(file, 'utf8'))));

function keysOf(path: string, value: unknown): readonly string[] {
  if (typeof value === 'string')
    return [path + list([...new Set([...value.matchAll(/\{\{\w+\}\}/g)].map(([found]) => found))])];
  return Object.entries(z.record(z.string(), z.unknown()).parse(value)).flatMap(([key, child]) =>
    keysOf(path.endsWith(':') ? path + key : `${path}.${key}`, child),
  );
}

const addressLines = (): readonly string[] => {
  const locale = 'LOCALE';
  const article = urls.pathOf(locale, ['TOPIC', 'ARTICLE']);
  return [
    urls.chooserPath,
    urls.homePath(locale),
    urls.pathOf(locale, ['TOPIC']),
    urls.topicPartPath(urls.pathOf(locale, ['TOPIC']), 2),
    article,
    urls.markdownPath(article),
    urls.shortMarkdownPath(article),
    urls.searchPath(locale),
    urls.contactPath(locale),
    urls.storesPath(locale),
    urls.permalinkPath('ID'),
    urls.permalinkPath('ID', locale),
    urls.agentsPath(),
    urls.llmsPath(locale),
    ...apiFilesTable.map(({ path }) => urls.apiPath(path.replace('{locale}', locale).replace('{id}', 'ID'))),
    urls.apiPath('schemas/NAME.json'),
    urls.feedPath(urls.pathOf(locale, ['TOPIC'])),
    urls.contactDataPath(locale),
    urls.manifestPath,
    urls.widgetPaths.module,
    urls.widgetPaths.types,
    ...Object.values(urls.iconPaths),
  ];
};

/** Props of a component, as its interface says them. */
function propsOf(name: ThemeComponentName): readonly string[] {
  const source = readFileSync(`src/components/${themeComponents[name].file}`, 'utf8');
  const [, props = ''] = /^interface Props \{\n([^]*?)^\}$/m.exec(source) ?? [];
  return [...props.matchAll(/^ {2}(?:readonly )?(\w+\??):/gm)].map(([, key = '']) => key);
}

/** The sections of the public surface by heading, in lines. */
export const sections = async (): Promise<Readonly<Record<string, readonly string[]>>> => ({
  'Node and what the package exports': [
    `node ${packageJson.engines.node}`,
    ...Object.keys(packageJson.bin).map((name) => `bin ${name}`),
    ...Object.keys(packageJson.exports).map((name) => `export ${name}`),
  ],
  Commands: await commandLines(),
  ...Object.fromEntries(Object.entries(formats).map(([name, schema]) => [name, schemaLines(schema)])),
  Markdown: markdownLines(),
  'Codes of problems': Object.entries(rules).map(([code, { severity }]) => `${code}: ${severity}`),
  'Design tokens': Object.keys(tokens),
  Slots: slotNames,
  'Components that a site overrides': themeComponentNames.map((name) => name + list(propsOf(name))),
  Addresses: addressLines(),
  'Messages of the interface': messageLines(),
});
