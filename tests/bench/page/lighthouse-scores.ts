/** Lighthouse, mobile: https://developer.chrome.com/docs/lighthouse */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { browserFlags } from '../../browser/find-browser.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

export interface LighthouseScores {
  /** 0 to 100 by category; performance is the median of the runs, the others the worst of them. */
  readonly scores: Readonly<Record<(typeof categories)[number], number>>;
  /** Audits that cost points in some run. */
  readonly lost: readonly string[];
}

/** Scores of a page in `runs` runs, each with a browser of its own. */
export async function lighthouseScores(
  url: string,
  chromePath: string,
  runs: number,
): Promise<LighthouseScores> {
  const results: LighthouseScores[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await runOnce(url, chromePath));
  const of = (category: (typeof categories)[number]) =>
    results.map(({ scores }) => scores[category]).toSorted((a, b) => a - b);
  const worst = (category: (typeof categories)[number]) => of(category)[0] ?? 0;
  return {
    scores: {
      performance: of('performance')[Math.floor(runs / 2)] ?? 0,
      accessibility: worst('accessibility'),
      'best-practices': worst('best-practices'),
      seo: worst('seo'),
    },
    lost: [...new Set(results.flatMap(({ lost }) => lost))],
  };
}

async function runOnce(url: string, chromePath: string): Promise<LighthouseScores> {
  const chrome = await launch({ chromePath, chromeFlags: [...browserFlags] });
  try {
    const answer = await lighthouse(url, {
      port: chrome.port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: [...categories],
    });
    if (!answer) throw new Error(`Lighthouse gave no result for ${url}`);
    const { lhr } = answer;
    const score = (category: string) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
    const lost = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${id}: ${lhr.audits[id]?.displayValue ?? lhr.audits[id]?.title}`),
    );
    return {
      scores: {
        performance: score('performance'),
        accessibility: score('accessibility'),
        'best-practices': score('best-practices'),
        seo: score('seo'),
      },
      lost,
    };
  } finally {
    chrome.kill();
  }
}
