/** Reads `content/channels.yaml`. */
import { problem, type Problem } from '#problems/problem.ts';
import { parseYaml, type YamlSource } from '#problems/yaml.ts';
import { compileHours } from '#model/hours/compile.ts';
import type { At, ContactSurroundings } from './check-context.ts';
import { checkContact } from './checks.ts';
import type { Contact, ContactHours, HolidaysOf } from './contact.ts';
import { contactData, type ContactData } from './schema.ts';
import { internationalNumber } from './phone-meant.ts';
import { channelsWithValues } from './with-values.ts';

/**
 * Parses and checks the contact channels. `contact` is absent only when the file does not fit its schema or its
 * hours cannot be compiled.
 *
 * Problems: those of `parseYaml` and `channelsWithValues`; `hours-invalid`, `hours-doubtful`; those of `checkContact`.
 */
export function parseContact(
  source: YamlSource,
  surroundings: ContactSurroundings,
): { readonly contact?: Contact; readonly problems: readonly Problem[] } {
  const {
    data: written,
    problems,
    positionOf,
  } = parseYaml(source, contactData, {
    meantBy: internationalNumber(surroundings.site),
  });
  if (!written) return { problems };
  const at = (path: readonly PropertyKey[], options?: { readonly key?: boolean }) => ({
    file: source.file,
    at: positionOf(path, options),
  });
  const values = channelsWithValues(written.channels, at, surroundings.reuse);
  const data = { ...written, channels: values.channels };
  const hours = compileAll(data, surroundings.holidaysOf, at);
  const contact: Contact = Object.freeze({
    channels: data.channels.filter(({ enabled }) => enabled),
    ids: new Set(data.channels.map(({ id }) => id)),
    hours: hours.compiled,
    preferred: data.preferred,
    fallback: data.fallback,
  });
  const found = [...values.problems, ...hours.problems, ...checkContact({ data, contact, surroundings, at })];
  const usable = hours.compiled.size === Object.keys(data.hours).length;
  return usable ? { contact, problems: found } : { problems: found };
}

function compileAll(data: ContactData, holidaysOf: HolidaysOf, at: At) {
  const compiled = new Map<string, ContactHours>();
  const problems: Problem[] = [];
  for (const [name, written] of Object.entries(data.hours)) {
    const { country, region, timezone, ...rest } = written;
    const holidays = country === undefined ? [] : holidaysOf({ country, region });
    const { schedule, specialDays, issues } = compileHours({ zone: timezone, ...rest }, holidays);
    for (const { path, message, fix, isWarning } of issues) {
      problems.push(
        problem(isWarning ? 'hours-doubtful' : 'hours-invalid', at(['hours', name, ...path]), message, fix),
      );
    }
    const needsCountry = rest.holidays !== undefined || /\bPH\b/i.test(JSON.stringify(rest.hours));
    if (needsCountry && country === undefined) {
      problems.push(
        problem(
          'hours-invalid',
          at(['hours', name]),
          `The hours "${name}" mention public holidays, but don't say of which country.`,
          'Add "country:" with a two-letter code.',
        ),
      );
    }
    if (schedule)
      compiled.set(name, { schedule, specialDays, holidayCountry: needsCountry ? country : undefined });
  }
  return { compiled, problems };
}
