import { expect, test } from 'vitest';
import { toProfile } from '#model/social/profile.ts';

test.each([
  ['https://www.instagram.com/acme', undefined, 'Instagram', 'instagram'],
  ['https://tr.linkedin.com/company/acme', undefined, 'LinkedIn', 'linkedin'],
  ['https://twitter.com/acme', undefined, 'X', 'x'],
  ['https://social.acme.example/@help', 'Mastodon', 'Mastodon', 'mastodon'],
  ['https://social.acme.example/@help', undefined, 'social.acme.example', undefined],
  ['https://notx.com/acme', undefined, 'notx.com', undefined],
  ['https://www.instagram.com/acme', 'Acme in pictures', 'Acme in pictures', undefined],
])('%s is a profile of its network', (href, written, name, icon) => {
  expect(toProfile({ href, name: written })).toEqual({ href, name, icon });
});
