/** The vocabulary of what stores do: `content/stores/services.yaml`. */
import { z } from 'zod';
import { problem, type Problem } from '#problems/problem.ts';
import { parseYaml, type YamlSource } from '#problems/yaml.ts';
import type { Site } from '#site/site.ts';
import type { Store } from './store.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

/** Something a store offers, such as repairs. */
export interface Service {
  readonly id: string;
  /** Name of an icon of the site's icon set. */
  readonly icon: string | undefined;
  /** Its name by locale id; every locale of the site has one. */
  readonly labels: Readonly<Record<string, string>>;
  /** OpenStreetMap tag for exports, such as `repair=yes`. */
  readonly osm: string | undefined;
  /** Whether the finder offers it as a filter. */
  readonly isFilter: boolean;
}

const serviceData = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words with hyphens, such as "click-and-collect"')
    .describe('A name such as `click-and-collect`.'),
  icon: z.string().min(1).optional().describe('Name of an icon.'),
  labels: z.record(z.string(), z.string().min(1)).describe('Its name by locale.'),
  osm: z
    .string()
    .regex(/^[a-z_:]+=\S+$/, 'a tag such as "repair=yes"')
    .optional()
    .describe('OpenStreetMap tag for exports, such as `repair=yes`.'),
  filter: z.boolean().optional().describe('Whether the finder offers it as a filter. Default: true.'),
});

/** The shape of `content/stores/services.yaml`. */
export const servicesFile = z.strictObject({
  services: z.array(serviceData).describe('What stores do, in the order of the filters.'),
});

/**
 * The services in the file's order, which is the order of the filters.
 *
 * Problems: those of `parseYaml`, `duplicate-id`, `unknown-locale`, `store-service-untranslated`.
 */
export function parseServices(
  source: YamlSource,
  site: Site,
): { readonly services: readonly Service[]; readonly problems: readonly Problem[] } {
  const { data, problems, positionOf } = parseYaml(source, servicesFile);
  if (!data) return { services: [], problems };
  const ids = data.services.map(({ id }) => id);
  const locales = site.locales.map(({ id }) => id);
  const found = data.services.flatMap(({ id, labels }, index) => {
    const at = (path: readonly string[]) => ({
      file: source.file,
      at: positionOf(['services', index, ...path], { key: path.length > 1 }),
    });
    const repeated =
      ids.indexOf(id) === index
        ? []
        : [problem('duplicate-id', at(['id']), `Service "${id}" is listed twice.`, 'Remove one of the two.')];
    const unknown = Object.keys(labels)
      .filter((locale) => !locales.includes(locale))
      .map((locale) => unknownLocale(locale, locales, at(['labels', locale])));
    const missing = locales
      .filter((locale) => labels[locale] === undefined)
      .map((locale) =>
        problem(
          'store-service-untranslated',
          at(['labels']),
          `Service "${id}" has no label in locale "${locale}".`,
          `Add "${locale}:" with the name of the service.`,
        ),
      );
    return [...repeated, ...unknown, ...missing];
  });
  const services = data.services.map(({ id, icon, labels, osm, filter }) => ({
    id,
    icon,
    labels,
    osm,
    isFilter: filter ?? true,
  }));
  return { services, problems: found };
}

/** A service's name in a locale, else in the source locale, else its id. */
export const serviceLabel = (service: Service, locale: string, source: string): string =>
  service.labels[locale] ?? service.labels[source] ?? service.id;

/** Stores that offer a service and that readers can visit, in a country or anywhere. */
export const storesOffering = (
  service: string,
  stores: readonly Store[],
  country?: string,
): readonly Store[] =>
  stores.filter(
    (store) =>
      store.status === 'open' &&
      store.services.includes(service) &&
      (country === undefined || store.address.country === country),
  );
