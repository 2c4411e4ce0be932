/** Tags of plugins that an import doesn't know. */
import { Tag, type Context, type Emitter, type Liquid } from 'liquidjs';
import { isBoxTag, UnknownBlock } from './blocks.ts';
import { withoutLineMarks } from './marked-lines.ts';
import { openName } from './readable.ts';
import { indented, indentOf, lineOf, renderingOf } from './rendering.ts';

/** Tags that say nothing to readers. */
const silent =
  /^(?:toc|seo|feed_meta|minimal_mistakes|asset|css|js|render_time|jektex|include_css|include_js|favicon|comments?|share|breadcrumbs?|avatar|responsive_image_css|end\w*)$/;
const mediaFile = /^[^\s"']+\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/** Gives a meaning to every tag of a text that has none yet: a block where the text ends it somewhere. */
export function defineForeignTags(liquid: Liquid, text: string): void {
  for (const [, name = ''] of text.matchAll(/\{%-?\s*([A-Za-z_][\w-]*)/g)) {
    const plain = withoutLineMarks(name);
    if (Object.hasOwn(liquid.tags, plain) || /^(?:end\w*|else|elsif|when)$/.test(plain)) continue;
    const isBlock = new RegExp(`\\{%-?\\s*end${plain}\\s*-?%\\}`).test(text);
    liquid.registerTag(plain, isBlock ? ForeignBlock : ForeignTag);
  }
}

class ForeignBlock extends UnknownBlock {
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    const rendering = renderingOf(context);
    if (!isBoxTag(this.token.name))
      rendering.context.note(
        'foreign-syntax',
        lineOf(rendering, this.token),
        `{% ${this.token.name} %}: its content stays`,
      );
    yield* super.render(context, emitter);
  }
}

class ForeignTag extends Tag {
  render(context: Context, emitter: Emitter): void {
    const { name } = this.token;
    const args = withoutLineMarks(this.token.args).trim();
    const known = meaningOf(name.toLowerCase(), args);
    if (known === undefined) {
      const rendering = renderingOf(context);
      rendering.context.note('foreign-syntax', lineOf(rendering, this.token), `{% ${name} ${args} %}`);
    }
    emitter.write(indented(known ?? wordsOf(name, args), indentOf(emitter)));
  }
}

/** The words that a tag quotes; else its name. */
function wordsOf(name: string, args: string): string {
  const quoted = [...args.matchAll(/"([^"]*)"|'([^']*)'/g)]
    .map(([, double, single]) => (double ?? single ?? '').trim())
    .filter((words) => words !== '' && /\p{L}/u.test(words) && !/^[./#]|^\w+:\/\//.test(words));
  return quoted.length > 0 ? quoted.join(' ') : openName(`${name} ${args}`.slice(0, 80));
}

/** What well-known tags of plugins show. */
function meaningOf(name: string, args: string): string | undefined {
  if (silent.test(name)) return '';
  const words = args.split(/\s+/).map((word) => word.replace(/^["']|["'],?$/g, ''));
  const [first = ''] = words;
  if (/^(?:img|image|picture|figure|responsive_image|asset_img|photo|screenshot)$/.test(name)) {
    const at = words.findIndex((word) => mediaFile.test(word));
    const path = words[at] ?? /(?:path|src):?=?\s*["']?([^\s"']+)/.exec(args)?.[1];
    if (path === undefined) return undefined;
    const alt = /\balt(?:=|:\s*)["']([^"']*)["']/.exec(args)?.[1] ?? /["']([^"']+)["']/.exec(args)?.[1];
    const rest = words
      .slice(at + 1)
      .filter((word) => !/^\d+x?\d*$|=|:$/.test(word))
      .join(' ');
    return `![${(alt === path ? undefined : alt) ?? rest}](<${path}>)`;
  }
  if (/^(?:youtube|youtube_embed|yt)$/.test(name))
    return `<iframe src="${/^https?:/.test(first) ? first : `https://www.youtube.com/watch?v=${first}`}"></iframe>`;
  if (name === 'vimeo') return `<iframe src="https://player.vimeo.com/video/${first}"></iframe>`;
  if (name === 'gist') return `<https://gist.github.com/${first}>`;
  if (/^(?:octicon|icon|fa|fas|fab|emoji)$/.test(name)) return '';
  return undefined;
}
