/** What `npx fener report` prints or sends elsewhere: digests, and issues. Settings are read before the database is. */
import { RequestError } from '#remote/request.ts';
import { digestText, type Digest } from '#report/digest/digest.ts';
import { areAddresses, digestHtml, digestMessage } from '#report/digest/mail.ts';
import { postDigest, webhookProblem } from '#report/digest/send.ts';
import { toSlack, toTeams } from '#report/digest/webhooks.ts';
import type { IssueHost } from '#report/hosts/host.ts';
import { carryOut, hostOf, planIssues } from '#report/hosts/open-issues.ts';
import type { Issue } from '#report/issues.ts';
import { readChoice, UsageError } from './command.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const payloads = { slack: toSlack, teams: toTeams, json: (digest: Digest): object => digest };
const kinds = ['mail', 'html', 'text', 'slack', 'teams', 'json'] as const;

/** What prints a digest, or sends it. Throws a `UsageError` where a setting is missing or wrong. */
export function prepareDigest(
  text: string,
  isSent: boolean,
  env: Environment,
): (digest: Digest) => Promise<void> {
  const kind = readChoice('digest', text, kinds);
  const print = (format: (digest: Digest) => string) => (digest: Digest) => {
    process.stdout.write(format(digest));
    return Promise.resolve();
  };
  if (kind === 'mail' || kind === 'html' || kind === 'text') {
    if (isSent)
      throw new UsageError(`--send doesn't go with --digest ${kind}. Give the mail to "sendmail -t".`);
    if (kind === 'html') return print(digestHtml);
    if (kind === 'text') return print(digestText);
    const [from, to] = [addresses(env, 'DIGEST_FROM'), addresses(env, 'DIGEST_TO')];
    return print((digest) => digestMessage(digest, { from, to, now: Date.now() }));
  }
  const payload = payloads[kind];
  if (!isSent) return print((digest) => `${JSON.stringify(payload(digest), undefined, 2)}\n`);
  const url = needed(env, 'DIGEST_URL', 'the address of the webhook');
  const wrong = webhookProblem(url);
  if (wrong !== undefined) throw new UsageError(wrong);
  return async (digest) => {
    await told(() => postDigest(new URL(url), payload(digest)));
    process.stdout.write(`Sent to ${new URL(url).host}.\n`);
  };
}

/** Where issues go. Throws a `UsageError` where a setting is missing or wrong. */
export function issueHost(env: Environment): IssueHost {
  const address = needed(env, 'ISSUES_REPOSITORY', 'the address of a repository on GitHub or GitLab');
  const token = needed(env, 'ISSUES_TOKEN', 'a token that may write issues');
  const host = hostOf(address, env['ISSUES_HOST'], token);
  if (typeof host === 'string') throw new UsageError(host);
  return host;
}

/** Opens issues and brings others up to date; prints a line for each. */
export async function sendIssues(host: IssueHost, issues: readonly Issue[]): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const lines = await told(async () => carryOut(host, planIssues(issues, await host.list(), today)));
  process.stdout.write(lines.map((line) => `${line}\n`).join('') || 'No article needs an issue.\n');
}

function needed(env: Environment, name: string, what: string): string {
  const value = env[name];
  if (value) return value;
  throw new UsageError(`Set ${name} to ${what}.`);
}

function addresses(env: Environment, name: string): string {
  const text = needed(env, name, 'an e-mail address');
  if (areAddresses(text)) return text;
  throw new UsageError(`"${text}" in ${name} is not an e-mail address.`);
}

/** Why there was no answer is for the person who runs the command. */
async function told<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RequestError) throw new Error(error.message, { cause: error });
    throw error;
  }
}
