import { expect, test } from 'vitest';
import { headerNotes, headerRules } from '#publish/hosts/server-files.ts';
import { sampleSite } from '../../model/sample-centre.ts';

/** What the build says of a policy with this many origins of images. */
function notesOf(host: 'cloudflare' | 'netlify', origins: number) {
  const site = sampleSite('[en]', `host: ${host}\n`);
  const images = Array.from({ length: origins }, (_, i) => `https://images-${i}.example.com`);
  return headerNotes(site, headerRules(site, { 'img-src': images }));
}

test('a header that is too long for Cloudflare is told, with its length', () => {
  expect(notesOf('cloudflare', 1)).toEqual([]);
  expect(notesOf('cloudflare', 100)).toEqual([
    expect.stringMatching(
      /^Cloudflare ignores the header Content-Security-Policy: it takes 2000 characters a line, and this has \d{4}\./,
    ),
  ]);
  expect(notesOf('netlify', 100)).toEqual([]);
});
