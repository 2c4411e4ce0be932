/** Rules about the built site. */
import { inFile, type Rule } from '../rule.ts';

const page = 'dist/en/index.html';

export const outputRules = {
  'output-unsafe': {
    severity: 'error',
    what: 'The output folder holds nothing but the site.',
    why: 'A build replaces the folder as a whole, and would delete what else is in it.',
    fix: 'Set OUT_DIR to a folder of its own.',
    example: {
      bad: { 'dist/notes.txt': 'Call Ada.', 'dist/api/v1/manifest.json': null },
      good: { 'dist/notes.txt': null },
    },
  },
  'built-link-broken': {
    severity: 'error',
    what: 'Every link of the built site to the site itself answers.',
    why: 'Readers would meet "page not found".',
    fix: 'Correct the link in the content, or in the layout if many pages have it.',
    example: inFile(page, '<a href="/en/lost/">Lost</a>', '<a href="/en/orders/">Orders</a>'),
  },
  'built-anchor-broken': {
    severity: 'error',
    what: 'Every link to a place in a page leads to an element with that id.',
    why: 'Readers would land at the top of the page.',
    fix: 'Correct the part of the link behind "#".',
    example: inFile(page, '<a href="/en/orders/#fee">Fees</a>', '<a href="/en/orders/#fees">Fees</a>'),
  },
  'built-canonical': {
    severity: 'error',
    what: 'A page names itself as canonical, or the page whose text it repeats.',
    why: 'Search engines would drop the page or show the wrong one.',
    fix: 'Compare the heads of the two pages. This is a fault of a layout or of Fener, not of a text.',
    example: inFile(page, '<link rel="canonical" href="/en/lost/">', '<link rel="canonical" href="/en/">'),
  },
  'built-hreflang': {
    severity: 'error',
    what: 'Pages in several languages name each other.',
    why: 'Search engines ignore translations that do not.',
    fix: 'Compare the heads of the two pages. This is a fault of a layout or of Fener, not of a text.',
    example: inFile(
      page,
      '<link rel="alternate" hreflang="de" href="/en/orders/">',
      '<link rel="alternate" hreflang="en" href="/en/">',
    ),
  },
  'built-sitemap': {
    severity: 'error',
    what: 'The sitemaps list exactly the pages that are canonical.',
    why: 'Search engines would miss pages, or visit some in vain.',
    fix: 'Build again with "npx fener build --force". If that does not help, report it.',
    example: inFile(
      'dist/sitemap-en.xml',
      '<loc>https://help.brightwick.example/en/lost/</loc>',
      '<loc>https://help.brightwick.example/en/orders/</loc>',
    ),
  },
  'built-orphan': {
    severity: 'warning',
    what: 'Every page can be reached by links from the start page.',
    why: 'Readers find the page only through search.',
    fix: 'Link to the page, or list it in a topic.',
    example: {
      bad: { 'dist/index.html': '<a href="/en/">English</a>', [page]: '<p>Welcome.</p>' },
      good: {
        'dist/index.html': '<a href="/en/">English</a>',
        [page]: '<p>Welcome.</p> <a href="/en/orders/">Orders</a>',
      },
    },
  },
} as const satisfies Record<string, Rule>;
