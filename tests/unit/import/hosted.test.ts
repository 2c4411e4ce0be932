/** Whole imports from hosted systems, as a server on this machine speaks them. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { readFormerRatings } from '#files/read-former-ratings.ts';
import { importContent } from '#import/import.ts';
import { makeCentre } from '../../hosted/centre.ts';
import { freshdeskApi, freshdeskKey } from '../../hosted/freshdesk.ts';
import { helpscoutApi, helpscoutKey } from '../../hosted/helpscout.ts';
import { intercomApi, intercomToken } from '../../hosted/intercom.ts';
import { startHosted } from '../../hosted/server.ts';
import { zendeskApi } from '../../hosted/zendesk.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { usualImport } from './usual-import.ts';

type System = 'zendesk' | 'intercom' | 'helpscout' | 'freshdesk';

const localesOf = {
  zendesk: ['en-us', 'de', 'ar'],
  intercom: ['en', 'de', 'ar'],
  helpscout: ['en'],
  freshdesk: ['en', 'de', 'ar'],
};
const apiOf = {
  zendesk: zendeskApi,
  intercom: intercomApi,
  helpscout: helpscoutApi,
  freshdesk: freshdeskApi,
};

async function importFrom(system: System, contentDir: string) {
  const centre = makeCentre({ articles: 40, filesEvery: 10, links: 2, locales: localesOf[system] });
  const server = await startHosted(apiOf[system](centre, { limitEvery: 9 }));
  try {
    return await importContent({
      ...usualImport,
      source: system,
      place: { kind: 'url', url: new URL(system === 'helpscout' ? `${server.origin}/v1` : server.origin) },
      env: {
        INTERCOM_TOKEN: intercomToken,
        HELPSCOUT_DOCS_API_KEY: helpscoutKey,
        FRESHDESK_API_KEY: freshdeskKey,
      },
      contentDir,
      name: 'Kestrel Help',
      url: 'https://help.example.com',
      downloads: true,
    });
  } finally {
    await server.close();
  }
}

test.each(['zendesk', 'intercom', 'helpscout', 'freshdesk'] as const)(
  'a centre of %s comes whole: texts, pictures, links',
  async (system) => {
    const contentDir = join(temporaryFolder(), 'content');
    const { counts, notes } = await importFrom(system, contentDir);
    const languages = localesOf[system].length;
    expect(counts).toMatchObject({ articles: 40 * languages, images: 4, links: 80 * languages });
    const left = notes.filter(({ kind }) => kind !== 'heading-level' && kind !== 'style-removed');
    expect(left).toEqual([]);
    const { problems } = loadContent(placesFrom({ CONTENT_DIR: contentDir }), {
      drafts: false,
      today: '2026-11-29',
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const files = globSync('articles/en/**/*.md', { cwd: contentDir });
    const first = files.find((file) => file.includes('how-to-return-a-label-0'));
    const text = readFileSync(join(contentDir, first ?? ''), 'utf8');
    expect(text).toContain(
      '## Before you start {#h_01360000}\n\n> [!WARNING]\n> Keep the address.\n\n1. Open **Orders.**\n\n   ![courier](images/',
    );
    expect(text).toMatch(/\]\(id:[a-z0-9-]+#h_01360001\)/);
    const { former } = readFormerRatings({ contentDir });
    // Help Scout counts views alone, and one article has none.
    expect([former?.from, former?.articles.length]).toEqual([system, system === 'helpscout' ? 39 : 40]);
  },
);

test('pictures that are gone at the next import stay here, and are told', async () => {
  const contentDir = join(temporaryFolder(), 'content');
  await importFrom('zendesk', contentDir);
  // Another server is another address for every picture.
  const { notes } = await importFrom('zendesk', contentDir);
  expect(notes.filter(({ kind }) => kind === 'source-gone')).toHaveLength(4);
});
