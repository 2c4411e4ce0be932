/** How something changed against the period before, in words that say no more than is known. */
import type { CountChange, ShareChange, Votes } from '#model/feedback/statistics.ts';
import { html, type Html } from '#html/template.ts';
import { percent, shareOf } from './wording.ts';

const whole = new Intl.NumberFormat('en');

/** A whole number with its thousands marked. */
export const number = (n: number): string => whole.format(n);

const signed = (n: number) => (n > 0 ? `+${number(n)}` : n < 0 ? `−${number(-n)}` : '±0');

/** Shares on fewer than so many say more than anybody knows. */
const leastForShare = 20;

/** A difference of counts: as a share too where there were enough before. */
export function countChangeText({ now, before, verdict }: CountChange): string {
  if (verdict === 'few') return `${number(before)} before`;
  const share = before >= leastForShare ? ` (${signed(Math.round((now / before - 1) * 100))} %)` : '';
  return `${signed(now - before)}${share}${verdict === 'unclear' ? ', may be chance' : ''}`;
}

/** The difference as a cell. */
export const countChange = (change: CountChange): Html =>
  html`<span class="change is-${change.verdict}">${countChangeText(change)}</span>`;

/** A share in a period, or counts where they are few. */
export function shareText({ now }: Pick<ShareChange, 'now'>): string {
  const n = now.yes + now.no;
  if (n === 0) return '–';
  return n < leastForShare ? `${number(now.yes)} of ${number(n)}` : percent(shareOf(now));
}

/** A difference of shares in points, with the range that it likely lies in. */
export function shareChangeText({ now, before, difference, verdict }: ShareChange): string {
  const n = before.yes + before.no;
  if (verdict === 'few') return n === 0 ? 'none before' : `${number(before.yes)} of ${number(n)} before`;
  const points = (share: number) => signed(Math.round(share * 100));
  const range = `likely ${points(difference.low)} to ${points(difference.high)}`;
  return `${pointsText(now, before)}${verdict === 'unclear' ? `, may be chance (${range})` : ` (${range})`}`;
}

function pointsText(now: Votes, before: Votes): string {
  const points = Math.round((shareOf(now) - shareOf(before)) * 100);
  return `${signed(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}

/** The same where there's little room. */
export function shareChangeShort(change: ShareChange): Html {
  if (change.verdict === 'few') return html`${shareChangeText(change)}`;
  if (change.verdict === 'unclear') return html`no clear change`;
  const points = pointsText(change.now, change.before);
  return html`<span class="change${toneOf(change, true)}">${points}</span>`;
}

const toneOf = ({ verdict }: ShareChange, isGood: boolean): string => {
  if (verdict === 'few' || verdict === 'unclear') return '';
  return (verdict === 'higher') === isGood ? ' is-better' : ' is-worse';
};

/** The difference as a cell. `isGood`: whether readers want more of it. */
export const shareChange = (change: ShareChange, isGood = true): Html =>
  html`<span class="change${toneOf(change, isGood)}">${shareChangeText(change)}</span>`;
