/** Whether ratings reach the collector. It's asked how it is, never sent a vote. */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { wordsOf } from './answer.ts';
import { warning } from './check-files.ts';
import type { Symptom } from './finding.ts';
import { fixOn } from './host.ts';
import type { LiveSite } from './survey.ts';

const health = z.object({ articles: z.number() });

/** Symptoms: no collector, one that isn't ready, one that knows no articles, one that answers no assistants. */
export const checkCollector = (site: LiveSite): Symptom[] => [
  ...checkRatings(site),
  ...checkAssistants(site),
];

/** A GET without a question isn't allowed where assistants ask; where nobody answers them, it leads nowhere. */
function checkAssistants({ assistants, collector }: LiveSite): Symptom[] {
  const isThere = !collector || collector.ready.status === 204;
  if (!assistants || !isThere || assistants.status === 405 || assistants.status === 503) return [];
  const message = `The site says that assistants can ask here (machines.mcp), and it ${wordsOf(assistants)}.`;
  const fix =
    'Start the collector with OUT_DIR set to the folder with the whole built site: dist/_server/mcp.json tells it to answer.';
  return [warning('assistants', assistants.url.href, message, fix)];
}

function checkRatings({ base, collector, host }: LiveSite): Symptom[] {
  if (!collector) return [];
  const { ready } = collector;
  if (ready.status === 503 && ready.body === '') {
    const message = 'The collector is there, and takes no ratings (status 503).';
    return [
      warning('collector', ready.url.href, message, 'Read its log: it says what is wrong with the database.'),
    ];
  }
  if (ready.status !== 204) {
    const message = `Articles ask for ratings, and the collector ${wordsOf(ready)}.`;
    return [
      warning('collector', ready.url.href, message, fixOn(host, 'collector', base.pathname.slice(0, -1))),
    ];
  }
  const { data } = health.safeParse(parseJson(collector.health.body));
  if (data?.articles !== 0) return [];
  const message = 'The collector knows no articles, so it takes no ratings.';
  const fix =
    'Set OUT_DIR to the folder with the built site: the collector reads api/v1/feedback-manifest.json in it.';
  return [warning('collector', collector.health.url.href, message, fix)];
}
