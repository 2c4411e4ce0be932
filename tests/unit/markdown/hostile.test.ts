/** Whatever a stranger writes: a problem, or HTML that another parser finds harmless. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementsOf, parseHtml } from '../../site/html.ts';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { renderMarkdown } from '#markdown/render.ts';
import { hostileTexts } from './hostile-texts.ts';

const labels = {
  alert: { note: 'N', tip: 'T', important: 'I', warning: 'W', caution: 'C' },
  footnotes: 'F',
  footnoteBack: 'B',
  playVideo: 'P',
  transcript: 'T',
  scrollableTable: 'S',
};

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Written anew, so that a hole in the lists of the product is seen. */
const harmlessElements = words(`
  a abbr aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure footer
  h1 h2 h3 h4 h5 h6 help-tabs help-video hr i img input ins kbd li mark ol p pre q s samp section small span strong sub
  summary sup table tbody td tfoot th thead tr u ul var wbr`);
const harmlessProperties = words(`
  alt checked className colSpan dataEmbed dataFootnoteBackref dataFootnoteRef dataFootnotes dataLanguage dataSync
  dataTitle decoding dir disabled height href id lang loading open rel reversed role rowSpan scope sizes src srcSet
  start tabIndex title type width`);
const harmlessAddress =
  /^(?:(?:https?:\/\/[a-z]|mailto:|tel:|sms:|id:)|(?![\s\0]*[a-z][\w+.-]*:|[\s\0]*[/\\]{2}))/i;

function harmIn(html: string): string[] {
  const elements = elementsOf(parseHtml(`<div>${html}</div><footer>`));
  const ends = elements.at(-1)?.tagName === 'footer' ? [] : ['swallows the rest of the page'];
  const harm = elements
    .filter(({ tagName }) => !['html', 'head', 'body'].includes(tagName))
    .flatMap(({ tagName, properties }) => [
      ...(harmlessElements.has(tagName) ? [] : [`<${tagName}>`]),
      ...Object.entries(properties).flatMap(([name, value]) => {
        const isKnown = harmlessProperties.has(name) || name.startsWith('aria');
        const isAddress = ['href', 'src', 'dataEmbed'].includes(name);
        return isKnown && (!isAddress || harmlessAddress.test(String(value)))
          ? []
          : [`${name}=${String(value)}`];
      }),
    ]);
  return [...ends, ...harm];
}

/** The problems of a text, or the harm in its HTML. */
async function outcome(body: string, format: 'md' | 'mdx') {
  const { problems, text } = analyseMarkdown({ file: 'a.md', body, firstLine: 1, format });
  if (problems.length > 0) return [];
  return harmIn(await renderMarkdown(text, { headingIds: [], links: {}, images: {}, labels }));
}

/** Places in a text where a piece of it may stand. */
const doors: Readonly<Record<string, (piece: string) => string>> = {
  'on its own': (piece) => piece,
  'in a sentence': (piece) => `Text ${piece} text`,
  'in a list': (piece) => `- one\n- ${piece}\n`,
  'in a quotation': (piece) => piece.replace(/^/gm, '> '),
  'in an allowed element': (piece) => `<div>\n\n${piece}\n\n</div>`,
  'behind an open element': (piece) => `<b title="x">${piece}`,
  'in a cell': (piece) => `| a |\n|---|\n| ${piece.replaceAll('\n', ' ').replaceAll('|', '\\|')} |\n`,
  'in a heading': (piece) => `## ${piece.replaceAll('\n', ' ')}\n`,
  'in a footnote': (piece) => `x[^1]\n\n[^1]: ${piece.replaceAll('\n', '\n    ')}\n`,
  'in a directive': (piece) => `:::details[x]\n${piece}\n:::\n`,
  'as a label': (piece) => `:::details[${piece.replaceAll('\n', ' ')}]\nx\n:::\n`,
  'as an alternative text': (piece) => `![${piece.replaceAll('\n', ' ')}](x.png)`,
  'as an address': (piece) => `[x](<${piece.replaceAll('\n', ' ')}>)`,
  'as a title': (piece) => `[x](y.md "${piece.replaceAll('"', '\\"').replaceAll('\n', ' ')}")`,
  'as a language of code': (piece) => `\`\`\`${piece.replaceAll('\n', ' ').replaceAll('`', '')}\nx\n\`\`\``,
};

describe.each(['md', 'mdx'] as const)('in %s', (format) => {
  test.each(Object.entries(doors))('nothing hostile comes through %s', async (_, door) => {
    for (const piece of hostileTexts) {
      expect([piece, await outcome(door(piece), format)]).toEqual([piece, []]);
    }
  });
});

/** Every text that is refused because of these, on its own, in Markdown. */
test('what would run or load something is a problem, not just left out', () => {
  const silent = hostileTexts
    .filter((piece) =>
      /^(?:<(?:script|iframe|svg|math|style|img|b|div title=a<id="|body|form)[ >]|## x \{)/i.test(piece),
    )
    .filter(
      (body) => analyseMarkdown({ file: 'a.md', body, firstLine: 1, format: 'md' }).problems.length === 0,
    );
  expect(silent).toEqual([]);
});

test('hostile pieces do no harm together either, cut and joined at will', async () => {
  const piece = fc.constantFrom(...hostileTexts);
  const cut = fc.tuple(piece, fc.nat(60), fc.nat(60)).map(([text, from, to]) => text.slice(from % 7, to + 4));
  const joined = fc.array(
    fc.oneof(cut, fc.constantFrom('\n', '\n\n', ' ', '"', "'", '>', '<b>', '</b>', '<!--', '-->')),
    {
      maxLength: 6,
    },
  );
  await fc.assert(
    fc.asyncProperty(joined, fc.constantFrom('md' as const, 'mdx' as const), async (pieces, format) => {
      expect(await outcome(pieces.join(''), format)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('a text that was found unsafe is not rendered, even in development', async () => {
  const { text } = analyseMarkdown({ file: 'a.md', body: '<b onclick=x>y</b>', firstLine: 1, format: 'md' });
  await expect(renderMarkdown(text, { headingIds: [], links: {}, images: {}, labels })).rejects.toThrow(
    'not shown',
  );
});

test('nothing but the result of an analysis can be rendered', () => {
  const never = () => {
    const context = { headingIds: [], links: {}, images: {}, labels };
    // @ts-expect-error a string was not analysed
    void renderMarkdown('text', context);
    // @ts-expect-error nor was what only looks like the result
    void renderMarkdown({ body: 'text', format: 'md', hasHtml: false, isSafe: true }, context);
  };
  expect(never).toBeTypeOf('function');
});
