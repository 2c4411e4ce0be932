/** Looks at a site where readers find it. */
import type { Finding } from '../finding.ts';
import { wordsOf, type Answer, type Ask } from './answer.ts';
import { checkAnswers, checkPages, checkSitemaps } from './check-addresses.ts';
import { checkCollector } from './check-collector.ts';
import { checkFiles, checkHeaders, error, warning } from './check-files.ts';
import { findingsFrom, type Symptom } from './finding.ts';
import { survey, type SurveyOptions } from './survey.ts';

export interface LiveResult {
  readonly findings: readonly Finding[];
  /** Pages that were asked for, and those that weren't. */
  readonly visited: number;
  readonly unvisited: number;
}

const checks = [checkFiles, checkHeaders, checkPages, checkSitemaps, checkAnswers, checkCollector];

/** What is wrong with a live site. Asks with GET only, and only below its address. */
export async function examineLive(ask: Ask, options: SurveyOptions): Promise<LiveResult> {
  const unanswered = new Map<string, Answer>();
  const looked = await survey(async (url) => {
    const answer = isOwn(url, options.url) ? await ask(url) : notAsked(url);
    if (answer.status === 0 || answer.status === 429) unanswered.set(url.href, answer);
    return answer;
  }, options);
  if ('finding' in looked) return { findings: [looked.finding], visited: 0, unvisited: 0 };
  const { site } = looked;
  // A site may well not answer without encryption.
  if (site.insecure) unanswered.delete(site.insecure.url.href);
  const symptoms = checks.flatMap((check) => check(site)).filter(({ about }) => !unanswered.has(about));
  return {
    findings: findingsFrom([...symptoms, ...[...unanswered.values()].map(withoutAnswer)]),
    visited: site.visits.size,
    unvisited: site.unvisited,
  };
}

/** Whether an address is on the host of the site: at its port, or at that of http or https. */
const isOwn = ({ hostname, port }: URL, site: URL) =>
  hostname === site.hostname && (port === site.port || port === '');

/** What a site names may lead anywhere, even into the network of the person who asks. */
const notAsked = (url: URL): Answer => ({
  url,
  status: 0,
  headers: {},
  body: '',
  failure: "it isn't on the host of the site, so it wasn't asked for",
});

/** An answer that says nothing of the site, but of the way to it. */
function withoutAnswer(answer: Answer): Symptom {
  const about = answer.url.href;
  const fewer = 'Ask for fewer pages with --pages.';
  if (answer.isSkipped) return warning('time', about, 'The time was up before it was asked for.', fewer);
  return answer.status === 429
    ? warning('too-many', about, 'The host refuses so many requests (status 429).', fewer)
    : error(
        'no-answer',
        about,
        `It ${wordsOf(answer)}.`,
        'Run the command again. If that repeats, read the log of the host.',
      );
}
