/**
 * Rules of the import graph, for dependency-cruiser. `npx depcruise src` and `tests/unit/import-graph.test.ts` check them.
 */

/** What rooms of `src/client` import of each other, beside all of `page`. */
const clientRooms = {
  page: [],
  feedback: [],
  stores: [],
  agents: ['feedback/events'],
  missing: ['search/suggest'],
  tools: [],
  article: ['feedback/help-rating'],
  search: [
    'feedback/events',
    'feedback/measurable',
    'stores/stores-in-query',
    'stores/found-stores',
    'stores/config',
  ],
  contact: ['feedback/events', 'search/suggest'],
  widget: [
    'article/help-tabs',
    'feedback/events',
    'feedback/help-rating',
    'search/search-box',
    'contact/help-contact',
    'stores/config',
    'stores/data',
    'stores/store-card',
    'stores/summary',
  ],
};

const own = '^src/';
const types = ['type-only'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one file, or share a third.',
      severity: 'error',
      from: { path: own },
      to: { circular: true, viaOnly: { dependencyTypesNot: types } },
    },
    {
      name: 'no-circle-of-types-in-the-browser',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { circular: true },
    },
    ...Object.entries(clientRooms).map(([room, imported]) => ({
      name: `client-${room}`,
      comment: `src/client/${room}/README.md says what this room imports.`,
      severity: 'error',
      from: { path: `^src/client/${room}/` },
      to: {
        path: '^src/client/',
        pathNot: [
          `^src/client/(?:${room}${room === 'page' ? '' : '|page'})/`,
          ...(imported.length > 0 ? [`^src/client/(?:${imported.join('|')})\\.ts$`] : []),
        ],
      },
    })),
    {
      name: 'client-starts-rooms',
      comment: 'The start of every page knows the entries of rooms, and nothing in them.',
      severity: 'error',
      from: { path: '^src/client/[^/]+$' },
      to: { path: '^src/client/[^/]+/', pathNot: '/(?:start|menus|rooms)\\.ts$' },
    },
    {
      name: 'browser-code-outside-browser-folders',
      comment: 'Model code that ships lies in src/model/<subject>/browser/.',
      severity: 'error',
      from: { path: '^src/client/' },
      to: {
        path: own,
        pathNot:
          '^src/(?:client/|model/[^/]+/browser/|i18n/(?:fill-message|reader-tag)\\.ts$|site/match-locales\\.ts$|base/)',
        dependencyTypesNot: types,
      },
    },
    {
      name: 'browser-folders-import-nothing-larger',
      comment: 'Model code that ships imports no zod, no Node, no problems.',
      severity: 'error',
      from: { path: '^src/(?:model/[^/]+/browser/|i18n/(?:fill-message|reader-tag)\\.ts$)' },
      to: { pathNot: '^src/(?:model/[^/]+/browser|base)/', dependencyTypesNot: types },
    },
    {
      name: 'browser-imports-no-node',
      comment: 'Browsers have no Node, and few need a library.',
      severity: 'error',
      from: { path: '^src/client/' },
      to: {
        path: 'node_modules',
        pathNot: 'node_modules/(?:maplibre-gl|pmtiles)/',
        dependencyTypesNot: types,
      },
    },
    {
      name: 'browser-has-no-core-modules',
      severity: 'error',
      from: { path: '^src/(?:client|model/[^/]+/browser)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'resolves',
      severity: 'error',
      from: { path: own },
      to: { couldNotResolve: true, pathNot: '^(?:astro:|vite/types/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'] },
  },
};
