/** A small help centre as it is published, in memory. */
import { prepareIndex } from '#model/search/build-index.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { encodePageText } from '#model/search/browser/page-text.ts';
import { noSearchSettings } from '#model/search/settings.ts';
import { buildStoreIndex } from '#model/stores/index-build.ts';
import type { HelpSource } from '#model/tools/browser/help-data.ts';
import { parseFile } from '#mcp/shapes.ts';
import { page } from '../search/browser/engine-fixture.ts';
import { directory, stores } from '../stores/samples.ts';

export const url = 'https://help.example.com';

const documents = [
  page('return-item', 'Return an item', { url: '/en/returns/return-item/', html: '<p>Print the label.</p>' }),
  page('track', 'Track your order', { url: '/en/track/', html: '<p>See where the parcel is.</p>' }),
];

const article = (id: string, path: string, topic: string, contentLocale = 'en') => ({
  id,
  title: `Title of ${id}`,
  description: '',
  url: url + path,
  topic,
  contentLocale,
  updated: '2026-03-04',
  // A newer version may say more.
  newer: true,
});

const topic = (path: string, topics: readonly string[], articles: readonly string[]) => ({
  path,
  title: `Topic ${path}`,
  description: '',
  url: `${url}/en/${path}/`,
  topics,
  articles,
});

const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? [[540, 1020]] : []));

const channel = (id: string, more: object = {}) => ({
  id,
  type: 'phone',
  label: `Call ${id}`,
  description: null,
  identifier: '+44 1632 960100',
  url: 'tel:+441632960100',
  languages: ['en'],
  notes: [],
  response: null,
  hours: 'office',
  topics: null,
  articles: null,
  devices: 'any',
  validFrom: null,
  validUntil: null,
  ...more,
});

const json: Readonly<Record<string, unknown>> = {
  '/api/v1/index.json': {
    site: { name: 'Acme Help', url },
    locales: ['en', 'tr'].map((id) => ({
      id,
      lang: id,
      name: id,
      channels: `${url}/api/v1/${id}/channels.json`,
      stores: `${url}/api/v1/${id}/stores.json`,
    })),
  },
  '/api/v1/en/articles.json': {
    articles: [
      article('return-item', '/en/returns/return-item/', 'returns'),
      article('track', '/en/track/', ''),
    ],
  },
  '/api/v1/tr/articles.json': {
    articles: [article('track', '/en/track/', '', 'en'), article('return-item', '/tr/iade/', '', 'tr')],
  },
  '/api/v1/en/topics.json': {
    topics: [topic('', ['returns'], ['track']), topic('returns', [], ['return-item'])],
  },
  '/api/v1/en/channels.json': {
    country: 'GB',
    channels: [
      channel('phone'),
      channel('orders', { topics: ['orders'] }),
      channel('summer', { validUntil: '2026-08-31' }),
      channel('form', { type: 'form', hours: null, url: null, identifier: null }),
    ],
    order: { GB: ['phone', 'orders', 'summer', 'form'], '': ['form'] },
    fallback: 'form',
    hours: { office: { zone: 'Europe/London', week } },
  },
  '/api/v1/en/stores.json': {
    services: [{ id: 'repair', name: 'Repair' }],
    stores: stores.map(({ code, name, status, point, address, services, hours }) => ({
      code,
      name,
      status,
      url: `${url}/en/stores/${code}/`,
      address: {
        lines: address.lines,
        postcode: address.postcode ?? null,
        city: address.city,
        region: address.region ?? null,
        country: address.country,
      },
      point: point ? { lat: point.lat, lng: point.lng } : null,
      phones: [],
      email: null,
      services,
      languages: [],
      hours: hours ? hours.schedule : null,
    })),
  },
  '/_stores/index.json': buildStoreIndex(directory, ['en']).index,
  '/_stores/places-de.json': {
    country: 'DE',
    name: ['Freising'],
    lat: [48403],
    lng: [11749],
    size: [16],
    also: {},
  },
  '/agents/addresses.json': [
    ['zendesk:360001', 'track'],
    ['/a/parcel-state/', 'track', 'State of a parcel'],
  ],
};

/** The text of a long article. */
export const long = `# Long\n\n${'A line of text.\n'.repeat(3000)}`;

const { files, manifest } = prepareIndex(readDocuments(documents, 'en'), 'en', noSearchSettings, (path) =>
  path === '/en/track/' ? 'track' : '',
);
/** Its files by path. */
export const siteFiles: ReadonlyMap<string, Uint8Array> = new Map([
  ...Object.entries(json).map(([path, data]) => [path, text(JSON.stringify(data))] as const),
  ['/search-index/en/manifest.json', text(JSON.stringify({ ...manifest, version: 'v1' }))],
  ...files.map((file) => [`/search-index/en/v1/${file.name}`, file.bytes] as const),
  [
    '/search-index/en/texts/track.bin',
    encodePageText({
      updated: '2026-03-04',
      units: [
        {
          id: 'track/where/text-1',
          kind: 'text',
          anchor: 'where',
          headings: ['Where it is'],
          blocks: [{ kind: 'text', text: 'See where the parcel is.' }],
        },
      ],
    }),
  ],
  ['/en/track/index.md', text('# Track your order')],
  ['/tr/iade/index.md', text('# Iade')],
  ['/en/returns/return-item/index.md', text(long)],
]);

function text(written: string): Uint8Array {
  return new TextEncoder().encode(written);
}

/** The site, with files of its own or none (`undefined`) in the place of others; and what was read of it. */
export function smallSite(changed: Readonly<Record<string, string | undefined>> = {}): HelpSource & {
  readonly asked: readonly string[];
} {
  const asked: string[] = [];
  return {
    asked,
    parse: parseFile,
    read: (path) => {
      asked.push(path);
      const own = changed[path];
      return Promise.resolve(
        path in changed ? (own === undefined ? undefined : text(own)) : siteFiles.get(path),
      );
    },
  };
}
