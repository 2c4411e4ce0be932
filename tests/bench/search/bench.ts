/**
 * Measures search: how well known items and customers' questions are found, by ours, by Pagefind as it comes and by
 * MiniSearch tuned on the full text, in one run; and what a query costs in a browser as the site grows.
 */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { closePagefind } from '#publish/search/pagefind.ts';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { formatProblems } from '#problems/format.ts';
import type { BenchResult } from '../result.ts';
import { benchInBrowser, browserBars, type BrowserFigures } from './in-browser.ts';
import { benchIndex, indexBars, type IndexCosts } from './index-costs.ts';
import { benchRelevance, relevanceBars, type Half, type RelevanceFigures } from './relevance.ts';

const halves = ['test', 'tuning', 'all'] as const satisfies readonly Half[];

/**
 * The benchmark of `npm run bench -- search`.
 *
 * `--content` a content folder (default CONTENT_DIR or `content`), `--locale` only these locales, `--questions` the
 * folder with customers' questions (default `tests/search`; those about articles that are not there are left out),
 * `--half` the queries to use (`test`, `tuning`, `all`; tune on `tuning` only), `--sizes 400,4000` made-up sites of so
 * many articles in a browser (default 400, 4,000 and 10,000; `--sizes ''` none), `--index-sizes 400,50000` indexes of so
 * many, without a site (default none).
 */
export async function run(
  args: readonly string[],
  onStep: (step: string) => void = () => {},
): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      content: { type: 'string' },
      locale: { type: 'string', multiple: true, default: [] },
      questions: { type: 'string', default: 'tests/search' },
      half: { type: 'string', default: 'test' },
      sizes: { type: 'string', default: '400,4000,10000' },
      'index-sizes': { type: 'string', default: '' },
    },
  });
  const half = halves.find((name) => name === values.half);
  if (!half) throw new Error(`--half is "${values.half}"; use ${halves.join(', ')}.`);
  const places = placesFrom({
    ...process.env,
    ...(values.content !== undefined && { CONTENT_DIR: values.content }),
  });
  const { centre, search, problems } = loadContent(places, { drafts: false });
  if (!centre || !search) throw new Error(formatProblems(problems, 'text'));

  const relevance: RelevanceFigures[] = [];
  for (const { id: locale } of centre.site.locales) {
    const settings = search.get(locale);
    if (!settings || (values.locale.length > 0 && !values.locale.includes(locale))) continue;
    onStep(`search: ${locale}`);
    const figures = await benchRelevance({
      name: basename(places.contentDir),
      centre,
      settings,
      locale,
      half,
      questions: resolve(values.questions),
    });
    if (figures) relevance.push(figures);
  }
  const browser: BrowserFigures[] = [];
  for (const size of values.sizes.split(',').filter(Boolean)) {
    browser.push(await benchInBrowser(Number(size), (step) => onStep(`search, ${size} articles: ${step}`)));
  }
  const index: IndexCosts[] = [];
  for (const size of values['index-sizes'].split(',').filter(Boolean)) {
    onStep(`search: an index of ${size} articles`);
    index.push(await benchIndex(Number(size)));
  }
  await closePagefind();
  return {
    figures: { relevance, browser, index },
    bars: [...relevance.flatMap(relevanceBars), ...browser.flatMap(browserBars), ...indexBars(index)],
  };
}
