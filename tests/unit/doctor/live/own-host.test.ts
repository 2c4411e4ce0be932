import { expect, test } from 'vitest';
import { examineLive } from '#doctor/live/live.ts';
import { askReplies, base, reply, soundSite } from './sound-site.ts';

test('whatever a site names, only its own host is asked', async () => {
  const replies = soundSite();
  const json = (data: unknown) => reply('application/json', JSON.stringify(data));
  const inside = ['http://169.254.169.254/', '//10.0.0.1/', '/127.0.0.1/', 'http://'];
  const locs = inside.map((path) => `<loc>${base.href}${path}</loc>`).join('');
  replies.set('/sitemap-index.xml', reply('application/xml', `<loc>${base.href}sitemap-0.xml</loc>${locs}`));
  replies.set('/sitemap-0.xml', reply('application/xml', locs));
  replies.set('/search-index/en/manifest.json', json({ version: 'http://10.0.0.1/' }));
  const { ask, asked } = askReplies(replies);
  await examineLive(ask, { url: base, pages: 200, moved: [], asksHttp: true });
  expect([...new Set(asked.map((address) => new URL(address).host))]).toEqual([base.host]);
});

test.each(['http://[', '//10.0.0.1', '../..', '\u001B[2J'])(
  'a site whose locale is "%s" is not one of ours',
  async (locale) => {
    const replies = soundSite();
    const manifest = JSON.stringify({ site: base.href, locales: [locale] });
    replies.set('/api/v1/manifest.json', reply('application/json', manifest));
    const { ask, asked } = askReplies(replies);
    const { findings: found } = await examineLive(ask, { url: base, pages: 200, moved: [], asksHttp: true });
    expect(found.map(({ about }) => about)).toEqual([base.href]);
    expect(asked).toEqual([base.href, `${base.href}api/v1/manifest.json`]);
  },
);
