/** The first part of the report: the period against the one before, at a glance. */
import { html, type Html } from '#html/template.ts';
import type { Report } from '../report.ts';
import { countChange, number, shareChange, shareText } from './changes.ts';

const monthDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Days in words. @example rangeText({ from: '2026-11-02', to: '2026-11-08' }) // => '2–8 November 2026' */
export const rangeText = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  monthDay.formatRange(new Date(from), new Date(to));

/** Which days, and with which days they're compared. */
export const periodLine = ({ period }: Report): Html =>
  html`<p class="period">
    <strong>${rangeText(period)}</strong>, compared with ${rangeText(period.before)}. Days of
    ${period.timeZone}.
  </p>`;

/** What the period comes to: name, value and how it changed. */
export function overviewCards({ overview }: Report): readonly (readonly [string, string, Html])[] {
  const { votes, helpful, searches, answered, contacts, comments, waiting } = overview;
  return [
    ['Helpful', shareText(helpful), shareChange(helpful)],
    ['Votes', number(votes.now), countChange(votes)],
    ['Searches', number(searches.now), countChange(searches)],
    ['Searches answered', shareText(answered), shareChange(answered)],
    ['Contacts', number(contacts.now), countChange(contacts)],
    ['Comments', number(comments.now), countChange(comments)],
    ...(waiting === undefined
      ? []
      : [
          [
            'Texts waiting',
            number(waiting.stale + waiting.overdue),
            html`<span class="change">${waiting.stale} stale, ${waiting.overdue} overdue</span>`,
          ] as const,
        ]),
  ];
}
