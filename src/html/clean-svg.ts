/** Drawings (SVG) without what could run or load anything: an allow-list, since a drawing that is opened is a page. */
import { svg as svgSchema } from 'property-information';
import sax from 'sax';
import { escapeHtml } from '#base/escape-html.ts';
import { cleanCss } from './clean-css.ts';

/** Something that was taken out and that its author may miss. */
interface RemovedPart {
  /** `<script>`, `onload`. */
  readonly what: string;
  readonly line: number;
}

export interface CleanDrawing {
  readonly svg: string;
  readonly removed: readonly RemovedPart[];
}

/** What keeps a file from being a drawing; the line is 0 where it concerns the whole. */
export class NoDrawing extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const svgNamespace = 'http://www.w3.org/2000/svg';
const xlinkNamespace = 'http://www.w3.org/1999/xlink';

const elements = words(`
  animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
  feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
  feSpotLight feTile feTurbulence filter g image line linearGradient marker mask mpath path pattern polygon polyline
  radialGradient rect set stop style svg switch symbol text textPath title tspan use view`);

/** Elements that disappear around what they hold. */
const wrappers = words('a');

/** Elements that authors may miss; others, such as an editor's notes, go without a word. */
const missed = words('script foreignObject iframe handler audio video canvas embed object');

/** Every attribute of SVG, but those that name scripts or other files. */
const attributes: ReadonlySet<string> = new Set(
  Object.values(svgSchema.property)
    .map(({ attribute }) => attribute)
    .filter(
      (name) =>
        !/^on|:|^(?:about|content|crossorigin|download|event|handler|href|observer|ping|property|referrerpolicy|rel|resource|rev|target|typeof)$/i.test(
          name,
        ),
    ),
);

/** Whether a reference stays within the drawing or is embedded pixels. An id that would end a `url(…)` early doesn't count. */
const isInnerReference = (target: string): boolean =>
  /^#[^\s"'();{}]*$/.test(target.trim()) ||
  /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]*$/i.test(target.trim());

/** The drawing with only what is on the list. Throws `NoDrawing` for what is not XML, or not SVG. */
export function cleanSvg(text: string): CleanDrawing {
  return new Cleaner(text).clean();
}

class Cleaner {
  readonly #parser = sax.parser(true, { xmlns: true, position: true });
  readonly #text: string;
  readonly #out: string[] = [];
  readonly #removed: RemovedPart[] = [];
  /** For each open element, what ends it; `undefined` for one that is left out. */
  readonly #ends: (string | undefined)[] = [];
  /** How many of the open elements are left out with all that they hold. */
  #skipped = 0;
  #style: string | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  clean(): CleanDrawing {
    const parser = this.#parser;
    parser.ondoctype = (doctype) => Object.assign(parser, { ENTITIES: namespacesIn(doctype) });
    parser.onopentag = (tag) => this.#open(tag as sax.QualifiedTag);
    parser.onclosetag = () => this.#close();
    parser.ontext = (value) => this.#write(value);
    parser.oncdata = (value) => this.#write(value);
    parser.onerror = (error) => {
      throw new NoDrawing(error.message.split('\n')[0] ?? '', parser.line + 1);
    };
    parser.write(this.#text.replace(/^\uFEFF/, '')).close();
    if (this.#out.length === 0) throw new NoDrawing('It holds no <svg>', 0);
    return { svg: `${this.#out.join('')}\n`, removed: this.#removed };
  }

  #open({ local, uri, attributes: written }: sax.QualifiedTag): void {
    const isRoot = this.#ends.length === 0;
    const isSvg = uri === svgNamespace || uri === '';
    if (isRoot && !(isSvg && local === 'svg')) throw new NoDrawing(`It begins with <${local}>`, this.#line);
    const isKept = isSvg && elements.has(local) && !this.#changesReference(local, written);
    if (this.#skipped > 0 || !(isKept || (isSvg && wrappers.has(local)))) {
      if (this.#skipped === 0 && missed.has(local)) this.#note(`<${local}>`);
      this.#skipped++;
      this.#ends.push(undefined);
      return;
    }
    const kept = isKept ? this.#attributes(written) : '';
    if (isKept) this.#out.push(`<${local}${isRoot ? ` xmlns="${svgNamespace}"` : ''}${kept}>`);
    if (local === 'style') this.#style = '';
    this.#ends.push(isKept ? `</${local}>` : '');
  }

  #close(): void {
    const end = this.#ends.pop();
    if (end === undefined) {
      this.#skipped--;
      return;
    }
    if (end === '</style>' && this.#style !== undefined) {
      this.#out.push(escapeHtml(this.#css(this.#style)));
      this.#style = undefined;
    }
    this.#out.push(end);
  }

  #write(value: string): void {
    if (this.#skipped > 0 || this.#ends.length === 0) return;
    if (this.#style === undefined) this.#out.push(escapeHtml(value));
    else this.#style += value;
  }

  #attributes(written: sax.QualifiedTag['attributes']): string {
    return Object.values(written)
      .flatMap(({ local, prefix, uri, value }) => {
        const isReference = local === 'href' && (prefix === '' || uri === xlinkNamespace);
        if (isReference) {
          if (isInnerReference(value)) return [` href="${escapeHtml(value)}"`];
          if (value.trim() !== '') this.#note(`href="${value.trim().slice(0, 40)}"`);
          return [];
        }
        if (/^on/i.test(local)) this.#note(local);
        const isKnown = prefix === '' && attributes.has(local);
        const isSpace = prefix === 'xml' && (local === 'space' || local === 'lang');
        if (isSpace) return [` xml:${local}="${escapeHtml(value)}"`];
        return isKnown ? [` ${local}="${escapeHtml(this.#css(value))}"`] : [];
      })
      .join('');
  }

  /** Values of attributes and style sheets without references to other files. */
  #css(value: string): string {
    const { css, removed } = cleanCss(value, isInnerReference);
    for (const what of removed) this.#note(what);
    return css;
  }

  /** Animations could give a link its address later. */
  #changesReference(local: string, written: sax.QualifiedTag['attributes']): boolean {
    if (!/^(?:animate|set)/.test(local)) return false;
    const name = Object.values(written).find((attribute) => attribute.local === 'attributeName')?.value ?? '';
    const isUnsafe = /^(?:.*:)?href$|^on|^style$/i.test(name.trim());
    if (isUnsafe) this.#note(`<${local}> of ${name.trim()}`);
    return isUnsafe;
  }

  #note(what: string): void {
    this.#removed.push({ what, line: this.#line });
  }

  get #line(): number {
    return this.#parser.line + 1;
  }
}

/** The names that editors give to namespaces in the head of a file. Others stay unknown: they could multiply without end. */
function namespacesIn(doctype: string): Record<string, string> {
  const found = [...doctype.matchAll(/<!ENTITY\s+([\w.-]+)\s+"(https?:[\w:/.#-]{1,100})"\s*>/g)];
  const known = { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" };
  return { ...Object.fromEntries(found.map(([, name = '', value = '']) => [name, value])), ...known };
}
