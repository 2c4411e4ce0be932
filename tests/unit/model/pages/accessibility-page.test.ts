import { expect, test } from 'vitest';
import { isOwnAddress } from '#model/urls.ts';
import type { AccessibilityPage } from '#model/pages/accessibility-page.ts';
import { listPages } from '#model/pages/page-list.ts';
import { parseSite } from '#site/parse-site.ts';
import { sampleCentre, sampleSite, text } from '../sample-centre.ts';
import { sampleViewOf } from './sample-views.ts';

const setting = `accessibility:
  contacts: [access@example.com, +44 20 7946 0125, "https://example.com/access"]
  reviewed: 2026-11-02
  gaps: [{ en: No audio description., tr: Sesli betimleme yok. }]
  enforcement: { name: Authority, url: "https://authority.example" }
`;

const articles = { 'en/t/index.md': text('Topic'), 'en/t/a.md': text('A', 'art-a') };

/** The statements of a site, by address. */
function statements(more: string): ReadonlyMap<string, AccessibilityPage> {
  const site = sampleSite('[en, tr, ar]', more);
  const { centre } = sampleCentre(articles, { site });
  const viewOf = sampleViewOf(centre);
  const pages = listPages(centre).map((page) => viewOf(page));
  return new Map(
    pages.flatMap((page) => (page.kind === 'accessibility' ? [[page.path, page] as const] : [])),
  );
}

test('every locale has a statement, in which nobody claims what nobody has assessed', () => {
  const found = statements(setting);
  expect([...found.keys()]).toEqual(['/en/accessibility/', '/tr/accessibility/', '/ar/accessibility/']);
  expect(found.get('/tr/accessibility/')).toMatchObject({
    result: 'unassessed',
    assessor: undefined,
    standard: 'EN 301 549 V3.2.1 (WCAG 2.1 AA)',
    gaps: [{ text: 'Sesli betimleme yok.' }],
    contacts: [
      { href: 'mailto:access@example.com', text: 'access@example.com' },
      { href: 'tel:+442079460125', text: '+44 20 7946 0125' },
      { href: 'https://example.com/access', text: 'https://example.com/access' },
    ],
    enforcement: { text: 'Authority', href: 'https://authority.example' },
    reviewed: { day: '2026-11-02', text: '2 Kasım 2026' },
    links: { accessibility: '/tr/accessibility/' },
  });
  expect(found.get('/ar/accessibility/')?.gaps).toEqual([
    { text: 'No audio description.', lang: 'en', dir: 'ltr' },
  ]);
});

test('an assessment is that of the company unless it names somebody', () => {
  const [own] = statements(`${setting}  assessment: { result: partial }\n`).values();
  expect([own?.result, own?.assessor]).toEqual(['partial', 'Help']);
  const [other] = statements(`${setting}  assessment: { result: none, by: Audit Ltd }\n`).values();
  expect([other?.result, other?.assessor]).toEqual(['none', 'Audit Ltd']);
});

test('without the setting there is no statement, and its address is free', () => {
  expect(statements('').size).toBe(0);
  const free = {
    'en/accessibility/index.md': text('Our shops'),
    'en/accessibility/a.md': text('A', 'art-a'),
  };
  expect(sampleCentre(free).problems).toEqual([]);
  const taken = sampleCentre(free, { site: sampleSite('[en]', setting) }).problems;
  expect(taken.map(({ code }) => code)).toContain('duplicate-slug');
  expect(isOwnAddress('/en/accessibility/', sampleSite('[en]', setting))).toBe(true);
});

test.each([
  [
    'full conformance with gaps',
    'assessment: { result: full }\n  gaps: [One.]',
    'a result other than "full"',
  ],
  ['a contact that leads nowhere', 'contacts: [the front desk]', 'a mail address, a telephone number'],
  ['no day of the review', 'reviewed: lately', 'reviewed'],
])('%s is a problem', (_, line, says) => {
  const sound = { contacts: 'contacts: [a@example.com]', reviewed: 'reviewed: 2026-11-02' };
  const lines = Object.entries(sound).flatMap(([key, own]) => (line.startsWith(key) ? [] : [own]));
  const yaml = `accessibility:\n${[...lines, line].map((one) => `  ${one}`).join('\n')}\n`;
  const { problems } = parseSite({
    file: 'site.yaml',
    text: `name: Help\nurl: https://help.example.com\nlocales: [en]\n${yaml}`,
  });
  expect(problems.map(({ message, fix }) => `${message} ${fix}`).join()).toContain(says);
});
