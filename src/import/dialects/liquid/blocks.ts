/** Tags of Jekyll with content of their own. */
import {
  Tag,
  TypeGuards,
  type Context,
  type Emitter,
  type Liquid,
  type Parser,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { withoutLineMarks } from './marked-lines.ts';
import { indented, indentOf } from './rendering.ts';

/** A tag that ends with `end…`. */
export abstract class Block extends Tag {
  protected readonly content: Template[] = [];

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
      if (TypeGuards.isTagToken(next) && next.name === `end${token.name}`) return;
      this.content.push(parser.parseToken(next, rest));
    }
    throw new Error(`tag ${token.getText()} not closed`);
  }

  /** What the content becomes. */
  protected *inner(context: Context): Generator<unknown, string, string> {
    return yield this.liquid.renderer.renderTemplates(this.content, context);
  }
}

/** `{% highlight ruby linenos %}`: a block of code. */
export class Highlight extends Block {
  *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    const written = (yield* this.inner(context)).replace(/^[\u2028\u2000-\u2009]*\n|\s*$/g, '');
    const language = /^[\w#+.-]+/.exec(this.token.args.trim())?.[0] ?? '';
    const fence = '`'.repeat(Math.max(3, ...[...written.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    const indent = indentOf(emitter);
    const isOwnLine = /(?:^|\n)[ \t>\u2028\u2000-\u2009]*$/.test(String(emitter.buffer));
    const code = alignCode(written, indent);
    emitter.write(`${isOwnLine ? '' : '\n\n'}${fence}${language}\n${code}\n${indent}${fence}\n${indent}`);
  }
}

/** Code whose lines all lie behind the indent of its tag. */
function alignCode(code: string, indent: string): string {
  const lines = code.split('\n').map(splitMark);
  const own = Math.min(
    ...lines
      .filter(([, text]) => text.trim() !== '')
      .map(([, text]) => /^[ \t]*/.exec(text)?.[0].length ?? 0),
  );
  if (indent === '') return code;
  const surplus = Math.min(Number.isFinite(own) ? own : 0, indent.length);
  return lines.map(([mark, text]) => (text === '' ? mark : mark + indent + text.slice(surplus))).join('\n');
}

const splitMark = (line: string): [string, string] => {
  const mark = /^[\u2028\u2000-\u2009]*/.exec(line)?.[0] ?? '';
  return [mark, line.slice(mark.length)];
};

/** Tags that only tidy up white space around HTML. */
export class StripBlock extends Block {
  *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    emitter.write(yield* this.inner(context));
  }
}

const kinds =
  'note|info|information|tip|hint|success|important|warning|caution|danger|attention|alert|callout|notice|admonition|error|aside|message';
const kindTag = new RegExp(`^(?:${kinds})$`);

/** A block of a plugin: a box where its name says so, else its content. */
export class UnknownBlock extends Block {
  *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    const inner = yield* this.inner(context);
    const kind = kindOfTag(this.token.name, this.token.args);
    if (kind === undefined) {
      emitter.write(inner);
      return;
    }
    const title = /"([^"]+)"|'([^']+)'/.exec(this.token.args);
    const words = title?.[1] ?? title?.[2];
    const head = words === undefined || words.toLowerCase() === kind ? '' : `**${words}**\n\n`;
    const indent = indentOf(emitter);
    emitter.write(
      `<div class="callout ${kind}" markdown="1">\n${indent}${indented(head, indent)}${inner.trim()}\n${indent}</div>`,
    );
  }
}

function kindOfTag(name: string, args: string): string | undefined {
  const plain = withoutLineMarks(name).toLowerCase();
  if (!kindTag.test(plain)) return undefined;
  const own = args
    .toLowerCase()
    .match(/[a-z]+/g)
    ?.find((word) => kindTag.test(word) && !/^(?:callout|alert|notice|admonition|message|aside)$/.test(word));
  return own ?? (/^(?:callout|alert|notice|admonition|message|aside)$/.test(plain) ? 'note' : plain);
}

/** Whether a plugin's tag is a box that an import understands. */
export const isBoxTag = (name: string): boolean => kindTag.test(name.toLowerCase());
