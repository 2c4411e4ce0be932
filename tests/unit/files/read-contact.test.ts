import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** Problems of a help centre with one article, as `code file:line:column fix`. */
function problemsOf(files: Readonly<Record<string, string>>): string[] {
  const folder = temporaryFolder();
  const all = { 'site.yaml': 'name: Help\nurl: https://help.example.com\nlocales: [en]\n', ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { problems } = loadContent(placesFrom({ CONTENT_DIR: folder }), {
    drafts: false,
    today: '2026-11-22',
  });
  return problems.map(
    ({ code, file, at, fix }) => `${code} ${file.replace(`${folder}/`, '')}:${at?.line}:${at?.column} ${fix}`,
  );
}

const article = (channels: string) =>
  `---\nid: article-one\ntitle: Title\ndescription: What it says.\nchannels: ${channels}\n---\n\nText.\n`;

const channelsYaml = `channels:
  - id: whatsapp
    type: whatsapp
    phone: "+12025550140"
    response: P1D
    articles: [article-on]
    enabled: false
  - { id: email, type: email, address: help@help.example, response: P1D }
fallback: email
`;

const announcementsYaml = `announcements:
  - id: over
    from: "2026-11-01T00:00:00Z"
    until: "2026-11-21T00:00:00Z"
    text: It is over.
`;

test('channels and announcements are checked with the content, and articles with the channels they name', () => {
  expect(
    problemsOf({
      'articles/en/a.md': article('[email, whatsap, whatsapp]'),
      'channels.yaml': channelsYaml,
      'announcements.yaml': announcementsYaml,
    }),
  ).toEqual([
    'announcement-past announcements.yaml:4:12 Remove it.',
    'unknown-channel articles/en/a.md:5:19 Did you mean "whatsapp"? Channels: whatsapp, email.',
    'unknown-article channels.yaml:6:16 Did you mean "article-one"? Use the "id:" of its front matter.',
  ]);
});

test('without a channels.yaml an article cannot name channels', () => {
  expect(problemsOf({ 'articles/en/a.md': article('[email]') })).toEqual([
    'unknown-channel articles/en/a.md:5:12 Define the channel in channels.yaml, or remove the id.',
  ]);
});

test('a channels.yaml that cannot be used is the only thing reported', () => {
  const found = problemsOf({ 'articles/en/a.md': article('[email]'), 'channels.yaml': 'channels: []\n' });
  expect(found.every((line) => line.includes(' channels.yaml:'))).toBe(true);
  expect(found.length).toBeGreaterThan(0);
});
