import { expect, test } from 'vitest';
import type { Announcement } from '#model/channels/announcements.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { listPages } from '#model/pages/page-list.ts';
import type { LocalePage } from '#model/pages/kinds.ts';
import { agentsPath } from '#model/urls.ts';
import { demo } from '../channels/demo.ts';
import { sampleCentre, text } from '../sample-centre.ts';
import { sampleViewOf } from './sample-views.ts';

const announcement: Announcement = {
  id: 'payments',
  kind: 'incident',
  from: Date.parse('2026-11-23T12:00:00Z'),
  until: Date.parse('2026-11-25T12:00:00Z'),
  locales: undefined,
  countries: undefined,
  text: 'Payments are slow.',
  link: undefined,
};

const { centre: bare } = sampleCentre({
  'en/t/index.md': text('Topic'),
  'en/t/a.md': text('A', 'art-a'),
  'en/t/b.md': text('B', 'art-b', ['channels: [email]']),
});
const centre: HelpCentre = { ...bare, contact: demo.contact, announcements: [announcement] };

const viewsAt = (now: string, of: HelpCentre = centre): ReadonlyMap<string, LocalePage> => {
  const viewOf = sampleViewOf(of, now);
  return new Map(listPages(of).map((page) => [page.path, viewOf(page)]));
};

const panelOf = (view: LocalePage | undefined) => {
  if (!view || !('panel' in view)) throw new Error('this page has no panel');
  return view.panel;
};

test('a build on another day renders nothing again, until an announcement begins or ends', () => {
  const first = JSON.stringify([...viewsAt('2026-11-22T08:00:00Z')]);
  expect(JSON.stringify([...viewsAt('2026-11-23T11:59:00Z')])).toBe(first);
  const during = JSON.stringify([...viewsAt('2026-11-23T12:00:00Z')]);
  expect(during).not.toBe(first);
  expect(JSON.stringify([...viewsAt('2026-11-25T11:00:00Z')])).toBe(during);
  expect(JSON.stringify([...viewsAt('2026-11-25T12:00:00Z')])).not.toContain('Payments are slow.');
});

test('the panel of an article hands over its title, permalink and code', () => {
  const panel = panelOf(viewsAt('2026-11-22').get('/en/t/a/'));
  expect(panel?.client.values).toMatchObject({
    'article.id': 'art-a',
    'article.title': 'A',
    'article.url': `${centre.site.url}/a/art-a/en/`,
    ref: 'a_art-a_en',
  });
});

test('an article that names channels has no others', () => {
  const panel = panelOf(viewsAt('2026-11-22').get('/en/t/b/'));
  expect([...(panel?.primary ?? []), ...(panel?.more ?? [])].map(({ id }) => id)).toEqual(['email']);
});

test('search, contact and "not found" pages have a panel about nothing in particular', () => {
  const views = viewsAt('2026-11-22');
  for (const path of ['/en/search/', '/en/contact/', '/en/404/']) {
    expect(panelOf(views.get(path))?.client.page).toEqual({});
  }
});

test('without a channels.yaml no page has a panel', () => {
  const views = [...viewsAt('2026-11-22', { ...bare, contact: undefined }).values()];
  expect(views.flatMap((view) => ('panel' in view && view.panel ? [view.path] : []))).toEqual([]);
});

test('the agents’ page is in no search engine and has a message in each language', () => {
  const view = viewsAt('2026-11-22').get(agentsPath());
  expect(view?.head.isIndexed).toBe(false);
  expect(view?.kind === 'agents' ? view.customers.map(({ locale }) => locale) : []).toEqual(
    centre.site.locales.map(({ id }) => id),
  );
});
