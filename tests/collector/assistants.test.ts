/** Assistants ask a help centre with the client of the official SDK: over standard input and output, and beside the collector. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultLimits } from '#collector/limits.ts';
import { listen, type Listening } from '#collector/server.ts';
import { startCollector, type StartedCollector } from '#collector/start.ts';
import { askedAt } from '#mcp/asked.ts';
import { mcpSwitchPath } from '#model/urls.ts';
import { siteFiles, url } from '../unit/model/tools/small-site.ts';
import { temporaryFolder } from './samples.ts';

const temporary = temporaryFolder();
const origin = 'https://help.example.com';
let folder = '';
let collector: StartedCollector;
let server: Listening;

const endpoint = () => new URL('/_feedback/mcp', server.url);

beforeAll(async () => {
  folder = join(temporary.path, 'site');
  for (const [path, bytes] of [...siteFiles, [mcpSwitchPath, '{}'] as const]) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  collector = await startCollector({
    databaseUrl: `sqlite:${join(temporary.path, 'feedback.db')}`,
    manifestFile: join(folder, 'none.json'),
    origins: [origin],
    trustProxy: '1',
    limits: { ...defaultLimits, questions: { capacity: 30, perMinute: 1 } },
    askedByAssistant: askedAt(folder),
  });
  server = await listen({ fetch: collector.fetch, port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await server.close();
  await collector.close();
  temporary.remove();
});

/** Everything that the site offers is found and can be read. */
async function askEverything(client: Client): Promise<void> {
  const { tools } = await client.listTools();
  expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual(
    ['search_help', 'read_article', 'list_topics', 'contact_options', 'nearest_stores'].map((name) => [
      name,
      true,
    ]),
  );
  const found = await client.callTool({ name: 'search_help', arguments: { query: 'where is my parcl' } });
  expect(JSON.stringify(found.content)).toContain(`${url}/en/track/#where`);
  const refused = await client.callTool({ name: 'search_help', arguments: { query: 7 } });
  expect(refused).toMatchObject({ isError: true, content: [{ text: '"query" has to be a text.' }] });
  await expect(client.callTool({ name: 'delete_article', arguments: {} })).rejects.toThrow(
    'There is no tool',
  );
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri)).toEqual([
    `${url}/en/returns/return-item/`,
    `${url}/en/track/`,
    `${url}/tr/iade/`,
  ]);
  for (const cursor of ['en:99999999999', 'xx:0', 'en:-1', ''])
    await expect(client.listResources({ cursor })).rejects.toThrow('The cursor is not one of this list');
  const { contents } = await client.readResource({ uri: `${url}/en/track/` });
  expect(contents).toMatchObject([{ mimeType: 'text/markdown', text: '# Track your order' }]);
  for (const uri of ['https://evil.example/en/track/', `${url}/_server/`, 'file:///etc/passwd'])
    await expect(client.readResource({ uri })).rejects.toThrow('Resource not found');
}

const newClient = () => new Client({ name: 'test', version: '1' });

describe('over standard input and output', () => {
  test('the command answers from the folder of a build, and from a link to it', async () => {
    const current = join(temporary.path, 'current');
    symlinkSync(folder, current, 'junction');
    const client = newClient();
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: ['bin/fener.js', 'mcp', '--base', current],
      }),
    );
    await askEverything(client);
    await client.close();
  });

  test('the command says what is wrong with a folder without a site', async () => {
    const client = newClient();
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ['bin/fener.js', 'mcp', '--base', temporary.path],
      stderr: 'pipe',
    });
    let said = '';
    transport.stderr?.on('data', (text) => (said += String(text)));
    await expect(client.connect(transport)).rejects.toThrow();
    expect(said).toContain('There is no built help centre in');
  });
});

describe('beside the collector', () => {
  /** A request of somebody at an address of their own. */
  const send = (headers: Readonly<Record<string, string>>, body: string, method = 'POST') =>
    fetch(endpoint(), {
      method,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      ...(method === 'POST' && { body }),
    });
  const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });

  test('the same is answered', async () => {
    const client = newClient();
    await client.connect(
      new StreamableHTTPClientTransport(endpoint(), {
        requestInit: { headers: { 'x-forwarded-for': '203.0.113.1' } },
      }),
    );
    await askEverything(client);
    await client.close();
  });

  test('browsers may ask from our own pages alone', async () => {
    const ask = (from: string, method = 'POST') =>
      send({ origin: from, 'x-forwarded-for': '203.0.113.2' }, ping, method);
    expect((await ask('https://evil.example')).status).toBe(403);
    expect((await ask('null')).status).toBe(403);
    const own = await ask(origin);
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    expect((await ask(origin, 'OPTIONS')).status).toBe(204);
    expect((await ask('https://evil.example', 'OPTIONS')).status).toBe(403);
  });

  test.each([
    ['no JSON', 400, '{'],
    ['an empty body', 400, ''],
    ['a body without end', 413, `"${'x'.repeat(100_000)}"`],
    ['a method that nobody knows', 200, '{"jsonrpc":"2.0","id":1,"method":"x"}'],
  ])('%s is answered with %i', async (what, status, body) => {
    const response = await send({ 'x-forwarded-for': `198.51.100.${what.length}` }, body);
    expect(response.status).toBe(status);
  });

  test('nothing is streamed to whoever only listens', async () => {
    expect((await send({ 'x-forwarded-for': '203.0.113.4' }, '', 'GET')).status).toBe(405);
  });

  test('one network may ask so much, and others go on', async () => {
    const statusOf = async (address: string) => (await send({ 'x-forwarded-for': address }, ping)).status;
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++) statuses.push(await statusOf('203.0.113.5'));
    expect([statuses.slice(0, 30).every((status) => status === 200), statuses[30]]).toEqual([true, 503]);
    expect(await statusOf('192.0.2.1')).toBe(200);
  });

  test('a site without the setting has no such route', async () => {
    rmSync(join(folder, mcpSwitchPath));
    expect((await send({ 'x-forwarded-for': '203.0.113.6' }, ping)).status).toBe(404);
  });
});
