/** Issues on GitHub: https://docs.github.com/en/rest/issues/issues */
import { z } from 'zod';
import { ask, issueLabel, mostPages, type IssueHost, type KnownIssue } from './host.ts';

const issues = z.array(
  z.looseObject({
    number: z.number(),
    title: z.string(),
    body: z.string().nullish(),
    state: z.string(),
    closed_at: z.string().nullish(),
    html_url: z.string(),
    pull_request: z.unknown().optional(),
  }),
);

/** Issues of a repository, `owner/name`; `api` is `https://api.github.com`, or `https://host/api/v3`. */
export function gitHub(api: string, repository: string, token: string): IssueHost {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'x-github-api-version': '2022-11-28',
  };
  const at = (rest: string) => new URL(`${api}/repos/${repository}/issues${rest}`);
  return {
    list: async () => {
      const found: KnownIssue[] = [];
      for (let page = 1; page <= mostPages; page += 1) {
        const query = `?labels=${issueLabel}&state=all&per_page=100&page=${page}`;
        const batch = issues.parse(await ask(at(query), { headers }));
        for (const { number, title, body, state, closed_at: closedAt, html_url: url, ...rest } of batch)
          if (rest.pull_request === undefined)
            found.push({
              number,
              title,
              url,
              body: body ?? '',
              closedOn: state === 'closed' ? (closedAt ?? '').slice(0, 10) : undefined,
            });
        if (batch.length < 100) break;
      }
      return found;
    },
    open: async (title, body) => {
      const json = { title, body, labels: [issueLabel] };
      return z
        .looseObject({ html_url: z.string() })
        .parse(await ask(at(''), { method: 'POST', headers, json })).html_url;
    },
    change: async (number, title, body) => {
      await ask(at(`/${number}`), { method: 'PATCH', headers, json: { title, body } });
    },
  };
}
