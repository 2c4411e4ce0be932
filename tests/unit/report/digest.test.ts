import { expect, test } from 'vitest';
import { digestOf, digestText } from '#report/digest/digest.ts';
import { areAddresses, digestHtml, digestMessage } from '#report/digest/mail.ts';
import { toSlack, toTeams } from '#report/digest/webhooks.ts';
import { hostileReport, report } from './sample-report.ts';

const digest = digestOf(report, 'Yardım 🏮', 'https://help.example.com');

test('a digest has the figures of the period, what to fix first, and no word of a reader', () => {
  expect(digest).toMatchObject({
    v: 1,
    figures: [
      // 110 yes and 14 no in the last 28 days; the votes before are older than 28 more.
      { name: 'Helpful', value: '89 %', change: 'none before' },
      { name: 'Votes', value: '124', change: '+124' },
      { name: 'Searches', value: '0', change: '0 before' },
      { name: 'Searches answered', value: '–', change: 'none before' },
      { name: 'Contacts', value: '0', change: '0 before' },
      { name: 'Comments', value: '1', change: '0 before' },
    ],
    articles: [
      { title: 'Track', url: 'https://help.example.com/en/track/', helpful: '0 yes, 4 no' },
      { title: 'Return an item', helpful: '71 % of 240' },
    ],
    newComments: 1,
  });
  expect(digestText(digest)).toContain('1 comment waits for somebody.');
  const all = [
    digestText(digest),
    digestHtml(digest),
    JSON.stringify([digest, toSlack(digest), toTeams(digest)]),
  ];
  for (const text of all) expect(text).not.toContain('Step 2');
});

test('the mail has both parts, headers in ASCII, and lines that every server takes', () => {
  const message = digestMessage(digest, { from: 'help@example.com', to: 'team@example.com', now: 0 });
  const lines = message.split('\r\n');
  expect(lines.every((line) => line.length <= 78 && /^[\x20-\x7e]*$/.test(line))).toBe(true);
  const [head = '', ...parts] = message.replace('--fener-0--\r\n', '').split('--fener-0\r\n');
  const [, encoded = ''] = /^Subject: (.*(?:\r\n .*)*)/m.exec(head) ?? [];
  const words = encoded
    .split('\r\n ')
    .map((word) => Buffer.from(word.slice(10, -2), 'base64').toString('utf8'));
  expect(words.join('')).toBe(digest.title);
  const bodies = parts.map((part) => Buffer.from(part.split('\r\n\r\n')[1] ?? '', 'base64').toString('utf8'));
  expect(bodies).toEqual([digestText(digest), digestHtml(digest)]);
  expect(message.endsWith('--fener-0--\r\n')).toBe(true);
});

test('a title can start no header, no markup and no mention', () => {
  const hostile = digestOf(
    hostileReport('a\r\nBcc: x@evil.test <b onclick=x>&*_`[x](javascript:1)|<!channel> @all'),
    'Help\r\nBcc: y@evil.test',
    'https://help.example.com',
  );
  expect(digestMessage(hostile, { from: 'a@b.c', to: 'd@e.f', now: 0 })).not.toMatch(/^Bcc/m);
  expect(digestHtml(hostile)).not.toMatch(/<b |<!channel/);
  expect(JSON.stringify(toSlack(hostile))).not.toMatch(/<!channel|<b /);
  expect(JSON.stringify(toTeams(hostile))).not.toContain('[x](javascript');
  expect(areAddresses('a@b.c\nBcc: d@e.f')).toBe(false);
  expect(areAddresses('Team <a@b.c>, d@e.f')).toBe(true);
});
