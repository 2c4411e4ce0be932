/** The design tokens that a site may set in `theme/tokens.css`. They stay: a token that goes is told in the changelog. */

/** Colours by name, with what each is for. */
export const colorTokens = {
  '--surface': 'pages',
  '--surface-raised': 'what lies on pages: cards, menus, fields',
  '--surface-sunken': 'what lies in pages: code, tables, hovered tools',
  '--text': 'text',
  '--text-muted': 'dates, descriptions, the footer',
  '--border': 'lines',
  '--border-control': 'borders of fields and buttons',
  '--accent': 'links, icons, the focus ring',
  '--accent-strong': 'links under the pointer',
  '--accent-wash': 'behind icons, behind the current entry of a menu',
  '--accent-fill': 'buttons',
  '--accent-fill-strong': 'buttons under the pointer',
  '--accent-text': 'text on buttons',
  '--band': 'the band of the home page',
  '--band-text': 'text on the band',
  '--note': 'notes',
  '--tip': 'tips',
  '--important': 'what is important',
  '--warning': 'warnings',
  '--caution': 'cautions, errors',
  '--backdrop': 'behind the search dialog',
  '--map-water': 'water on drawn maps',
  '--map-land': 'land on drawn maps',
  '--map-border': 'borders of countries on drawn maps',
  '--map-label': 'names on drawn maps',
} as const satisfies Readonly<Record<string, string>>;

/** Every token by name, with what it is for. */
export const tokens: Readonly<Record<string, string>> = {
  ...colorTokens,
  '--font-text': 'font of texts',
  '--font-display': 'font of headings',
  '--font-brand': "font of the site's name",
  '--font-code': 'font of code',
  '--size-text': 'size of texts in articles',
  '--size-small': 'size of small texts',
  '--size-lead': 'size of the sentence below a title',
  '--size-h1': 'size of titles',
  '--size-h2': 'size of headings',
  '--size-h3': 'size of smaller headings',
  '--size-hero': "size of the home page's question",
  '--leading': 'line height of texts',
  '--leading-tight': 'line height of headings',
  '--measure': 'widest line of text',
  '--side': 'width of the column beside an article',
  '--space-1': 'smallest distance',
  '--space-2': 'distance',
  '--space-3': 'distance',
  '--space-4': 'usual distance',
  '--space-5': 'distance',
  '--space-6': 'distance',
  '--space-7': 'distance',
  '--space-8': 'largest distance: between parts of a page',
  '--radius': 'corners of fields, code, menus',
  '--radius-large': 'corners of cards and panels',
  '--shadow': 'shadow of menus and dialogs',
  '--shadow-card': 'shadow of cards under the pointer',
  '--focus': 'outline of what has the focus',
  '--quick': 'how long movements take. None for readers who ask for less motion',
};

/** Tokens of a site's own, for its slots and components. */
export const ownToken = /^--theme-[a-z\d-]+$/;

/**
 * Tokens that texts in another language than the page set again, since fonts and line heights follow the script
 * (`src/styles/tokens.css`).
 */
export const perLanguage: ReadonlySet<string> = new Set([
  '--font-text',
  '--font-display',
  '--size-text',
  '--leading',
  '--leading-tight',
]);
