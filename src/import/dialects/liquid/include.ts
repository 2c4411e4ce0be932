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
import { defineForeignTags } from './foreign-tags.ts';
import { lenient } from './lenient.ts';
import { withoutLineMarks } from './marked-lines.ts';
import { readParameters, type Parameters } from './parameters.ts';
import { indented, indentOf, isTooMuch, lineOf, renderingOf } from './rendering.ts';
import type { LiquidSite, Rendering } from './site.ts';
import { standInFor } from './theme-includes.ts';

const deepest = 20;

/** Finds the text that a tag asks for by name. */
type Find = (name: string, rendering: Rendering) => string | undefined;

/** The tags that put another file in their place. */
export function includeTags(site: LiquidSite): Liquid['tags'] {
  const parsed = new Map<string, Template[]>();
  const templatesOf = (liquid: Liquid, written: string) => {
    const text = lenient(written);
    const known = parsed.get(text);
    if (known !== undefined) return known;
    defineForeignTags(liquid, text);
    const templates = liquid.parse(text);
    parsed.set(text, templates);
    return templates;
  };
  const tag = (find: Find) =>
    class extends Inclusion {
      constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
        super(token, rest, liquid, find, templatesOf);
      }
    };
  const include = tag((name) => site.include(name));
  const relative = tag((name, { page }) => {
    const path = joinSourcePath(parentOf(page.path), name.replace(/^\/+/, ''));
    return path === undefined ? undefined : site.file(path);
  });
  const translated = tag((name, { page }) => {
    const path = site.translatedFile(page.locale, name);
    return path === undefined ? undefined : site.file(path);
  });
  return {
    include,
    include_cached: include,
    include_absolute: include,
    include_relative: relative,
    tf: translated,
    translate_file: translated,
  };
}

class Inclusion extends Tag {
  readonly #find: Find;
  readonly #templatesOf: (liquid: Liquid, text: string) => Template[];

  constructor(
    token: TagToken,
    rest: TopLevelToken[],
    liquid: Liquid,
    find: Find,
    templatesOf: (liquid: Liquid, text: string) => Template[],
  ) {
    super(token, rest, liquid);
    this.#find = find;
    this.#templatesOf = templatesOf;
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    const rendering = renderingOf(context);
    const { name, parameters } = readParameters(withoutLineMarks(this.token.args), this.liquid, context);
    const line = lineOf(rendering, this.token);
    const text = rendering.depth >= deepest ? undefined : this.#find(name, rendering);
    const indent = indentOf(emitter);
    if (text === undefined) {
      const standIn = standInFor(name, parameters, rendering);
      if (standIn.note)
        rendering.context.note(
          'foreign-syntax',
          line,
          `${this.token.name} ${name}: the file isn't in the source`,
        );
      emitter.write(indented(standIn.text, indent));
      return;
    }
    const written = yield* this.#inside(rendering, line, context, parameters, text);
    const shown = /\.html?$/.test(name) ? asOneBlock(written) : written.replace(/\n$/, '');
    // Where the tag takes the line break behind it, that of the file stays.
    const isTrimming = this.token.getText().endsWith('-%}') && written.endsWith('\n');
    emitter.write(indented(isTrimming ? `${shown}\n` : shown, indent));
  }

  *#inside(
    rendering: Rendering,
    line: number | undefined,
    context: Context,
    parameters: Parameters,
    text: string,
  ): Generator<unknown, string, string> {
    const outer = rendering.includeLine;
    rendering.includeLine = line;
    rendering.depth += 1;
    context.push({ include: parameters });
    try {
      const templates = this.#templatesOf(this.liquid, text);
      return withoutLineMarks(yield this.liquid.renderer.renderTemplates(templates, context));
    } catch (error) {
      if (isTooMuch(error)) throw error;
      const message = errorText(error).split('\n')[0] ?? '';
      rendering.context.note('foreign-syntax', line, `${withoutLineMarks(this.token.getText())}: ${message}`);
      return '';
    } finally {
      context.pop();
      rendering.depth -= 1;
      rendering.includeLine = outer;
    }
  }
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
