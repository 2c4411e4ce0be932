import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { downloadFiles } from '#import/remote/downloads.ts';
import { isPrivateAddress } from '#remote/private-networks.ts';
import { passesOn, request } from '#remote/request.ts';
import { documentData, type SourceDocument, type SourceTree } from '#import/tree/tree.ts';
import { documentOf, pictureOf } from '../../../hosted/centre.ts';
import { startHosted, type HostedServer, type Reply } from '../../../hosted/server.ts';

const servers: HostedServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(replies: Readonly<Record<string, Reply>>): Promise<HostedServer> {
  const server = await startHosted(({ url }) => replies[url.pathname]);
  servers.push(server);
  return server;
}

const documentWith = (body: string): SourceDocument => ({
  key: 'a',
  locale: 'en',
  address: 'hc/articles/1',
  shown: 'article 1',
  name: 'a',
  section: '',
  isSectionText: false,
  data: documentData({}),
  format: 'html',
  body,
  bodyLine: 1,
});

const treeWith = (body: string, origin: string | undefined): SourceTree => ({
  site: {},
  locales: ['en'],
  sections: [],
  documents: [documentWith(body)],
  assets: new Map(),
  origin,
  redirects: [],
  notes: [],
});

/** Downloads for somebody who named the server. */
const downloadFrom = (origin: string, body: string) =>
  downloadFiles(treeWith(body, origin), { trustedHosts: new Set([new URL(origin).host]) });

test('pictures and files of the own host come along, each once, called as the server calls them', async () => {
  const { origin, requests } = await serve({
    '/hc/article_attachments/1': {
      body: pictureOf(1),
      headers: { 'content-disposition': 'inline; filename="Label 1.png"' },
    },
    '/b.png': { body: pictureOf(1) },
    '/hc/article_attachments/3/manual.pdf': { body: documentOf(3) },
    '/signed': { body: pictureOf(2) },
  });
  const { tree, dispose } = await downloadFrom(
    origin,
    `<img src="/hc/article_attachments/1"><img src="${origin}/b.png"><img src="${origin}/b.png">` +
      `<a href="/hc/article_attachments/3/manual.pdf">Manual</a><a href="/other">x</a>` +
      `<img src="${origin}/signed?expires=1&amp;signature=2">`,
  );
  expect(tree.notes).toEqual([]);
  expect(requests.toSorted()).toEqual([
    '/b.png',
    '/hc/article_attachments/1',
    '/hc/article_attachments/3/manual.pdf',
    '/signed?expires=1&signature=2',
  ]);
  const from = { address: 'hc/articles/1', locale: 'en' };
  const found = tree.assets.get(tree.findAsset?.('/hc/article_attachments/1', from) ?? '');
  expect(found).toMatchObject({ name: 'Label 1.png', isImage: true });
  const same = [...tree.assets.values()].filter(({ sameAs }) => sameAs !== undefined);
  expect(same).toHaveLength(1);
  expect(await tree.assets.get(`${origin}/hc/article_attachments/3/manual.pdf`)?.read()).toEqual(
    documentOf(3),
  );
  const signed = tree.findAsset?.('/signed?expires=2&signature=3', from);
  expect(signed).toBe(`${origin}/signed`);
  expect(tree.assets.get(signed ?? '')).toMatchObject({ name: 'signed.png' });
  dispose();
  await expect(found?.read()).rejects.toThrow('ENOENT');
});

