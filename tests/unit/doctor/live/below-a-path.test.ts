import { expect, test } from 'vitest';
import { examineLive } from '#doctor/live/live.ts';
import { askReplies, redirect, reply, soundSite, type Reply } from './sound-site.ts';

test('below a path, robots.txt is that of the host, and everything else is below the path', async () => {
  const home = new URL('https://www.example.com/help/');
  const moved = new Map(
    [...soundSite()].map(([path, { body, ...others }]): [string, Reply] => [
      path.startsWith('/') ? `${home.href}${path.slice(1)}` : 'http://www.example.com/help/',
      {
        ...others,
        headers: Object.fromEntries(
          Object.entries(others.headers).map(([name, value]) => [
            name,
            name === 'location' ? value.replace(/^(https:\/\/help.example.com)?\//, '/help/') : value,
          ]),
        ),
        body: body
          .replaceAll('https://help.example.com', home.href.slice(0, -1))
          .replaceAll('="/', '="/help/'),
      },
    ]),
  );
  const found = async () => {
    const { findings: told } = await examineLive(askReplies(moved).ask, {
      url: home,
      pages: 200,
      moved: [],
      asksHttp: true,
    });
    return told.map(({ about, message, fix }) => `${about} ${message} ${fix}`);
  };
  moved.set('http://www.example.com/help/', redirect(home.href));
  expect(await found()).toEqual([
    "https://www.example.com/robots.txt It doesn't name https://www.example.com/help/sitemap-index.xml. " +
      'Add the line "Sitemap: https://www.example.com/help/sitemap-index.xml".',
  ]);
  moved.set(
    'https://www.example.com/robots.txt',
    reply('text/plain', `Sitemap: ${home.href}sitemap-index.xml`),
  );
  expect(await found()).toEqual([]);
});
