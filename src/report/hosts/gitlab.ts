/** Issues on GitLab: https://docs.gitlab.com/api/issues/ */
import { z } from 'zod';
import { ask, issueLabel, mostPages, type IssueHost, type KnownIssue } from './host.ts';

const issues = z.array(
  z.looseObject({
    iid: z.number(),
    title: z.string(),
    description: z.string().nullish(),
    state: z.string(),
    closed_at: z.string().nullish(),
    web_url: z.string(),
  }),
);

/** Issues of a project by its path, `group/name`; `api` is `https://host/api/v4`. */
export function gitLab(api: string, project: string, token: string): IssueHost {
  const headers = { 'private-token': token };
  const at = (rest: string) => new URL(`${api}/projects/${encodeURIComponent(project)}/issues${rest}`);
  return {
    list: async () => {
      const found: KnownIssue[] = [];
      for (let page = 1; page <= mostPages; page += 1) {
        const query = `?labels=${issueLabel}&scope=all&per_page=100&page=${page}`;
        const batch = issues.parse(await ask(at(query), { headers }));
        for (const { iid, title, description, state, closed_at: closedAt, web_url: url } of batch)
          found.push({
            number: iid,
            title,
            url,
            body: description ?? '',
            closedOn: state === 'closed' ? (closedAt ?? '').slice(0, 10) : undefined,
          });
        if (batch.length < 100) break;
      }
      return found;
    },
    open: async (title, body) => {
      const json = { title, description: body, labels: issueLabel };
      return z
        .looseObject({ web_url: z.string() })
        .parse(await ask(at(''), { method: 'POST', headers, json })).web_url;
    },
    change: async (number, title, body) => {
      await ask(at(`/${number}`), { method: 'PUT', headers, json: { title, description: body } });
    },
  };
}
