import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postReview } from '#review/post/post-review.ts';
import { noChanges, type Review } from '#review/review.ts';
import { marker, writeMarkdown } from '#review/write-markdown.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const review: Review = {
  ...noChanges,
  base: { name: 'origin/main', commit: '0123456789abcdef' },
  brokenReplies: [],
  problems: [],
  oldProblems: [],
  lost: ['/en/gone/'],
};
const nothing: Review = { ...review, lost: [] };
const body = writeMarkdown(review);

/** An answer of the host: a status with its text, or data with the page that follows. */
type Answer =
  { readonly status: number; readonly said: string } | { readonly data: unknown; readonly next?: number };

let folder: string;
let server: Server | undefined;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** A host on this machine that knows some requests, answers others with 404, and writes down all of them. */
async function hostOf(answers: Readonly<Record<string, Answer>>) {
  const requests: { readonly called: string; readonly body: string; readonly token: string }[] = [];
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const text = (await request.toArray()).join('');
    const called = `${request.method} ${request.url}`;
    const { authorization, 'private-token': token = authorization } = request.headers;
    requests.push({ called, body: text, token: String(token) });
    const known = answers[called] ?? { status: 404, said: '{"message":"Not Found"}' };
    if ('status' in known) return response.writeHead(known.status).end(known.said);
    // The address is not ours: only its page counts.
    const link = `<https://elsewhere.example/?per_page=100&page=${known.next}>; rel="next", <https://elsewhere.example/?page=9>; rel="last"`;
    return response
      .writeHead(200, known.next === undefined ? {} : { Link: link })
      .end(JSON.stringify(known.data));
  }
  server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { origin: `http://127.0.0.1:${port}`, requests };
}

const sha = 'a'.repeat(40);
const head = { sha, ref: 'mend$(id)', repo: { full_name: 'someone/help' } };
const pull = { number: 7, base: { ref: 'main' }, head };
const pullsPath = 'GET /repos/acme/help/pulls?state=open&head=someone%3Amend%24(id)&per_page=100&page=1';
const commentsPath = 'GET /repos/acme/help/issues/7/comments?per_page=100&page=';
const bot = { type: 'Bot' };

function githubEnv(origin: string, event: object = runEvent) {
  const path = join(folder, 'event.json');
  writeFileSync(path, JSON.stringify(event));
  return {
    GITHUB_API_URL: origin,
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_EVENT_PATH: path,
    GITHUB_REPOSITORY: 'acme/help',
    GITHUB_TOKEN: 'secret',
  };
}

const runEvent = {
  workflow_run: { head_sha: sha, head_branch: head.ref, head_repository: { full_name: 'someone/help' } },
};

