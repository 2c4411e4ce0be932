/** What the company has to say before anybody asks: an outage, a delay. */
import { chosenCountry } from '#client/page/reader.ts';
import { servedAddress } from '#client/page/served-path.ts';
import type { WidgetFile } from '#model/widget/browser/widget-file.ts';
import { made } from './made.ts';
import { isSafeLink } from './safe.ts';

/** The announcements that hold now, for the reader's country. */
export function announcements({ announcements: all, country: usual }: WidgetFile): readonly HTMLElement[] {
  const country = chosenCountry() ?? usual;
  const now = Date.now();
  return all
    .filter(
      ({ from, until, countries }) =>
        from <= now && now < until && (!country || countries.length === 0 || countries.includes(country)),
    )
    .map(({ kind, label, text, link }) => {
      const line = made(
        'p',
        { class: 'status-line', 'data-kind': kind },
        made('strong', {}, label),
        ` ${text}`,
      );
      if (link && isSafeLink(link.href))
        line.append(' ', made('a', { href: servedAddress(link.href) }, link.text));
      return line;
    });
}
