/** The help widget for other web applications: `content/widget.yaml`. A site without the file has no widget. */
import { z } from 'zod';
import type { BrokenSource } from '#model/articles/source.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { answerOf } from '#model/retired/retired.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { parseYaml, type PositionOf, type YamlSource } from '#problems/yaml.ts';
import type { PageSuggestion } from './browser/patterns.ts';

/** The shape of the file. */
export const widgetData = z.strictObject({
  suggest: z
    .array(
      z.strictObject({
        pages: z
          .array(z.string().min(1).max(500))
          .min(1)
          .describe(
            'Pages of your application: `/billing/*`, `/orders/:id`, `#/settings`, `https://app.example.com/*`.',
          ),
        articles: z.array(z.string()).max(10).optional().describe('Ids of articles, in order.'),
        topic: z.string().optional().describe('Path of a topic whose articles follow.'),
      }),
    )
    .max(500)
    .optional()
    .describe('What the widget suggests where: the first entry that means the page.'),
  position: z
    .enum(['start', 'end'])
    .optional()
    .describe('In which corner the button is, in reading direction. Default: `end`.'),
});

/** The settings, and where they stand. */
export interface Widget {
  readonly suggest: readonly PageSuggestion[];
  readonly position: 'start' | 'end';
  readonly file: string;
  readonly at: PositionOf;
}

/** Parses the file. Problems: those of `parseYaml`, and `widget-pattern`. */
export function parseWidget(source: YamlSource): {
  readonly widget?: Widget;
  readonly problems: readonly Problem[];
} {
  const { data, problems, positionOf } = parseYaml(source, widgetData);
  if (!data) return { problems };
  const suggest = (data.suggest ?? []).map(({ pages, articles = [], topic }) => ({
    pages,
    articles,
    ...(topic !== undefined && { topic }),
  }));
  const wrong = suggest.flatMap(({ pages }, index) =>
    pages.flatMap((pattern, place) => {
      const fix = fixOf(pattern);
      const where = { file: source.file, at: positionOf(['suggest', index, 'pages', place]) };
      return fix === undefined
        ? []
        : [problem('widget-pattern', where, `"${pattern}" is not a pattern of pages.`, fix)];
    }),
  );
  const widget = { suggest, position: data.position ?? 'end', file: source.file, at: positionOf };
  return { widget, problems: wrong };
}

/** How to write a pattern right; `undefined` where it is. */
function fixOf(pattern: string): string | undefined {
  if (/[\s?^$()[\]{}|\\+]/.test(pattern.replace(/^https?:\/\//, '')))
    return 'Write a path in which "*" stands for anything and ":id" for one part, such as "/orders/:id/*". Queries aren\'t looked at.';
  if (/^https?:\/\/[^/]+\/.*/.test(pattern) || /^[/#*]/.test(pattern)) return undefined;
  if (/^https?:\/\/[^/]+$/.test(pattern)) return `Write "${pattern}/*".`;
  const hasHost = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?\//.test(pattern);
  return hasHost ? `Write "https://${pattern}".` : `Write "/${pattern.replace(/^\.?\/*/, '')}".`;
}

/**
 * What the widget names, and whether anybody may fetch it. Problems: `unknown-article`, `unknown-topic`, `widget-retired`,
 * `widget-closed`.
 */
export function checkWidget(
  { site, widget, articles, topics, retired }: HelpCentre,
  broken: readonly BrokenSource[],
): Problem[] {
  if (!widget) return [];
  const { file, at } = widget;
  const closed = [];
  if (site.machines.allowOrigin === undefined) {
    closed.push(
      problem(
        'widget-closed',
        { file },
        '"machines.allowOrigin" in site.yaml is "none", so no application may load the widget.',
        'Remove "allowOrigin", or set it to the origin of your application. If nobody uses the widget, delete this file.',
      ),
    );
  }
  const named = widget.suggest.flatMap(({ articles: ids, topic }, index) => [
    ...ids.flatMap((id, place) => checkId(id, { file, at: at(['suggest', index, 'articles', place]) })),
    ...(topic === undefined || topics.has(topic) || broken.some(({ path }) => path === topic)
      ? []
      : [
          problem(
            'unknown-topic',
            { file, at: at(['suggest', index, 'topic']) },
            `There is no topic "${topic}".`,
            `${didYouMean(topic, topics.keys())}Write the path of a folder below articles/<locale>/.`,
          ),
        ]),
  ]);
  return [...closed, ...named];

  function checkId(id: string, where: Parameters<typeof problem>[1]): Problem[] {
    if (articles.has(id) || broken.some((source) => source.id === id)) return [];
    const gone = retired.get(id);
    if (!gone) {
      const fix = `${didYouMean(id, articles.keys())}Write the "id:" of a published article.`;
      return [problem('unknown-article', where, `There is no published article with the id "${id}".`, fix)];
    }
    const now = answerOf(gone, retired, articles).article?.id;
    const fix =
      now === undefined ? 'Name another article, or remove it.' : `Write "${now}", which replaced it.`;
    return [problem('widget-retired', where, `Article "${id}" is retired.`, fix)];
  }
}
