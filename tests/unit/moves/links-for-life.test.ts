/** What becomes of every link to one article, from its first address to after its end. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import type { LocalePage } from '#model/pages/kinds.ts';
import { createPageBuilder } from '#model/pages/page-builder.ts';
import { listPages } from '#model/pages/page-list.ts';
import { fileOf } from '#model/urls.ts';
import { readHelpTarget, targetIn } from '#model/widget/browser/help-target.ts';
import { leftByRetired } from '#moves/carry-out.ts';
import { planMove } from '#moves/plan-move.ts';
import { planRetire } from '#moves/plan-retire.ts';
import { planSlug } from '#moves/plan-slug.ts';
import { agentReplies } from '#publish/documents/agents.ts';
import { generatedFiles } from '#publish/generated-files.ts';
import { surveyPages } from '#publish/render/survey.ts';
import { createSiteApp } from '#server/site-app.ts';
import { article, Scratch, topic } from './scratch.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let scratch: Scratch;
/** Publishes the site, with a line in the place of each page; returns what a reader of a language finds at an address. */
async function publish(): Promise<(address: string, locale?: string) => Promise<string>> {
  const { centre, translator } = loadContent(scratch.places, { drafts: false });
  if (!centre || !translator) throw new Error(scratch.problems().join('\n'));
  const pages = listPages(centre);
  const viewOf = createPageBuilder({
    centre,
    translator,
    images: new Map(),
    socialImageOf: () => undefined,
    now: Date.UTC(2026, 10, 29),
  });
  const { permalinks } = await surveyPages(pages, viewOf, { site: centre.site, copiesOf: () => [] });
  const replies = await agentReplies(centre);
  const stubs = pages.map((page) => ({
    path: fileOf(page.path),
    content: contentOf(viewOf(page)),
  }));
  const folder = temporaryFolder();
  for (const file of [...generatedFiles({ centre, translator, permalinks, replies }), ...stubs]) {
    if (!('content' in file)) continue;
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.content);
  }
  const app = createSiteApp(folder);
  const open = async (address: string, locale = 'en'): Promise<string> => {
    if (!address.startsWith('/')) return openHelp(address, locale);
    const response = await app.request(address);
    const location = response.headers.get('location');
    if (location !== null) return open(location, locale);
    const text = await response.text();
    if (response.status !== 200) return String(response.status);
    const [, targets] = / data-targets="([^"]*)"/.exec(text) ?? [];
    if (targets === undefined) return text;
    const [, fixed] = / data-locale="(\w+)"><\/script>/.exec(text) ?? [];
    const [, path] = new RegExp(`^${fixed ?? locale} (\\S+)`, 'm').exec(targets) ?? [];
    return path === undefined ? `no ${locale} in ${targets}` : open(path, locale);
  };
  /** What the help widget opens for a `data-help`: it asks the permalink of the reader's language, then the other. */
  const openHelp = async (written: string, locale: string): Promise<string> => {
    const { id, anchor } = readHelpTarget(written);
    const named = await app.request(`/a/${id}/${locale}/`);
    const permalink = named.ok ? named : await app.request(`/a/${id}/`);
    const [, targets = ''] = / data-targets="([^"]*)"/.exec(await permalink.text()) ?? [];
    const path = targetIn(targets, locale);
    const page = path === undefined ? 'nothing' : await open(path, locale);
    return page.includes(` #${anchor}`) || !page.includes(' gift') ? page : `${page} without #${anchor}`;
  };
  return open;
}

const contentOf = (view: LocalePage) =>
  view.kind === 'article'
    ? [`${view.locale} ${view.id}`, ...view.contents.map(({ id }) => `#${id}`)].join(' ')
    : view.kind;

/** Where the links of the saved reply lead. */
async function linksOfReply(): Promise<readonly string[]> {
  const [reply] = (await agentReplies(scratch.centre)).get('en') ?? [];
  return [...(reply?.html ?? '').matchAll(/href="https:\/\/help\.example\.com([^"#]*)/g)].map(
    ([, path = '']) => path,
  );
}

test('a renamed, moved, translated, then retired article keeps every link it ever had', async () => {
  scratch = new Scratch({
    'site.yaml': 'name: Help\nurl: https://help.example.com\nlocales: [en, de]\n',
    'articles/en/returns/index.md': topic('Returns'),
    'articles/en/orders/index.md': topic('Orders'),
    'articles/en/returns/gift.md': article('gift', 'Text.\n\n## Post {#post}', ['legacy: [zendesk:360]']),
    'articles/en/orders/other.md': article('other', 'Text.'),
    'replies/en/thanks.md': '---\ntitle: Thanks\n---\n\nSee [it](id:gift#post).\n',
  });
  const links = [
    '/en/returns/gift/',
    '/a/gift/',
    '/a/gift/en/',
    '/hc/en-us/articles/360-gift',
    '/hc/articles/360',
    'gift#post',
  ];
  const lead = async (to: string, locale = 'en') => {
    const open = await publish();
    const found = await Promise.all(
      [...links, ...(await linksOfReply())].map(async (link) => [link, await open(link, locale)]),
    );
    return found.filter(([, text]) => text !== to);
  };
  expect(await lead('en gift #post')).toEqual([]);
  expect(await linksOfReply()).toEqual(['/a/gift/en/']);

  scratch.do((snapshot) => planSlug(snapshot, { named: 'gift', slug: 'present', locale: 'en' }));
  links.push('/en/returns/present/');
  expect(await lead('en gift #post')).toEqual([]);

  scratch.do((snapshot) => planMove(snapshot, 'returns/gift', 'orders/gifts'));
  links.push('/en/orders/present/');
  expect(await lead('en gift #post')).toEqual([]);

  scratch.write('articles/de/orders/index.md', topic('Bestellungen', ['slug: bestellungen']));
  scratch.write(
    'articles/de/orders/gifts.md',
    article('gift', 'Text.\n\n## Post {#post}', ['slug: geschenk']),
  );
  expect(await lead('en gift #post')).toEqual([]);
  const inGerman = ['/a/gift/', '/a/gift/de/', '/de/bestellungen/geschenk/', 'gift#post'];
  const open = await publish();
  expect(await Promise.all(inGerman.map((link) => open(link, 'de')))).toEqual(
    inGerman.map(() => 'de gift #post'),
  );

  expect(scratch.do((snapshot) => planRetire(snapshot, 'gift', 'other'), { leaves: leftByRetired })).toEqual({
    kind: 'done',
    left: [],
  });
  expect(scratch.problems()).toEqual([]);
  expect(await lead('en other')).toEqual([]);
  expect(await linksOfReply()).toEqual(['/a/other/en/']);
  const after = await publish();
  // The text of what replaced it is in English, at its German address.
  expect(await Promise.all(inGerman.map((link) => after(link, 'de')))).toEqual(
    inGerman.map(() => 'de other'),
  );
});
