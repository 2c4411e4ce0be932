/** Small stores and sites for the tests of this folder. */
import { analyseMarkdown } from '#markdown/analyse.ts';
import { buildStores, type StoresInput } from '#model/stores/build.ts';
import { buildDirectory } from '#model/stores/directory.ts';
import { buildStoreIndex } from '#model/stores/index-build.ts';
import { readStoreIndex, type StoreIndex } from '#model/stores/browser/index-file.ts';
import type { StoreRecord } from '#model/stores/formats/format.ts';
import { parseStores } from '#model/stores/parse.ts';
import { parseServices, type Service } from '#model/stores/services.ts';
import type { Store } from '#model/stores/store.ts';
import { parseSite } from '#site/parse-site.ts';
import type { Site } from '#site/site.ts';

function siteOf(): Site {
  const text =
    'name: Shop Help\nurl: https://help.example.com\nlocales: [en, tr, de, ar, ja]\norganization: { name: Shop }\n';
  const { site } = parseSite({ file: 'site.yaml', text });
  if (!site) throw new Error('this cannot happen: the sample site is valid');
  return site;
}
export const site = siteOf();

export const services: readonly Service[] = parseServices(
  {
    file: 'services.yaml',
    text: `services:
  - { id: repair, labels: { en: Repair, tr: Tamir, de: Reparatur, ar: إصلاح, ja: 修理 } }
  - { id: returns, labels: { en: Returns, tr: İade, de: Rückgabe, ar: الإرجاع, ja: 返品 } }
`,
  },
  site,
).services;

export const header =
  'code,name,branch,status,street,sublocality,city,region,postcode,country,lat,lng,phone,hours,services,wheelchair';

/** Eight stores that stand for what differs between countries. */
export const table = `${header}
TR-1,Shop Kadıköy,Kadıköy,,Moda Caddesi 5,Caferağa Mahallesi,Kadıköy,İstanbul,34710,TR,40.99012,29.02418,+90 216 555 01 01,Mo-Sa 10:00-22:00; Su 11:00-20:00,repair|returns,yes
TR-2,Shop Beşiktaş,Beşiktaş,,Ortabahçe Caddesi 1,,Beşiktaş,İstanbul,34353,TR,41.04312,29.00654,,Mo-Sa 10:00-21:00,returns,limited
DE-1,Shop München,München,,Sendlinger Straße 62,,München,Bayern,80331,DE,48.13432,11.56748,+49 89 99998 101,Mo-Sa 10:00-20:00,repair,yes
DE-2,Shop Köln,Köln,temporarily-closed,Venloer Straße 98,,Köln,Nordrhein-Westfalen,50823,DE,50.94934,6.91712,,Mo-Sa 10:00-20:00,returns,
GB-1,Shop Croydon,Croydon,,64 North End,,Croydon,London,CR0 1TY,GB,51.37612,-0.10156,,Mo-Sa 09:00-18:00,returns,no
GB-2,Shop Oxford Street,Oxford Street,,99 Oxford Street,,London,London,W1D 1BS,GB,51.51574,-0.13172,,Mo-Sa 09:00-21:00; Su 11:30-18:00,repair,yes
JP-1,Shop 渋谷店,渋谷店,,神南9丁目98番7号,,渋谷区,東京都,150-0041,JP,35.66341,139.69862,,24/7,returns,yes
DE-9,Shop Kassel,Kassel,permanently-closed,Wilhelmsstraße 3,,Kassel,Hessen,34117,DE,,,,,returns,
`;

export function recordsOf(text: string, file = 'stores.csv'): readonly StoreRecord[] {
  const parsed = parseStores({ file, text });
  if (!parsed || parsed.problems.length > 0) throw new Error(JSON.stringify(parsed?.problems));
  return parsed.records;
}

export const build = (records: readonly StoreRecord[], more: Partial<StoresInput> = {}) =>
  buildStores({ records, services, site, today: '2026-11-22', analyse: analyseMarkdown, ...more });

export const stores: readonly Store[] = build(recordsOf(table)).stores;
export const directory = buildDirectory(stores);
export const index: StoreIndex = readStoreIndex(buildStoreIndex(directory, ['en', 'tr']).index);

/** Position of a store in the index. */
export const at = (code: string): number => index.code.indexOf(code);

/** The sample store with this code. */
export function storeOf(code: string, among = stores): Store {
  const store = among.find((candidate) => candidate.code === code);
  if (!store) throw new Error(`no sample store ${code}`);
  return store;
}

/** One record as YAML, with what a test changes on top. */
export const yamlStore = (lines: string): string => `stores:
  - code: X-1
    name: Shop Somewhere
    address: { lines: Hauptstraße 1, city: Berlin, postcode: "10178", country: DE }
    onMap: false
${lines.replace(/^/gm, '    ')}
`;

/** Codes, lines and texts of the problems of one YAML record. */
export const problemsOf = (lines: string, more: Partial<StoresInput> = {}) =>
  build(recordsOf(yamlStore(lines), 'a.yaml'), more).problems.map((p) => [
    p.code,
    p.at?.line,
    p.message,
    p.fix,
  ]);
