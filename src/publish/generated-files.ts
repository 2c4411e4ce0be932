/** Files that are made from the help centre alone: neither rendered by Astro nor copied. */
import type { Translate } from '#i18n/messages.ts';
import { contactCsp } from '#model/channels/contact.ts';
import { localizeContact } from '#model/channels/panel.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { absentParts } from '#model/parts.ts';
import { mapPolicy } from '#model/stores/map-settings.ts';
import { agentFilePaths, countryScriptPath, languageScriptPath } from '#model/urls.ts';
import { apiPages } from './api/api-page.ts';
import { feedFiles } from './api/feeds.ts';
import { listFiles } from './api/lists.ts';
import { agentsFiles, type RepliesByLocale } from './documents/agents.ts';
import { offlineScript } from './documents/agents-offline.ts';
import { contactFiles } from './documents/contact-files.ts';
import { countryScript } from './documents/country-script.ts';
import { languageScript } from './documents/language-script.ts';
import { llmsFiles } from './documents/llms.ts';
import { manifestFiles } from './documents/manifest.ts';
import { openSearchFiles } from './documents/open-search.ts';
import type { OutputFile } from './output/output.ts';
import { searchMessageFiles } from './documents/search-messages.ts';
import { staticFiles } from './documents/static-files.ts';
import { permalinkFiles, withRetired, type PermalinkTarget } from './documents/permalinks.ts';
import { hostFiles } from './hosts/host-files.ts';
import { headerRules, joinSources, robotsFiles, type HeaderRule } from './hosts/server-files.ts';

/** What they are made from. */
export interface GeneratedFrom {
  readonly centre: HelpCentre;
  readonly translator: (locale: string) => Translate;
  /** Articles' pages, which permalinks open. */
  readonly permalinks: readonly PermalinkTarget[];
  /** What agents send. */
  readonly replies: RepliesByLocale;
  /** Whether texts lie compressed beside themselves. */
  readonly isCompressed?: boolean | undefined;
}

/** Pagefind's own API is WebAssembly. */
const pagefindPolicy = { 'script-src': ["'wasm-unsafe-eval'"] };

/** Permalinks, redirects, headers, the static API, `llms.txt` and the data of the contact channels. */
export function generatedFiles({
  centre,
  translator,
  permalinks,
  replies,
  isCompressed = false,
}: GeneratedFrom): OutputFile[] {
  const { site } = centre;
  return [
    ...filesOfPages(centre, translator).filter(
      ({ path }) => path !== countryFile || hasValuesByCountry(centre),
    ),
    ...permalinkFiles(site, translator, withRetired(permalinks, centre)),
    ...hostFiles(centre, { headers: headersOf(centre), translator, isCompressed }),
    ...robotsFiles(site),
    ...manifestFiles(centre),
    ...listFiles(centre, translator),
    ...apiPages(centre),
    ...(site.machines.feeds ? feedFiles(centre) : []),
    ...llmsFiles(centre, translator),
    ...agentsFiles(centre, replies),
  ];
}

const countryFile = countryScriptPath.slice(1);

/** What pages load, which no text of an article decides; also the script for values by country, which few sites need. */
export function filesOfPages(
  centre: HelpCentre,
  translator: GeneratedFrom['translator'],
): readonly OutputFile[] {
  const { site, contact } = centre;
  const localContacts = contact
    ? site.locales.map((locale) => localizeContact(contact, site, { locale, t: translator(locale.id) }))
    : [];
  return [
    { path: languageScriptPath.slice(1), content: languageScript() },
    { path: countryFile, content: countryScript() },
    ...staticFiles(site, centre.publicFiles, absentParts(centre)),
    { path: agentFilePaths.worker.slice(1), content: offlineScript(site.base) },
    ...openSearchFiles(site, translator),
    ...searchMessageFiles(centre, translator),
    ...contactFiles(localContacts),
  ];
}

/** Whether a text says one thing to readers of one country and something else to others. */
const hasValuesByCountry = ({ articles, topics }: HelpCentre) =>
  [...articles.values(), ...topics.values()].some(({ translations }) =>
    [...translations.values()].some(({ source }) => source.text.byCountry !== undefined),
  );

/** Headers of the site, with what its chats, maps and search add to them. */
export const headersOf = ({ site, contact, stores, widget }: HelpCentre): readonly HeaderRule[] =>
  headerRules(
    site,
    joinSources([
      contact ? contactCsp(contact) : {},
      stores ? mapPolicy(stores.map) : {},
      site.search.pagefind ? pagefindPolicy : {},
    ]),
    widget !== undefined,
  );
