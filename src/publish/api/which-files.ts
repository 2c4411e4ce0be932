/** Which files of the static API a site has. */
import { phoneCodeOf } from '#model/articles/check-phone-codes.ts';
import { apiFilesTable, type ApiFile } from '#model/api/files.ts';
import type { HelpCentre } from '#model/help-centre.ts';

/** Whether programs get any of the articles whole. */
export const hasArticleFiles = (centre: Pick<HelpCentre, 'site' | 'articles'>): boolean =>
  centre.site.machines.api || centre.site.machines.zendesk || hasPhoneCodes(centre);

/** Whether callers choose any article by digits. */
export const hasPhoneCodes = ({ articles }: Pick<HelpCentre, 'articles'>): boolean =>
  [...articles.values()].some((article) =>
    [...article.translations.values()].some((text) => phoneCodeOf(article, text) !== undefined),
  );

/** The files that the site has. */
export const apiFilesOf = ({ site, contact, stores, articles }: HelpCentre): readonly ApiFile[] =>
  apiFilesTable.filter(({ name }) => {
    if (name === 'article' || name === 'unit') return site.machines.api;
    if (name === 'phone') return hasPhoneCodes({ articles });
    return name === 'channels' ? contact !== undefined : name === 'stores' ? stores !== undefined : true;
  });
