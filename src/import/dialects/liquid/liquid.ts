/** Liquid as Jekyll has it: https://jekyllrb.com/docs/liquid/. What can be known is filled in, the rest stays readable. */
import { Context, LiquidError, toValueSync, type Liquid } from 'liquidjs';
import { errorText } from '#base/error-text.ts';
import type { ArticleContext } from '#import/tree/article-context.ts';
import type { TracedText } from '#import/tree/markdown/traced-text.ts';
import { liquidEngine } from './engine.ts';
import { defineForeignTags } from './foreign-tags.ts';
import { lenient } from './lenient.ts';
import { lineIndexAt, markLines, unmarkLines, withoutLineMarks } from './marked-lines.ts';
import { tellOutputs, withoutOutputFilter } from './outputs.ts';
import { openName, settleOpen } from './readable.ts';
import { BoundedEmitter, isTooMuch, setRendering } from './rendering.ts';
import type { LiquidPage, LiquidSite, Rendering } from './site.ts';

/** Renders the texts of a site. */
export class LiquidRenderer {
  readonly #site: LiquidSite;
  readonly #engine: Liquid;

  constructor(site: LiquidSite) {
    this.#site = site;
    this.#engine = liquidEngine(site);
  }

  /** The text as the site shows it, before Markdown. */
  render(source: TracedText, page: LiquidPage, context: ArticleContext): TracedText {
    if (!/\{[{%]/.test(source.text)) return source;
    const starts = [0, ...[...source.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const lineOfIndex = (index: number | undefined) => source.lineAt(starts[index ?? 0] ?? 0);
    const { text, outputs } = tellOutputs(markLines(lenient(source.text)), lineOfIndex);
    this.#noteFilters(outputs, context);
    const lineAt = (input: string, offset: number) => lineOfIndex(lineIndexAt(input, offset));
    const written = this.#renderPatiently(text, { note: context.note, lineAt }, (attempt) => {
      const rendering = { page, context, outputs, depth: 0, includeLine: undefined, lineAt };
      const { variables } = page;
      const scope = new Context(
        { site: this.#site.variables(page.locale), page: variables, jekyll },
        this.#engine.options,
        {
          sync: true,
        },
      );
      setRendering(scope, rendering);
      const emitter = new BoundedEmitter();
      this.#run(attempt, scope, emitter);
      return emitter.buffer;
    });
    const lined = unmarkLines(written, source);
    return settleOpen({ text: unmasked(lined.text), lineAt: lined.lineAt }, page.format);
  }

  #run(text: string, scope: Context, emitter: BoundedEmitter): void {
    defineForeignTags(this.#engine, text);
    const templates = this.#engine.parse(text);
    const { renderer } = this.#engine;
    toValueSync(
      (function* () {
        yield renderer.renderTemplates(templates, scope, emitter);
      })(),
    );
  }

  /** What cannot be rendered is masked, and rendering tried again. */
  #renderPatiently(
    text: string,
    { note, lineAt }: Pick<ArticleContext, 'note'> & Pick<Rendering, 'lineAt'>,
    render: (text: string) => string,
  ): string {
    let attempt = text;
    let why = 'Liquid that cannot be read';
    for (let tries = 0; tries < mostTries; tries++) {
      try {
        return render(attempt);
      } catch (error) {
        const span = spanOf(error, attempt);
        if (span === undefined) {
          why = messageOf(error);
          break;
        }
        const culprit = withoutOutputFilter(withoutLineMarks(attempt.slice(span.start, span.end)));
        note('foreign-syntax', lineAt(attempt, span.start), `${culprit}: ${messageOf(error)}`);
        attempt =
          attempt.slice(0, span.start) + mask(attempt.slice(span.start, span.end)) + attempt.slice(span.end);
      }
    }
    note('foreign-syntax', undefined, `${why}: all Liquid of the text is left out`);
    return withoutOutputFilter(attempt).replace(
      /\{%[\s\S]*?%\}|\{\{([\s\S]*?)\}\}/g,
      (_, inner: string | undefined) => (inner === undefined ? '' : openName(inner)),
    );
  }

  #noteFilters(
    outputs: readonly { readonly expression: string; readonly line: number }[],
    { note }: ArticleContext,
  ) {
    for (const { expression, line } of outputs) {
      for (const [, name = ''] of expression.replace(/"[^"]*"|'[^']*'/g, '').matchAll(/\|\s*([\w-]+)/g))
        if (!Object.hasOwn(this.#engine.filters, name))
          note('foreign-syntax', line, `the filter "${name}" of {{ ${expression} }}`);
    }
  }
}

const jekyll = { environment: 'production', version: '4.4.1' };
const mostTries = 100;

/** The tag or output that an error is about; `undefined` where the text as a whole asks too much. */
function spanOf(error: unknown, text: string): { readonly start: number; readonly end: number } | undefined {
  if (!LiquidError.is(error) || isTooMuch(error)) return undefined;
  const { input, begin, end } = error.token;
  if (input !== text) return undefined;
  // An error may be about a part of a tag only.
  const start = Math.max(text.lastIndexOf('{{', begin), text.lastIndexOf('{%', begin));
  return start === -1 ? undefined : { start, end: Math.max(end, start + 2) };
}

const messageOf = (error: unknown) =>
  errorText(error)
    .split('\n')[0]
    ?.replace(/, line:\d+.*$/, '') ?? '';

const mask = (text: string) => text.replaceAll('{', '\uE000').replaceAll('}', '\uE001');

/** Masked signs as text, in code. */
const unmasked = (text: string) =>
  withoutOutputFilter(text)
    .replace(/\uE000[\s\S]*?(?:\uE001+|(?=\n)|$)/g, (found) =>
      openName(found.replace(/[\uE000\uE001%]/g, '')),
    )
    .replace(/[\uE000\uE001]/g, '');
