/** The files of copies: each lies at two addresses, since programs guess both. */
import { decodeUri } from '#base/decode-uri.ts';
import type { Translate } from '#i18n/messages.ts';
import type { LocalePage } from '#model/pages/kinds.ts';
import { markdownPath, shortMarkdownPath } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';
import type { CopyTools } from './copy-tools.ts';
import { pageCopy } from './page-copy.ts';

/** Creates a function that gives the copies of a page. */
export const copiesIn =
  ({ translator, ...tools }: Omit<CopyTools, 't'> & { readonly translator: (locale: string) => Translate }) =>
  (page: LocalePage): OutputFile[] =>
    copyFiles(page, { ...tools, t: translator(page.locale) });

/** The page as Markdown; nothing for a page without a copy. */
function copyFiles(page: LocalePage, tools: CopyTools): OutputFile[] {
  const content = page.head.markdown === undefined ? undefined : pageCopy(page, tools);
  if (content === undefined) return [];
  return copyPaths(page.path).map((path) => ({ path, content }));
}

/** Where the copy of a page lies, the same in all places. */
export const copyPaths = (page: string): string[] =>
  [markdownPath, shortMarkdownPath].map((addressOf) => decodeUri(addressOf(page).slice(1)) ?? '');
