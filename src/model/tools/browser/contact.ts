/** The tool that says how to reach people. */
import { dayOf } from '#base/day.ts';
import { choose } from '#model/channels/browser/choose.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { stateAt } from '#model/hours/browser/state.ts';
import { asJson, countryIn, localeOf, momentOf, type ToolRun } from './context.ts';
import { ToolError } from './input.ts';

/** The channels of a country, in the order of the site, and which of them are open. */
export const contactOptions: ToolRun = async (input, context) => {
  const locale = localeOf(input, context);
  const moment = momentOf(input, context);
  const file = await context.data.json('channels', `/api/v1/${locale}/channels.json`);
  if (!file) throw new ToolError('This help centre names no contact channels.');
  const country = countryIn(input) ?? file.country ?? undefined;
  const topic = input.text('topic')?.replace(/^\/+|\/+$/g, '');
  const byId = new Map(file.channels.map((channel) => [channel.id, channel]));
  const limitsOf = (id: string) => {
    const channel = byId.get(id);
    return (
      channel && {
        topics: channel.topics ?? undefined,
        articles: channel.articles ?? undefined,
        devices: channel.devices,
        validFrom: channel.validFrom ?? undefined,
        validUntil: channel.validUntil ?? undefined,
      }
    );
  };
  const ordered = file.order[country ?? ''] ?? file.order[''] ?? [];
  const page = topic === undefined ? {} : { page: { topics: [topic] } };
  const chosen = choose(
    ordered,
    { limitsOf, fallback: file.fallback },
    { ...page, date: dayOf(new Date(moment)) },
  );
  return asJson({
    locale,
    country: country ?? null,
    at: new Date(moment).toISOString(),
    options: chosen.flatMap((id) => {
      const channel = byId.get(id);
      if (!channel) return [];
      const { type, label, description, identifier, url, notes, languages, devices, articles } = channel;
      const hours = channel.hours === null ? undefined : file.hours[channel.hours];
      return [
        {
          channel: id,
          type,
          label,
          ...(description !== null && { description }),
          ...(identifier !== null && { identifier }),
          ...(url !== null && { url }),
          ...(notes.length > 0 && { notes }),
          ...(languages.length > 0 && { languages }),
          ...(devices !== 'any' && { onlyOn: devices }),
          ...(articles !== null && { onlyForArticles: articles }),
          ...(hours && openState(hours, moment)),
        },
      ];
    }),
  });
};

/** Whether something is open, and when that changes. */
export function openState(
  hours: Schedule,
  moment: number,
): { readonly isOpen: boolean; readonly changesAt?: string; readonly zone: string } {
  const { open, changesAt } = stateAt(hours, moment);
  return {
    isOpen: open,
    ...(changesAt !== undefined && { changesAt: new Date(changesAt).toISOString() }),
    zone: hours.zone,
  };
}
