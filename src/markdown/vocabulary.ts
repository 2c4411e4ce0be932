/** The Markdown that writers may use beyond CommonMark and GFM. */
import type { Features } from 'satteri';

/** Parser switches, the same for every use of the parser. */
export const features = {
  gfm: true,
  directive: true,
  headingAttributes: true,
  frontmatter: false,
} as const satisfies Features;

/** `> [!NOTE]` blocks, as on GitHub. */
export const alertKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** First line of an alert; the kind is group 1. */
export const alertMarker = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(\n|$)/i;

/** Container directives (`:::name`) and what their MDX component is called. */
export const containers = {
  steps: 'Steps',
  tabs: 'Tabs',
  tab: 'Tab',
  details: 'Details',
  video: 'Video',
} as const;
export type ContainerName = keyof typeof containers;

/** Text directives (`:name[…]`). Any other `:name` is ordinary text, since times such as 10:30 look like one. */
export const textDirectives = ['kbd'] as const;

/** MDX components that articles may use; they give the same HTML as the directives. */
export const mdxComponents = [...Object.values(containers), 'Alert', 'Kbd', 'Figure'] as const;

/** Elements that raw HTML may use. Headings of raw HTML get no place in the contents, so h1 is left out only. */
export const allowedElements: ReadonlySet<string> = new Set(
  (
    'a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
    'h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody ' +
    'td tfoot th thead tr u ul var wbr'
  ).split(' '),
);

export const allowedAttributes: ReadonlySet<string> = new Set(
  'id class href src alt title width height colspan rowspan scope lang dir start reversed open'.split(' '),
);

/** URL schemes that a link may use; everything else with a scheme, `javascript:` above all, is a problem. */
export const safeSchemes: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'id']);

/** Whether a link's scheme is on the list; a relative address has none and is safe. Control characters do not hide a scheme. */
export function hasSafeScheme(target: string): boolean {
  // eslint-disable-next-line no-control-regex
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target.replace(/[\u0000-\u0020]/g, ''))?.[1];
  return scheme === undefined || safeSchemes.has(scheme.toLowerCase());
}
