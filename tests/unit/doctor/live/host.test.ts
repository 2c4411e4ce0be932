import { expect, test } from 'vitest';
import { fixOn, hostOf, type LiveHost } from '#doctor/live/host.ts';

test.each<[headers: Readonly<Record<string, string>>, host: LiveHost, fix: string]>([
  [{ server: 'nginx/1.22.1' }, 'nginx', 'Include dist/_server/nginx.conf'],
  [{ server: 'Netlify', 'x-nf-request-id': '1' }, 'netlify', 'the host reads _headers'],
  [{ server: 'cloudflare' }, 'cloudflare', 'the host reads _headers'],
  [{ server: 'Vercel', 'x-vercel-id': 'fra1' }, 'vercel', 'Copy dist/_server/vercel.json'],
  // Behind another host, as its own domain often is.
  [{ server: 'cloudflare', 'x-github-request-id': '1' }, 'github-pages', "GitHub Pages can't do this"],
  [{ server: 'Apache' }, 'other', 'dist/_headers lists'],
  [{}, 'other', 'dist/_headers lists'],
])('answers show the host, and what is to do there fits it: %j', (headers, host, fix) => {
  expect(hostOf({ headers })).toBe(host);
  expect(fixOn(host, 'headers')).toContain(fix);
});

test('the path of ratings is the one that they have on the site', () => {
  expect(fixOn('nginx', 'collector')).toContain('pass /_feedback/ to it');
  expect(fixOn('nginx', 'collector', '/help')).toContain('pass /help/_feedback/ to it');
});
