/** Notes of a merge request on GitLab. https://docs.gitlab.com/api/notes/ */
import { z } from 'zod';
import { createApi } from './api.ts';
import type { CommentHost } from './comment-host.ts';
import { required, type Env } from './env.ts';

const noteData = z.object({
  id: z.int(),
  body: z.string(),
  system: z.boolean().optional(),
  author: z.object({ id: z.int() }).nullish(),
});

/** The merge request that the pipeline is for. */
export async function gitlabNotes(env: Env): Promise<CommentHost> {
  const isPipeline = 'Run the job in pipelines of merge requests: GitLab sets it there.';
  const project = numberIn(env, 'CI_MERGE_REQUEST_PROJECT_ID', isPipeline);
  const number = numberIn(env, 'CI_MERGE_REQUEST_IID', isPipeline);
  const api = createApi({
    base: required(env, 'CI_API_V4_URL', 'GitLab sets it.'),
    headers: {
      'PRIVATE-TOKEN': required(
        env,
        'FENER_REVIEW_TOKEN',
        'Make a project access token with the role Reporter and the scope "api", and save it as a CI/CD variable.',
      ),
      'User-Agent': 'fener-review',
    },
    hints,
  });
  const me = await api.ask('/user', z.object({ id: z.int() }));
  const notes = `/projects/${project}/merge_requests/${number}/notes`;
  return {
    name: `!${number}`,
    async *list() {
      const path = `${notes}?sort=asc&order_by=created_at`;
      for await (const { id, body, system, author } of api.list(path, z.array(noteData))) {
        yield { id, body, isOurs: system !== true && author?.id === me.id };
      }
    },
    create: async (body) => {
      await api.ask(notes, z.unknown(), { method: 'POST', body: { body } });
    },
    update: async (id, body) => {
      await api.ask(`${notes}/${id}`, z.unknown(), { method: 'PUT', body: { body } });
    },
  };
}

const hints = {
  401: 'FENER_REVIEW_TOKEN is wrong or expired.',
  403: 'FENER_REVIEW_TOKEN may not do that. It needs the role Reporter and the scope "api".',
  404: 'There is no such thing, or FENER_REVIEW_TOKEN may not see it. It has to be a token of this project.',
  429: 'GitLab takes no more requests for now. Run the job again later.',
};

function numberIn(env: Env, name: string, hint: string): string {
  const text = required(env, name, hint);
  if (/^\d+$/.test(text)) return text;
  throw new Error(`${name} is "${text}", which is not a number.`);
}
