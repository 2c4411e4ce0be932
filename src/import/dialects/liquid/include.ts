/** `include`, `include_relative`, and `capture`. */
import {
  CaptureTag,
  Tag,
  type Context,
  type Emitter,
  type Liquid,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { errorText } from '#base/error-text.ts';
import { parentOf } from '#base/slash-path.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { readParameters, type Parameters } from './parameters.ts';
import { standInFor } from './theme-includes.ts';
import { withoutLineMarks } from './marked-lines.ts';
import { defineForeignTags } from './foreign-tags.ts';
import { indented, indentOf, isTooMuch, lineOf, renderingOf } from './rendering.ts';
import type { LiquidSite, Rendering } from './site.ts';

const deepest = 20;

/** The tags that put another file in their place. */
export function includeTags(site: LiquidSite) {
  const parsed = new Map<string, Template[]>();
  const templateOf = (liquid: Liquid, text: string) => {
    const known = parsed.get(text);
    if (known !== undefined) return known;
    defineForeignTags(liquid, text);
    const templates = liquid.parse(text);
    parsed.set(text, templates);
    return templates;
  };

  abstract class Inclusion extends Tag {
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
    }

    protected abstract find(name: string, rendering: Rendering): string | undefined;

    *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
      const rendering = renderingOf(context);
      const { name, parameters } = readParameters(withoutLineMarks(this.token.args), this.liquid, context);
      const line = lineOf(rendering, this.token);
      const text = rendering.depth >= deepest ? undefined : this.find(name, rendering);
      const indent = indentOf(emitter);
      if (text === undefined) {
        const standIn = standInFor(name, parameters, rendering);
        if (standIn.note)
          rendering.context.note(
            'foreign-syntax',
            line,
            `${this.token.name} ${name}: the file isn't in the source`,
          );
        return void emitter.write(indented(standIn.text, indent));
      }
      const written = yield* this.inside(rendering, line, context, parameters, () =>
        templateOf(this.liquid, text),
      );
      emitter.write(
        indented(/\.html?$/.test(name) ? asOneBlock(written) : written.replace(/\n$/, ''), indent),
      );
    }

    protected *inside(
      rendering: Rendering,
      line: number | undefined,
      context: Context,
      parameters: Parameters,
      templates: () => Template[],
    ): Generator<unknown, string, string> {
      const outer = rendering.includeLine;
      rendering.includeLine = line;
      rendering.depth += 1;
      context.push({ include: parameters });
      try {
        return withoutLineMarks(yield this.liquid.renderer.renderTemplates(templates(), context));
      } catch (error) {
        if (isTooMuch(error)) throw error;
        const message = errorText(error).split('\n')[0] ?? '';
        rendering.context.note('foreign-syntax', line, `${this.token.getText()}: ${message}`);
        return '';
      } finally {
        context.pop();
        rendering.depth -= 1;
        rendering.includeLine = outer;
      }
    }
  }

  class Include extends Inclusion {
    protected find(name: string) {
      return site.include(name);
    }
  }

  class IncludeRelative extends Inclusion {
    protected find(name: string, { page }: Rendering) {
      const path = joinSourcePath(parentOf(page.path), name.replace(/^\/+/, ''));
      return path === undefined ? undefined : site.file(path);
    }
  }

  class TranslatedFile extends Inclusion {
    protected find(name: string, { page }: Rendering) {
      const path = site.translatedFile(page.locale, name);
      return path === undefined ? undefined : site.file(path);
    }
  }

  return {
    include: Include,
    include_cached: Include,
    include_absolute: Include,
    include_relative: IncludeRelative,
    tf: TranslatedFile,
    translate_file: TranslatedFile,
  };
}

/** HTML of an include without what Markdown would end its block at, or read as code. */
function asOneBlock(html: string): string {
  const text = html.replace(/^\s*\n|\s+$/g, '');
  if (!/^\s*</.test(text) || /\bmarkdown=|<pre\b/i.test(text)) return text;
  return text.replace(/\n\s*/g, '\n').trim();
}

/** Captured text is data: it has no lines. */
export class Capture extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    const text = yield this.liquid.renderer.renderTemplates(this.templates, context);
    Object.assign(context.bottom(), { [this.variable]: withoutLineMarks(text) });
  }
}
