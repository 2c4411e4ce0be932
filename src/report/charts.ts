/** Charts as inline SVG: no script, no request, readable in both colour schemes. */
import type { Interval } from '#model/feedback/statistics.ts';
import { percent } from './html/wording.ts';
import type { Month } from './parts/articles.ts';

/** The interval of a share as a bar from 0 to 1, with the share itself as a mark. */
export function intervalChart(share: number, { low, high }: Interval): string {
  const label = `${percent(share)}, likely between ${percent(low)} and ${percent(high)}`;
  return `<svg class="interval" viewBox="0 0 100 10" role="img" aria-label="${label}"><path d="M0 5H100" class="axis"/><rect x="${(low * 100).toFixed(1)}" y="3" width="${((high - low) * 100).toFixed(1)}" height="4" class="range"/><circle cx="${(share * 100).toFixed(1)}" cy="5" r="2.5" class="mark"/></svg>`;
}

const width = 240;
const height = 60;

/** Yes and no of each month, with a line where a new revision appeared. */
export function trendChart(months: readonly Month[], revisionDays: readonly string[]): string {
  if (months.length === 0) return '';
  const most = Math.max(...months.map(({ votes }) => votes.yes + votes.no), 1);
  const step = width / months.length;
  const scale = (n: number) => (n / most) * (height - 4);
  const bars = months.map(({ month, votes: { yes, no } }, index) => {
    const [x, w] = [(index * step + 1).toFixed(1), Math.max(1, step - 2).toFixed(1)];
    const [up, down] = [scale(yes), scale(no)];
    return `<g><title>${month}: ${yes} yes, ${no} no</title><rect class="yes" x="${x}" y="${(height - up).toFixed(1)}" width="${w}" height="${up.toFixed(1)}"/><rect class="no" x="${x}" y="${(height - up - down).toFixed(1)}" width="${w}" height="${down.toFixed(1)}"/></g>`;
  });
  const marks = revisionDays.flatMap((day) => {
    const index = months.findIndex(({ month }) => month === day.slice(0, 7));
    if (index < 0) return [];
    const x = (index * step + (Number(day.slice(8)) / 31) * step).toFixed(1);
    return [`<g><title>new revision ${day}</title><path class="revision" d="M${x} 0V${height}"/></g>`];
  });
  const label = `Votes by month from ${months[0]?.month} to ${months.at(-1)?.month}`;
  return `<svg class="trend" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${bars.join('')}${marks.join('')}</svg>`;
}
