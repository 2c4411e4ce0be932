/** The tool that finds stores: what a place means and which stores are near, as the store finder decides. */
import { Facets } from '#model/stores/browser/facets.ts';
import { Finder } from '#model/stores/browser/find.ts';
import { readStoreIndex } from '#model/stores/browser/index-file.ts';
import { searchStores, type StoresRequest } from '#model/stores/browser/search-stores.ts';
import { asJson, countryIn, localeOf, momentOf, type ToolContext, type ToolRun } from './context.ts';
import { openState } from './contact.ts';
import { ToolError, type Input } from './input.ts';

/** The stores nearest to a place or a point. */
export const nearestStores: ToolRun = async (input, context) => {
  const locale = localeOf(input, context);
  const moment = momentOf(input, context);
  const { data } = context;
  const file = await data.json('stores', `/api/v1/${locale}/stores.json`);
  if (!file) throw new ToolError('This help centre lists no stores.');
  const service = input.text('service');
  if (service !== undefined && !file.services.some(({ id }) => id === service))
    throw new ToolError(
      `There is no service "${service}". Services: ${file.services.map(({ id }) => id).join(', ')}.`,
    );
  const request = requestOf(input, service);
  const { index, answer } = await answerOf(request, locale, moment, context);
  const byCode = new Map(file.stores.map((store) => [store.code, store]));
  const { place, others, hits } = answer;
  return asJson({
    locale,
    at: new Date(moment).toISOString(),
    ...(request.text !== '' && {
      place: place
        ? { name: place.label, within: place.within, kind: place.kind, isGuess: place.isGuess }
        : null,
    }),
    ...(others.length > 0 && {
      otherMeanings: others
        .slice(0, 5)
        .map(({ label, within }) => [label, within].filter(Boolean).join(', ')),
    }),
    stores: hits.flatMap(({ store: at, km }) => {
      const store = byCode.get(index.code[at] ?? '');
      if (!store) return [];
      const { code, name, status, url, address, point, phones, services, hours } = store;
      return [
        {
          store: code,
          name,
          ...(km !== undefined && { km: Math.round(km * 10) / 10 }),
          ...(status !== 'open' && { status }),
          ...(url !== null && { url }),
          address: [...address.lines, address.postcode, address.city, address.country]
            .filter(Boolean)
            .join(', '),
          ...(point && { point }),
          ...(phones.length > 0 && { phones }),
          services,
          ...(hours && status === 'open' && openState(hours, moment)),
        },
      ];
    }),
  });
};

function requestOf(input: Input, service: string | undefined): StoresRequest {
  const text = input.text('place') ?? '';
  const [lat, lng] = [input.number('latitude'), input.number('longitude')];
  if ((lat === undefined) !== (lng === undefined))
    throw new ToolError('"latitude" and "longitude" have to be given together.');
  const near = lat === undefined || lng === undefined ? undefined : { lat, lng };
  const country = countryIn(input);
  if (text === '' && !near && country === undefined)
    throw new ToolError('Give a "place", or "latitude" and "longitude", or a "country".');
  const filters = service === undefined ? [] : [service];
  return { text, filters, near, country, count: input.number('limit') ?? 5 };
}

async function answerOf(
  request: StoresRequest,
  locale: string,
  moment: number,
  { data, index: site }: ToolContext,
) {
  const [file, names] = await Promise.all([
    data.needed('storeIndex', '/_stores/index.json'),
    data.json('storeNames', `/_stores/${locale}.json`),
  ]);
  const index = readStoreIndex(file);
  const lang = site.locales.find(({ id }) => id === locale)?.lang ?? locale;
  const finder = new Finder(index, lang, names);
  const facets = new Facets(index, moment);
  const ask = () => searchStores({ index, finder }, facets, request);
  const answer = ask();
  if (request.text.length <= 2 || (answer.place && !answer.place.isGuess)) return { index, answer };
  // Towns without a store are in files of their own.
  const towns = await Promise.all(
    index.countries.map((country) => data.json('towns', `/_stores/places-${country.toLowerCase()}.json`)),
  );
  for (const one of towns) if (one) finder.addTowns(one);
  return { index, answer: ask() };
}