test.each([
  ['a web page', { body: '<!doctype html><title>Log in</title>' }, 'it is not a picture that browsers show'],
  ['nothing', { status: 404 }, 'the server answers 404'],
  ['an empty file', { body: '' }, 'it is empty'],
  ['too much', { body: Buffer.concat([pictureOf(1), Buffer.alloc(20_000_000)]) }, 'it has more than 20 MB'],
  ['a circle', { status: 302, headers: { location: '/a.png' } }, 'it redirects more than 5 times'],
  ['a way out', { status: 302, headers: { location: 'file:///etc/passwd' } }, 'file: is not fetched'],
  [
    'a way into a network',
    { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
    '127.0.0.1 lies in a private network',
  ],
  [
    'a secret of a cloud',
    { status: 302, headers: { location: 'http://169.254.169.254/' } },
    '169.254.169.254 lies in a private network',
  ],
] satisfies [string, Reply, string][])(
  '%s instead of a picture is told with the text that shows it',
  async (_, reply, why) => {
    const { origin } = await serve({ '/a.png': reply });
    const { tree, dispose } = await downloadFrom(origin, `<img src="${origin}/a.png">`);
    expect(tree.assets.size).toBe(0);
    expect(tree.notes).toEqual([
      { file: 'article 1', line: 1, kind: 'download-failed', what: `${origin}/a.png: ${why}` },
    ]);
    dispose();
  },
);

test('hosts in private networks are not asked, whatever the source says of itself', async () => {
  const { origin, requests } = await serve({ '/a.png': { body: pictureOf(1) } });
  const body = `<img src="${origin}/a.png"><img src="${origin.replace('127.0.0.1', 'localhost')}/a.png">`;
  const { tree, dispose } = await downloadFiles(treeWith(body, origin));
  onTestFinished(dispose);
  expect(tree.notes.map(({ what }) => what.replace(/.*: /, '')).toSorted()).toEqual([
    '127.0.0.1 lies in a private network',
    expect.stringMatching(/^(?:127\.0\.0\.1|::1) lies in a private network$/),
  ]);
  expect(requests).toEqual([]);
});

test.each([
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['192.168.1.1', true],
  ['100.100.1.1', true],
  ['0.0.0.0', true],
  ['::1', true],
  ['::ffff:10.0.0.1', true],
  ['fd00::1', true],
  ['fec0::1', true],
  ['::127.0.0.1', true],
  ['64:ff9b::7f00:1', true],
  ['2002:7f00:1::', true],
  ['8.8.8.8', false],
  ['2606:4700::1111', false],
])('%s is private: %s', (address, isPrivate) => expect(isPrivateAddress(address)).toBe(isPrivate));

test('credentials stay with their host', async () => {
  const seen: unknown[] = [];
  const other = await startHosted(({ headers }) => {
    seen.push(headers['authorization']);
    return { body: 'x' };
  });
  const own = await startHosted(({ headers }) => {
    seen.push(headers['authorization']);
    return { status: 302, headers: { location: other.origin } };
  });
  servers.push(other, own);
  const hosts = [own, other].map(({ origin }) => new URL(origin).host);
  await request(new URL(own.origin), {
    headers: { authorization: 'secret' },
    maxBytes: 10,
    ownHosts: new Set(hosts),
  });
  expect(seen).toEqual(['secret', undefined]);
});

test('credentials are never sent without encryption after they were sent with it', () => {
  expect(passesOn(new URL('https://a.example/'), new URL('http://a.example/'))).toBe(false);
  expect(passesOn(new URL('http://a.example/'), new URL('https://a.example/'))).toBe(true);
  expect(passesOn(new URL('https://a.example/'), new URL('https://b.example/'))).toBe(false);
});

test('an answer that drips is given up', async () => {
  const server = createServer((_, response) => void response.write('x')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const url = new URL(`http://127.0.0.1:${port}/`);
  await expect(request(url, { maxBytes: 10, ownHosts: new Set([url.host]), maxMs: 50 })).rejects.toThrow(
    'it took more than 0.05 seconds',
  );
  server.close();
});

test('a tree that names nothing elsewhere stays as it is, and nothing is left on disk', async () => {
  const tree = treeWith('<p>Text</p>', undefined);
  const downloads = await downloadFiles(tree);
  onTestFinished(downloads.dispose);
  expect(downloads.tree).toBe(tree);
  expect(existsSync('undefined')).toBe(false);
});
