/** Contact channels as Markdown: who answers, how, and when. */
import { escapeMarkdown } from '#markdown/copy.ts';
import { factsOf } from '#model/channels/cards.ts';
import type { Panel, PanelCard } from '#model/channels/panel.ts';
import { wholeAddress } from './body-copy.ts';
import { copyLink, type CopyTools } from './copy-tools.ts';

/** A list of the channels of a page, and where all of them are, unless that is the page itself. */
export function contactCopy(panel: Panel | undefined, path: string, tools: CopyTools): string[] {
  if (!panel) return [];
  const { site, t } = tools;
  const { contactPath } = panel;
  const cards = [...panel.primary, ...panel.more].map((card) => channelCopy(card, contactPath, tools));
  const all =
    path === contactPath ? [] : [copyLink(site, { href: contactPath, text: t('contact:panel.page') })];
  return [cards.join('\n'), ...all];
}

function channelCopy(card: PanelCard, contactPath: string, { site, t }: CopyTools): string {
  const { label, identifier, printedHours } = card;
  const href = bareAddress(card) ?? contactPath;
  const address = wholeAddress(href, site, contactPath) ?? href;
  const hours =
    printedHours?.rows.map(({ days, times }) => `    - ${escapeMarkdown(`${days} ${times}`)}`) ?? [];
  const shown = identifier ? `${label}: ${identifier.shown}` : label;
  return [
    `- [${escapeMarkdown(shown)}](${address.replace(/[()\s]/g, encodeURIComponent)})`,
    ...listOf(factsOf(card)),
    ...(hours.length > 0 ? [...listOf([t('contact:card.hours')]), ...hours] : []),
    ...listOf(printedHours?.notes ?? []),
  ].join('\n');
}

const listOf = (facts: readonly string[]) => facts.map((fact) => `  - ${escapeMarkdown(fact)}`);

/** Where a channel is, without words that the page would put into it. */
function bareAddress({ link, href }: PanelCard): string | undefined {
  if (!link || link.base.includes('{{')) return href;
  return link.bare ?? link.base;
}
