/** Contact channels as Markdown: who answers, how, and when. */
import { escapeMarkdown } from '#markdown/copy.ts';
import { factsOf } from '#model/channels/cards.ts';
import type { Panel, PanelCard } from '#model/channels/panel.ts';
import { wholeAddress } from './body-copy.ts';
import { copyLink, type CopyTools } from './copy-tools.ts';

/** A list of the channels of a page, and where all of them are. */
export function contactCopy(panel: Panel | undefined, tools: CopyTools): string[] {
  if (!panel) return [];
  const { site, t } = tools;
  const cards = [...panel.primary, ...panel.more].map((card) => channelCopy(card, panel.contactPath, tools));
  return [cards.join('\n'), copyLink(site, { href: panel.contactPath, text: t('contact:panel.page') })];
}

function channelCopy(card: PanelCard, contactPath: string, { site, t }: CopyTools): string {
  const { label, identifier, printedHours } = card;
  const href = bareAddress(card) ?? contactPath;
  const address = wholeAddress(href, site, contactPath) ?? href;
  const facts = [
    ...factsOf(card),
    ...(printedHours
      ? [
          `${t('contact:card.hours')}: ${printedHours.rows.map(({ days, times }) => `${days} ${times}`).join('; ')}`,
          ...printedHours.notes,
        ]
      : []),
  ];
  const shown = identifier ? `${label}: ${identifier.shown}` : label;
  return [
    `- [${escapeMarkdown(shown)}](${address.replace(/[()\s]/g, encodeURIComponent)})`,
    ...facts.map((fact) => `  - ${escapeMarkdown(fact)}`),
  ].join('\n');
}

/** Where a channel is, without words that the page would put into it. */
function bareAddress({ link, href }: PanelCard): string | undefined {
  if (!link || link.base.includes('{{')) return href;
  return link.bare ?? link.base;
}
