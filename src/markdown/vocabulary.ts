/** The Markdown that writers may use beyond CommonMark and GFM. */
import type { Features } from 'satteri';

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

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

/** The kind of this name, if there is one. */
export const alertKindOf = (name: string | null | undefined): AlertKind | undefined =>
  alertKinds.find((kind) => kind === name);

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

/** MDX components that articles may use, with what may be said of them; they give the same HTML as the directives. */
export const componentProperties = {
  Steps: words(''),
  Tabs: words('sync'),
  Tab: words('label'),
  Details: words('summary'),
  Video: words('src title duration'),
  Alert: words('type'),
  Kbd: words(''),
  Figure: words('src alt caption'),
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type MdxComponentName = keyof typeof componentProperties;
export const mdxComponents = Object.keys(componentProperties) as readonly MdxComponentName[];

/** What may stand in the braces of a directive. */
export const directiveAttributes: Readonly<Record<ContainerName | 'kbd', readonly string[]>> = {
  steps: [],
  tabs: componentProperties.Tabs,
  tab: [],
  details: [],
  video: componentProperties.Video,
  kbd: [],
};

/** Elements that raw HTML may use. Headings of raw HTML get no place in the contents, so h1 is left out only. */
export const allowedElements: ReadonlySet<string> = new Set(
  words(
    'a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
      'h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody ' +
      'td tfoot th thead tr u ul var wbr',
  ),
);

/** Attributes that every element may have, besides those of ARIA. */
const globalAttributes = words('id class title lang dir');

/**
 * Whether a class means something in a text: those that the renderer and the parser give. All others are left out of
 * pages, since the site's own styles could make anything of them, such as a link that lies over the whole page.
 */
export const isTextClass = (name: string): boolean =>
  /^(?:steps|tab|tab-label|alert|alert-[a-z]+|video-link|align-[a-z]+|footnotes|sr-only|data-footnote-backref|contains-task-list|task-list-item|language-.+)$/.test(
    name,
  );

/** Attributes of some elements only. */
const ownAttributes: Readonly<Record<string, readonly string[]>> = {
  a: words('href'),
  col: words('width'),
  details: words('open'),
  img: words('src alt width height'),
  ol: words('start reversed'),
  table: words('width'),
  td: words('colspan rowspan width'),
  th: words('colspan rowspan scope width'),
};

/** https://www.w3.org/TR/wai-aria-1.2/#state_prop_def */
const ariaAttributes: ReadonlySet<string> = new Set(
  words(
    'activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount colindex ' +
      'colindextext colspan controls current describedby description details disabled dropeffect errormessage ' +
      'expanded flowto grabbed haspopup hidden invalid keyshortcuts label labelledby level live modal multiline ' +
      'multiselectable orientation owns placeholder posinset pressed readonly relevant required roledescription ' +
      'rowcount rowindex rowindextext rowspan selected setsize sort valuemax valuemin valuenow valuetext',
  ).map((name) => `aria-${name}`),
);

/** Names of the attributes that writers may give an allowed element, those of ARIA left out. */
export const attributesOf = (element: string): readonly string[] => [
  ...(Object.hasOwn(ownAttributes, element) ? (ownAttributes[element] ?? []) : []),
  ...globalAttributes,
];

/** Whether writers may give an element the attribute; its name in lower case. */
export const isAllowedAttribute = (element: string, name: string): boolean =>
  attributesOf(element).includes(name) || ariaAttributes.has(name);

/** URL schemes that a link may use; everything else with a scheme, `javascript:` above all, is a problem. */
export const safeSchemes: ReadonlySet<string> = new Set([
  'http',
  'https',
  'mailto',
  'tel',
  'sms',
  'id',
  'todo',
]);

/**
 * Whether a page may have the link: a relative address, a whole web address that names its host openly, or one of
 * the other schemes. Browsers pass over tabs and line breaks in an address (https://url.spec.whatwg.org/#url-parsing).
 */
export function isSafeLink(target: string): boolean {
  const address = asBrowsersRead(target);
  if (/^[/\\]{2}/.test(address)) return false;
  const scheme = schemeOf(address);
  if (scheme === undefined) return true;
  return isWeb(scheme) ? isOpenWebAddress(address) : safeSchemes.has(scheme);
}

// oxlint-disable-next-line no-control-regex
const asBrowsersRead = (address: string) => address.replace(/[\u0000-\u0020]/g, '');

const schemeOf = (address: string) => /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();

const isWeb = (scheme: string) => scheme === 'http' || scheme === 'https';

/** `https:host` and `https://bank.example@evil.example` do not lead where they seem to. */
function isOpenWebAddress(address: string): boolean {
  const url = /^https?:\/\/[^/\\?#]/i.test(address) ? URL.parse(address) : null;
  return url !== null && url.username === '' && url.password === '';
}

/**
 * Whether an image may have the address: a file, or pixels that are part of the text itself. (Drawings have scripts.)
 * Images on other sites are reported elsewhere.
 */
export function isSafeImage(target: string): boolean {
  const scheme = schemeOf(asBrowsersRead(target));
  return scheme === undefined || scheme === 'todo' || isWeb(scheme) || isInlineImage(target);
}

const isInlineImage = (target: string) =>
  /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z0-9+/=]+$/i.test(target);
