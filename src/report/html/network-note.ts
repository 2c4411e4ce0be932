/** Where most of something came from one network. */
import { html, type Html } from '#html/template.ts';
import type { NetworkDay } from '../parts/networks.ts';

/** A mark, not a verdict: the network may be a carrier, a school, or somebody with a script. `what` is as in "Most votes". */
export function networkNote(what: string, oneNetwork: readonly NetworkDay[]): Html | string {
  if (oneNetwork.length === 0) return '';
  const days = oneNetwork.slice(0, 5).map(({ day, n, of }) => `${n} of ${of} on ${day}`);
  const more = oneNetwork.length > 5 ? ` and on ${oneNetwork.length - 5} more days` : '';
  return html`<p class="one-network">${what} came from one network: ${days.join(', ')}${more}.</p>`;
}
