/** Comments of a pull request on GitHub. https://docs.github.com/en/rest/issues/comments */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { createApi, type Api } from './api.ts';
import type { CommentHost } from './comment-host.ts';
import { required, type Env } from './env.ts';

/** Says which run has made the review. GitHub writes it, so a contributor can't choose another pull request. */
const eventData = z.object({
  workflow_run: z.object({
    head_sha: z.string().regex(/^[0-9a-f]{40,64}$/),
    head_branch: z.string().min(1),
    head_repository: z.object({ full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/) }),
  }),
});

const pullsData = z.array(
  z.object({
    number: z.int().positive(),
    base: z.object({ ref: z.string() }),
    head: z.object({
      sha: z.string(),
      ref: z.string(),
      repo: z.object({ full_name: z.string() }).nullable(),
    }),
  }),
);

const commentData = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: z.object({ type: z.string() }).nullish(),
});

/**
 * The pull request whose commit the run has seen; nothing if it's closed or has newer commits. `base`: what the review was
 * compared with, which only decides where one branch has several pull requests.
 */
export async function githubComments(env: Env, base: string): Promise<CommentHost | undefined> {
  const repository = required(env, 'GITHUB_REPOSITORY', 'GitHub Actions sets it.');
  const api = createApi({
    base: env['GITHUB_API_URL'] || 'https://api.github.com',
    headers: {
      Accept: 'application/vnd.github+json',
      Authorization: `Bearer ${required(env, 'GITHUB_TOKEN', "Give the step 'env: GITHUB_TOKEN: ${{ github.token }}'.")}`,
      'X-GitHub-Api-Version': '2022-11-28',
      'User-Agent': 'fener-review',
    },
    hints,
  });
  const number = await findPull(api, { repository, run: readRun(env), base });
  return number === undefined ? undefined : commentsOf(api, repository, number);
}

const hints = {
  401: 'The token is wrong or expired.',
  403: "The token may not do that. Give the job 'permissions: pull-requests: write', and see whether the conversation is locked.",
  404: "There is no such thing, or the token may not see it. Give the job 'permissions: pull-requests: write'.",
  429: 'GitHub takes no more requests for now. Run the job again later.',
};

function readRun(env: Env) {
  const path = required(env, 'GITHUB_EVENT_PATH', 'GitHub Actions sets it.');
  const parsed = eventData.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data.workflow_run;
  throw new Error(
    `A review is posted by a workflow that runs "on: workflow_run", after the one that has made it. This is "${env['GITHUB_EVENT_NAME'] ?? 'another event'}".`,
  );
}

interface Sought {
  readonly repository: string;
  readonly run: z.infer<typeof eventData>['workflow_run'];
  readonly base: string;
}

async function findPull(api: Api, { repository, run, base }: Sought): Promise<number | undefined> {
  const { head_sha: sha, head_branch: branch, head_repository: from } = run;
  const head = encodeURIComponent(`${from.full_name.split('/')[0]}:${branch}`);
  const found: z.infer<typeof pullsData> = [];
  for await (const pull of api.list(`/repos/${repository}/pulls?state=open&head=${head}`, pullsData)) {
    const isHead = pull.head.ref === branch && pull.head.repo?.full_name === from.full_name;
    if (isHead && pull.head.sha === sha) found.push(pull);
  }
  const meant = found.length > 1 ? found.find(({ base: { ref } }) => base === `origin/${ref}`) : found[0];
  return meant?.number;
}

function commentsOf(api: Api, repository: string, number: number): CommentHost {
  const top = `/repos/${repository}/issues`;
  return {
    name: `#${number}`,
    async *list() {
      for await (const { id, body, user } of api.list(`${top}/${number}/comments`, z.array(commentData))) {
        yield { id, body: body ?? '', isOurs: user?.type === 'Bot' };
      }
    },
    create: async (body) => {
      await api.ask(`${top}/${number}/comments`, z.unknown(), { method: 'POST', body: { body } });
    },
    update: async (id, body) => {
      await api.ask(`${top}/comments/${id}`, z.unknown(), { method: 'PATCH', body: { body } });
    },
  };
}
