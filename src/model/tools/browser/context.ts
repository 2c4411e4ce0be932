/** What every tool needs: the help centre, the language, the moment. */
import type { HelpData, SiteIndex } from './help-data.ts';
import { ToolError, type Input } from './input.ts';

/** Where a tool is asked. */
export interface ToolContext {
  readonly data: HelpData;
  readonly index: SiteIndex;
  /** Id of the locale that is taken where none is named. */
  readonly locale: string;
  /** Now, in milliseconds. */
  readonly now: number;
}

/** A text for the assistant. */
export type ToolRun = (input: Input, context: ToolContext) => Promise<string>;

/** The locale that was asked for: by its id or by a language tag whose language the site has. Throws a `ToolError`. */
export function localeOf(input: Input, { index, locale }: ToolContext): string {
  const asked = input.text('locale')?.toLowerCase().replaceAll('_', '-');
  if (asked === undefined) return locale;
  const { locales } = index;
  const language = (tag: string) => tag.toLowerCase().split('-')[0];
  const found =
    locales.find(({ id, lang }) => id === asked || lang.toLowerCase() === asked) ??
    locales.find(({ lang }) => language(lang) === language(asked));
  if (found) return found.id;
  throw new ToolError(
    `There is no language "${asked}". Languages: ${locales.map(({ id }) => id).join(', ')}.`,
  );
}

/** The moment that was asked for, in milliseconds. Throws a `ToolError`. */
export function momentOf(input: Input, { now }: ToolContext): number {
  const asked = input.text('time');
  if (asked === undefined) return now;
  const moment = /^\d{4}-\d\d-\d\d(?:T|$)/.test(asked) ? Date.parse(asked) : NaN;
  if (!Number.isNaN(moment)) return moment;
  throw new ToolError(`"${asked}" is not a moment such as 2026-03-01T18:30:00Z.`);
}

/** The country that was asked for. Throws a `ToolError`. */
export function countryIn(input: Input): string | undefined {
  const asked = input.text('country')?.toUpperCase();
  if (asked === undefined || /^[A-Z]{2}$/.test(asked)) return asked;
  throw new ToolError(`"${asked}" is not a country code of two letters, such as DE.`);
}

/** The path of the site at a whole address of it; `undefined` for addresses elsewhere. */
export function pathAt({ index }: ToolContext, address: string): string | undefined {
  const { url } = index.site;
  return address.startsWith(`${url}/`) ? address.slice(url.length) : undefined;
}

/** How a tool gives data: as JSON that people can read, too. */
export const asJson = (data: unknown): string => JSON.stringify(data, null, 1);
