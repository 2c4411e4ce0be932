/** Opens issues where a team keeps its work, once each: a run finds what runs before have opened. */
import { daysBetween } from '#base/day.ts';
import type { Issue } from '../issues.ts';
import { gitHub } from './github.ts';
import { gitLab } from './gitlab.ts';
import type { IssueHost, KnownIssue } from './host.ts';

/** What is to be done about an issue. */
export interface IssueStep {
  readonly issue: Issue;
  readonly step: 'open' | 'change' | 'keep' | 'closed';
  readonly known: KnownIssue | undefined;
}

/** An issue that somebody closed isn't opened again for so many days: the text needs time to show what it's worth. */
const restDays = 28;

const markOf = ({ key }: Issue) => `<!-- fener-report: ${key} -->`;
const bodyOf = (issue: Issue) => `${issue.body}\n\n${markOf(issue)}\n`;
const normal = (text: string) => text.replaceAll('\r\n', '\n').trim();

/** What would be done, given what there is. Of several with one mark, the newest counts. `today` as `YYYY-MM-DD`. */
export function planIssues(
  issues: readonly Issue[],
  known: readonly KnownIssue[],
  today: string,
): IssueStep[] {
  const newestFirst = known.toSorted((a, b) => b.number - a.number);
  return issues.map((issue): IssueStep => {
    const own = newestFirst.filter(({ body }) => body.includes(markOf(issue)));
    const open = own.find(({ closedOn }) => closedOn === undefined);
    if (open) {
      const isSame = open.title === issue.title && normal(open.body) === normal(bodyOf(issue));
      return { issue, step: isSame ? 'keep' : 'change', known: open };
    }
    const [closed] = own;
    const isResting = closed?.closedOn !== undefined && daysBetween(closed.closedOn, today) < restDays;
    return { issue, step: isResting ? 'closed' : 'open', known: closed };
  });
}

/** Does it; gives a line for each issue. */
export async function carryOut(host: IssueHost, steps: readonly IssueStep[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { issue, step, known } of steps) {
    const { title } = issue;
    if (step === 'open') lines.push(`opened ${await host.open(title, bodyOf(issue))}`);
    else if (step === 'change' && known) {
      await host.change(known.number, title, bodyOf(issue));
      lines.push(`changed ${known.url}`);
    } else lines.push(`${step === 'closed' ? 'left closed' : 'left as it is'} ${known?.url ?? ''}`);
  }
  return lines;
}

/**
 * The host of a repository's address. `kind` says which API it speaks where the name doesn't. A text says what is wrong.
 *
 * @example hostOf('https://github.com/company/help', undefined, token)
 */
export function hostOf(address: string, kind: string | undefined, token: string): IssueHost | string {
  const url = URL.parse(address);
  const path = url?.pathname.replace(/^\/|(?:\.git)?\/?$/g, '') ?? '';
  if (!url || !/^[\w.-]+(?:\/[\w.-]+)+$/.test(path))
    return `"${address}" is not the address of a repository, such as "https://github.com/company/help".`;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !isHere)
    return `"${address}" would send the token unencrypted. Use https.`;
  const speaks =
    kind ??
    (url.hostname === 'github.com' ? 'github' : url.hostname.includes('gitlab') ? 'gitlab' : undefined);
  if (speaks === 'gitlab') return gitLab(`${url.origin}/api/v4`, path, token);
  if (speaks === 'github' && path.split('/').length === 2)
    return gitHub(
      url.hostname === 'github.com' ? 'https://api.github.com' : `${url.origin}/api/v3`,
      path,
      token,
    );
  return `"${address}" is neither on GitHub nor on GitLab by its name. Set ISSUES_HOST to "github" or "gitlab".`;
}
