/** Tags that stand for an address or a word: `link`, `post_url`, `t`. */
import { Tag, type Context, type Emitter, type Liquid } from 'liquidjs';
import { withoutLineMarks } from './marked-lines.ts';
import { openName } from './readable.ts';
import { lineOf, renderingOf, textOf } from './rendering.ts';
import type { LiquidSite, Rendering } from './site.ts';

/** The tags that ask the site for a value. */
export function valueTags(site: LiquidSite): Liquid['tags'] {
  /** `find` says what the tag's argument means; `missing` what stands there if it means nothing. */
  const valueTag = (
    find: (name: string, rendering: Rendering) => string | undefined,
    missing: (name: string) => string,
  ) =>
    class ValueTag extends Tag {
      render(context: Context, emitter: Emitter): void {
        const rendering = renderingOf(context);
        const args = withoutLineMarks(this.token.args).trim();
        const name = args
          .replace(/^(["'])(.*)\1$/, '$2')
          .replace(/\{\{(.*?)\}\}/g, (_, expression: string) =>
            textOf(this.liquid.evalValueSync(expression.trim(), context)),
          );
        const found = find(name, rendering);
        if (found === undefined)
          rendering.context.note(
            'foreign-syntax',
            lineOf(rendering, this.token),
            `{% ${this.token.name} ${name} %} leads nowhere`,
          );
        emitter.write(found ?? missing(name));
      }
    };
  const asPath = (name: string) => `/${name.replace(/^\/+/, '').replace(/[<>()\s]/g, '')}`;
  const translation = valueTag(
    (key, { page }) => {
      const value = site.translate(page.locale, key);
      return value === undefined ? undefined : textOf(value);
    },
    (key) => openName(key.split('.').at(-1) ?? key),
  );
  return {
    link: valueTag((path) => site.linkTo(path.replace(/^\/+/, '')), asPath),
    post_url: valueTag((name) => site.postUrl(name), asPath),
    t: translation,
    translate: translation,
  };
}
