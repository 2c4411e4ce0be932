/** A client that was written for Zendesk reads our files at its addresses, and sends our macros. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import zendesk from 'node-zendesk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { exportReplies } from '#export/replies.ts';
import { article, Scratch } from '../../moves/scratch.ts';
import { apiOf } from './sample-api.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const cacheDir = temporaryFolder();
let files: ReadonlyMap<string, string>;
/** Bodies of what was sent to Zendesk. */
const sent: unknown[] = [];

const server = createServer((request, response) => {
  void answer(request).then(({ status, body }) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body),
  );
});

async function answer(request: IncomingMessage): Promise<{ readonly status: number; readonly body: string }> {
  if (request.method === 'POST') {
    const body = await text(request);
    sent.push(JSON.parse(body));
    return { status: 201, body };
  }
  const { pathname } = new URL(request.url ?? '', 'http://localhost');
  const body = files.get(pathname.slice(1));
  return body === undefined ? { status: 404, body: '{"error":"RecordNotFound"}' } : { status: 200, body };
}

beforeAll(async () => {
  files = await apiOf('', { cacheDir });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

const clientAt = (path: string, apiType: readonly ('helpcenter' | 'core')[]) => {
  const { port } = server.address() as AddressInfo;
  return zendesk.createClient({
    endpointUri: `http://127.0.0.1:${port}${path}`,
    username: 'a@example.com',
    token: 'none',
    apiType: [...apiType],
  });
};

const rows = z.array(z.object({ id: z.int() }));

test('categories, sections and articles are listed and shown, in each language', async () => {
  const { articles, sections, categories } = clientAt('/api/v2/help_center', ['helpcenter']).helpcenter;
  const [category] = rows.parse(await categories.list());
  const own = rows.parse(await sections.listByCategory(category?.id ?? 0));
  expect(own).toEqual(rows.parse(await sections.list()));
  const all = rows.parse(await articles.list());
  expect(all.length).toBe(2);
  expect(rows.parse(await articles.listByCategory(category?.id ?? 0))).toEqual(all);
  const bySection = await Promise.all(
    own.map(async ({ id }) => rows.parse(await articles.listBySection(id))),
  );
  expect(new Set(bySection.flat().map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
  expect(await articles.showWithLocale('tr', all[0]?.id ?? 0)).toMatchObject({
    result: { title: 'Bir', locale: 'tr', source_locale: 'en' },
  });
  await expect(articles.show(1)).rejects.toThrow(/404|Not Found|RecordNotFound/);
});

test('exported macros are created as they are', async () => {
  const scratch = new Scratch({
    'site.yaml': 'name: Help\nurl: https://help.example.com\nlocales: [en]\n',
    'articles/en/refund.md': article('refund', 'Soon.'),
    'replies/en/late.md': '---\ntitle: Late\n---\n\nHello {{customer.name}}: [when](id:refund).\n',
  });
  const [file] = await exportReplies(scratch.centre, 'zendesk');
  const macros: unknown = JSON.parse(file && 'text' in file ? file.text : '');
  const { macros: client } = clientAt('/api/v2', ['core']);
  // Its types describe what lies within `macro`; it sends bodies as they are.
  const bodies = z.array(z.custom<Parameters<typeof client.create>[0]>((body) => typeof body === 'object'));
  for (const body of bodies.parse(macros)) await client.create(body);
  expect(sent).toEqual(macros);
  expect(JSON.stringify(sent)).toContain('Hello {{ticket.requester.name}}');
});