describe('on GitHub', () => {
  const post = (origin: string, one = review, isDry = false) =>
    postReview(one, { host: 'github', env: githubEnv(origin), isDry });

  test('the first review of a pull request is a comment', async () => {
    const { origin, requests } = await hostOf({
      [pullsPath]: { data: [pull] },
      [`${commentsPath}1`]: { data: [{ id: 1, body: 'Nice!', user: { type: 'User' } }] },
      'POST /repos/acme/help/issues/7/comments': { data: { id: 2 } },
    });
    expect(await post(origin)).toBe('The comment on #7 is created.');
    expect(requests.at(-1)).toEqual({
      called: 'POST /repos/acme/help/issues/7/comments',
      body: JSON.stringify({ body }),
      token: 'Bearer secret',
    });
  });

  test('the next one updates it, on whichever page it is, and leaves what people have written', async () => {
    const { origin, requests } = await hostOf({
      [pullsPath]: { data: [pull] },
      [`${commentsPath}1`]: { data: [{ id: 1, body: `${marker} mine`, user: { type: 'User' } }], next: 2 },
      [`${commentsPath}2`]: {
        data: [
          { id: 2, body: null, user: null },
          { id: 3, body: `${marker} old`, user: bot },
        ],
      },
      'PATCH /repos/acme/help/issues/comments/3': { data: {} },
    });
    expect(await post(origin)).toBe('The comment on #7 is updated.');
    expect(requests.map(({ called }) => called)).toContain('PATCH /repos/acme/help/issues/comments/3');
  });

  test('a comment that says so already stays, and nothing to tell begins none', async () => {
    const answers = { [pullsPath]: { data: [pull] } };
    const same = await hostOf({ ...answers, [`${commentsPath}1`]: { data: [{ id: 3, body, user: bot }] } });
    expect(await post(same.origin)).toBe('The comment on #7 says so already.');
    server?.close();
    const none = await hostOf({ ...answers, [`${commentsPath}1`]: { data: [] } });
    expect(await post(none.origin, nothing)).toBe('Nothing changes for readers, so #7 gets no comment.');
    expect([...same.requests, ...none.requests].filter(({ called }) => !called.startsWith('GET '))).toEqual(
      [],
    );
  });

  test('a comment about changes that are gone says that nothing changes', async () => {
    const { origin, requests } = await hostOf({
      [pullsPath]: { data: [pull] },
      [`${commentsPath}1`]: { data: [{ id: 3, body, user: bot }] },
      'PATCH /repos/acme/help/issues/comments/3': { data: {} },
    });
    await post(origin, nothing);
    expect(requests.at(-1)?.body).toContain('Nothing changes for readers.');
  });

  test('a dry run reads and writes nothing', async () => {
    const { origin, requests } = await hostOf({
      [pullsPath]: { data: [pull] },
      [`${commentsPath}1`]: { data: [] },
    });
    expect(await post(origin, review, true)).toBe('Would create the comment on #7.');
    expect(requests.every(({ called }) => called.startsWith('GET '))).toBe(true);
  });

  test.each([
    ['newer commits', { ...pull, head: { ...head, sha: 'b'.repeat(40) } }],
    [
      'a branch of that name in another fork',
      { ...pull, head: { ...head, repo: { full_name: 'other/help' } } },
    ],
    ['a fork that is gone', { ...pull, head: { ...head, repo: null } }],
    ['another branch', { ...pull, head: { ...head, ref: 'other' } }],
  ])('a pull request with %s gets nothing', async (_, other) => {
    const { origin, requests } = await hostOf({ [pullsPath]: { data: [other] } });
    expect(await post(origin)).toBe(
      'The pull request is closed, or has newer commits, so nothing is posted.',
    );
    expect(requests).toHaveLength(1);
  });

  test('of two pull requests of one branch, the one with that base gets it', async () => {
    const { origin } = await hostOf({
      [pullsPath]: { data: [{ ...pull, number: 6, base: { ref: 'next' } }, pull] },
      [`${commentsPath}1`]: { data: [] },
      'POST /repos/acme/help/issues/7/comments': { data: {} },
    });
    expect(await post(origin)).toBe('The comment on #7 is created.');
  });

  test.each([
    [401, '{"message":"Bad credentials"}', 'The token is wrong or expired.'],
    [403, '{"message":"Resource not accessible by integration"}', "'permissions: pull-requests: write'"],
    [404, '{"message":"Not Found"}', 'the token may not see it'],
    [429, 'slow down', 'Run the job again later.'],
    [301, '', ''],
    [500, '<html>\u001B[31m', '<html>\\u{1b}[31m'],
  ])('a refusal with %i is told, and not tried again', async (status, said, hint) => {
    const { origin, requests } = await hostOf({
      [pullsPath]: { data: [pull] },
      [`${commentsPath}1`]: { data: [] },
      'POST /repos/acme/help/issues/7/comments': { status, said },
    });
    const error: unknown = await post(origin).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(`/repos/acme/help/issues/7/comments was answered with ${status}.`);
    expect(String(error)).toContain(hint);
    expect(String(error)).not.toContain('secret');
    expect(requests.filter(({ called }) => called.startsWith('POST '))).toHaveLength(1);
  });

  test('what is no answer of GitHub, and no host at all, is told', async () => {
    const { origin } = await hostOf({ [pullsPath]: { data: { message: 'Welcome to the proxy' } } });
    await expect(post(origin)).rejects.toThrow('was answered with something else than expected');
    server?.close();
    server?.closeAllConnections();
    await expect(post(origin)).rejects.toThrow(/^GET http:.*failed: connect ECONNREFUSED/);
  });

  test('another event, and a token that is missing, are told', async () => {
    const host = 'github';
    const env = {
      ...githubEnv('http://127.0.0.1:1', { pull_request: { number: 7 } }),
      GITHUB_EVENT_NAME: 'push',
    };
    await expect(postReview(review, { host, env, isDry: false })).rejects.toThrow('This is "push".');
    await expect(
      postReview(review, { host, env: { ...env, GITHUB_TOKEN: '' }, isDry: false }),
    ).rejects.toThrow("GITHUB_TOKEN is not set. Give the step 'env: GITHUB_TOKEN: ${{ github.token }}'.");
  });
});

describe('on GitLab', () => {
  const notes = '/projects/5/merge_requests/8/notes';
  const listed = `GET ${notes}?sort=asc&order_by=created_at&per_page=100&page=`;
  const post = (origin: string, changed: Readonly<Record<string, string>> = {}) => {
    const env = {
      CI_API_V4_URL: origin,
      CI_MERGE_REQUEST_PROJECT_ID: '5',
      CI_MERGE_REQUEST_IID: '8',
      FENER_REVIEW_TOKEN: 'secret',
      ...changed,
    };
    return postReview(review, { host: 'gitlab', env, isDry: false });
  };
  const others = [
    { id: 1, body: `${marker} mine`, author: { id: 3 } },
    { id: 2, body: `${marker} by the system`, author: { id: 9 }, system: true },
  ];

  test('the first review of a merge request is a note', async () => {
    const { origin, requests } = await hostOf({
      'GET /user': { data: { id: 9 } },
      [`${listed}1`]: { data: others },
      [`POST ${notes}`]: { data: {} },
    });
    expect(await post(origin)).toBe('The comment on !8 is created.');
    expect(requests.at(-1)).toEqual({
      called: `POST ${notes}`,
      body: JSON.stringify({ body }),
      token: 'secret',
    });
  });

  test('the next one updates it', async () => {
    const { origin } = await hostOf({
      'GET /user': { data: { id: 9 } },
      [`${listed}1`]: { data: others, next: 2 },
      [`${listed}2`]: { data: [{ id: 4, body: `${marker} old`, author: { id: 9 } }] },
      [`PUT ${notes}/4`]: { data: {} },
    });
    expect(await post(origin)).toBe('The comment on !8 is updated.');
  });

  test('refusals and what the pipeline lacks are told', async () => {
    const { origin } = await hostOf({ 'GET /user': { status: 401, said: '' } });
    await expect(post(origin)).rejects.toThrow('answered with 401. FENER_REVIEW_TOKEN is wrong or expired.');
    await expect(post(origin, { FENER_REVIEW_TOKEN: '' })).rejects.toThrow('role Reporter');
    await expect(post(origin, { CI_MERGE_REQUEST_IID: '../8' })).rejects.toThrow(
      '"../8", which is not a number',
    );
    await expect(post(origin, { CI_MERGE_REQUEST_IID: '' })).rejects.toThrow('pipelines of merge requests');
  });
});
