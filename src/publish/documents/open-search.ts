/** Lets browsers search the agents' page from their address field. https://github.com/dewitt/opensearch */
import { escapeHtml } from '#base/escape-html.ts';
import type { Translate } from '#i18n/messages.ts';
import { absoluteUrl, agentFilePaths, agentsPath, iconPaths } from '#model/urls.ts';
import type { Site } from '#site/site.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** A description for each locale. Names have 16 letters at most, as the format asks. */
export const openSearchFiles = (site: Site, translator: (locale: string) => Translate): OutputFile[] =>
  site.locales.map(({ id, lang }) => {
    const t = translator(id);
    const page = absoluteUrl(site, agentsPath(id === site.source.id ? undefined : id));
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
      `<ShortName>${escapeHtml([...site.name].slice(0, 16).join(''))}</ShortName>`,
      `<Description>${escapeHtml(`${site.name}: ${t('agents:title')}`)}</Description>`,
      `<Language>${lang}</Language>`,
      '<InputEncoding>UTF-8</InputEncoding>',
      `<Image width="192" height="192" type="image/png">${escapeHtml(absoluteUrl(site, iconPaths.small))}</Image>`,
      `<Url type="text/html" template="${escapeHtml(page)}?q={searchTerms}"/>`,
      '</OpenSearchDescription>',
    ];
    return { path: agentFilePaths.openSearch(id).slice(1), content: `${lines.join('\n')}\n` };
  });
