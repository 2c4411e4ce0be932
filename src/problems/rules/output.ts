/** Rules about the built site. */
import { inFile, untested, type Rule } from '../rule.ts';

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
  'part-torn': {
    severity: 'error',
    what: 'Each part to join is whole, as its build left it.',
    why: 'Pages of the part may have been lost on the way.',
    fix: 'Copy its folder again, with files whose names begin with a dot. If that does not help, build the part again.',
    example: untested(
      'parts of a build',
      { 'parts/1-of-2/part.json': null },
      { 'parts/1-of-2/part.json': '{"stamp":"part 1", …}' },
    ),
  },
  'part-differs': {
    severity: 'error',
    what: 'All parts to join come from the content, the version of Fener and the settings that the joining machine has.',
    why: 'Pages of two states of the content would lie side by side.',
    fix: 'Check out the same commit, run "npm ci" and use the same Node on every machine. Then build all parts again.',
    example: untested(
      'parts of a build',
      { terminal: 'npx fener build --part 1/2 && git pull && npx fener build --join' },
      {
        terminal:
          'git pull && npx fener build --part 1/2 && npx fener build --part 2/2 && npx fener build --join',
      },
    ),
  },
  'part-missing': {
    severity: 'error',
    what: 'All parts of a site are there when they are joined.',
    why: 'The pages of the part would be built here, which takes the time that parts should save.',
    fix: 'Copy the folder of the part, or build it with "npx fener build --part".',
    example: untested(
      'parts of a build',
      { 'parts/1-of-2/part.json': '{"stamp":"part 1", …}', 'parts/2-of-2/part.json': null },
      {
        'parts/1-of-2/part.json': '{"stamp":"part 1", …}',
        'parts/2-of-2/part.json': '{"stamp":"part 1", …}',
      },
    ),
  },
  'part-twice': {
    severity: 'error',
    what: 'Each part of a site is joined once.',
    why: 'One of the two folders is probably of an older build, and another part is missing in its place.',
    fix: 'Remove one of the two folders.',
    example: untested(
      'parts of a build',
      { terminal: 'npx fener build --join parts/1-of-2 copies/1-of-2' },
      { terminal: 'npx fener build --join parts/1-of-2 parts/2-of-2' },
    ),
  },
} as const satisfies Record<string, Rule>;
