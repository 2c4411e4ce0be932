/** Saved replies for helpdesks and for programs that expand what people type. */
import { stringify } from 'yaml';
import { toCsv } from '#model/csv.ts';
import { textNodes } from '#html/text-nodes.ts';
import { escapeMarkdown } from '#markdown/copy.ts';
import { toLetter } from '#markdown/letter.ts';
import { plainText } from '#model/agents/browser/plain-text.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { replyAddresses } from '#model/replies/addresses.ts';
import {
  fillPlaceholders,
  inBrackets,
  placeholders,
  type Helpdesk,
  type PlaceholderName,
} from '#model/replies/placeholders.ts';
import type { Reply } from '#model/replies/reply.ts';
import type { Locale, Site } from '#site/site.ts';
import type { ExportFile } from './texts.ts';

/** A reply as it leaves: its placeholders are ours, its addresses lead to the site. */
export interface PortableReply {
  readonly reply: Reply;
  readonly locale: Locale;
  readonly markdown: string;
  readonly html: string;
  readonly text: string;
  /** Its title below the language, where the site has several, and its folders: `['Deutsch', 'Returns', 'Late']`. */
  readonly path: readonly string[];
}

/** What replies can be exported for. */
export const replyTargets = {
  zendesk: toZendesk,
  intercom: toIntercom,
  helpscout: toHelpScout,
  front: toFront,
  espanso: toEspanso,
  markdown: toMarkdown,
} as const satisfies Record<string, (replies: readonly PortableReply[], centre: HelpCentre) => ExportFile[]>;

export type ReplyTarget = keyof typeof replyTargets;

/** All files of an export of replies. */
export async function exportReplies(centre: HelpCentre, target: ReplyTarget): Promise<ExportFile[]> {
  return replyTargets[target](await portableReplies(centre), centre);
}

/** All replies in the order of the site's locales. */
export async function portableReplies(centre: HelpCentre): Promise<readonly PortableReply[]> {
  const { locales } = centre.site;
  const pairs = locales.flatMap((locale) =>
    centre.replies.flatMap((reply) => (reply.locale === locale.id ? [{ reply, locale }] : [])),
  );
  return Promise.all(
    pairs.map(async ({ reply, locale }) => {
      const { markdown, html } = await toLetter(reply.text, replyAddresses(centre, reply));
      const folders = reply.name.split('/').slice(0, -1).map(inWords);
      return {
        reply,
        locale,
        markdown,
        html,
        text: plainText(textNodes(html), 'plain'),
        path: [...(locales.length > 1 ? [locale.name] : []), ...folders, reply.title],
      };
    }),
  );
}

/** @example inWords('late-refunds') // => 'Late refunds' */
const inWords = (slug: string) => slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');

/** What a helpdesk fills in, in place of ours. */
const filledFor = (helpdesk: Helpdesk) => (text: string) =>
  fillPlaceholders(text, (name) => placeholders[name][helpdesk] ?? inBrackets(name));

const json = (path: string, data: unknown): ExportFile => ({
  path,
  text: `${JSON.stringify(data, null, 2)}\n`,
});

/**
 * Macros, each the body of a request. `::` parts the menus that a title lies in.
 * https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/
 */
function toZendesk(replies: readonly PortableReply[]): ExportFile[] {
  const fill = filledFor('zendesk');
  const macros = replies.map(({ reply, html, path }) => ({
    macro: {
      title: path.map((part) => part.replaceAll('::', ':')).join('::'),
      description: `fener:${reply.name}:${reply.locale}`,
      active: true,
      restriction: null,
      actions: [
        { field: 'comment_value_html', value: fill(html) },
        ...(reply.tags.length === 0 ? [] : [{ field: 'current_tags', value: reply.tags.join(' ') }]),
      ],
    },
  }));
  return [json('macros.json', macros)];
}

/** https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/models/create_macro_request */
function toIntercom(replies: readonly PortableReply[]): ExportFile[] {
  const fill = filledFor('intercom');
  const macros = replies.map(({ html, path }) => ({
    name: cut(path.join(' / '), mostOfIntercomName),
    body: fill(html),
    visible_to: 'everyone',
  }));
  return [json('macros.json', macros), sheet(replies, fill)];
}

const mostOfIntercomName = 140;

const cut = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** https://developer.helpscout.com/mailbox-api/endpoints/inboxes/saved_Replies/saved-replies-create */
function toHelpScout(replies: readonly PortableReply[]): ExportFile[] {
  const fill = filledFor('helpscout');
  const saved = replies.map(({ html, text, path }) => ({
    name: path.join(': '),
    text: fill(html),
    chatText: fill(text),
  }));
  return [json('saved-replies.json', saved), sheet(replies, fill)];
}

/** https://dev.frontapp.com/reference/create-message-template */
function toFront(replies: readonly PortableReply[]): ExportFile[] {
  const fill = filledFor('front');
  const templates = replies.map(({ html, path }) => ({ name: path.join(' / '), body: fill(html) }));
  return [json('message-templates.json', templates), sheet(replies, fill)];
}

/** A table for those who carry replies over by hand. */
function sheet(replies: readonly PortableReply[], fill: (text: string) => string): ExportFile {
  const rows = replies.map(({ reply, locale, html, text, path }) => [
    path.join(' / '),
    locale.lang,
    fill(html),
    fill(text),
    reply.tags.join(' '),
  ]);
  return { path: 'replies.csv', text: toCsv(['name', 'language', 'html', 'text', 'tags'], rows) };
}

/**
 * A package of espanso: `:de-refund-late` becomes the reply. What a helpdesk would fill in, a form asks for.
 * https://espanso.org/docs/packages/package-specification/ and https://espanso.org/docs/matches/forms/
 */
function toEspanso(replies: readonly PortableReply[], { site }: HelpCentre): ExportFile[] {
  const triggers = triggersOf(replies, site);
  const matches = replies.map(({ reply, text, path }, index) => {
    const trigger = triggers[index] ?? '';
    const asked = new Set<PlaceholderName>();
    const replace = fillPlaceholders(text, (name) => {
      asked.add(name);
      return `{{reply.${fieldOf(name)}}}`;
    });
    return {
      trigger,
      // Else it would be replaced before the rest of the longer one is typed.
      ...(triggers.some((other) => other !== trigger && other.startsWith(trigger)) && { right_word: true }),
      label: path.join(' / '),
      ...(reply.keywords.length > 0 && { search_terms: reply.keywords }),
      replace,
      ...(asked.size > 0 && { vars: [formOf([...asked])] }),
    };
  });
  const manifest = {
    name: 'saved-replies',
    title: `Saved replies of ${site.name}`,
    description: `What agents of ${site.organization.name} send, made by Fener.`,
    version: '1.0.0',
    author: site.organization.name,
  };
  return [
    { path: 'saved-replies/package.yml', text: stringify({ matches }, { lineWidth: 0 }) },
    { path: 'saved-replies/_manifest.yml', text: stringify(manifest, { lineWidth: 0 }) },
    {
      path: 'saved-replies/README.md',
      text: `# ${escapeMarkdown(manifest.title)}\n\n${escapeMarkdown(manifest.description)}\n`,
    },
  ];
}

/** What is typed for each reply, by number: no two are the same, whatever folders make of their names. */
function triggersOf(replies: readonly PortableReply[], { locales }: Site): readonly string[] {
  const taken = new Set<string>();
  return replies.map(({ reply, locale }) => {
    const name = `:${locales.length > 1 ? `${locale.id}-` : ''}${reply.name.replaceAll('/', '-')}`;
    let trigger = name;
    for (let number = 2; taken.has(trigger); number++) trigger = `${name}-${number}`;
    taken.add(trigger);
    return trigger;
  });
}

const fieldOf = (name: PlaceholderName) => name.replace(/[.-]/g, '_');

const formOf = (names: readonly PlaceholderName[]) => ({
  name: 'reply',
  type: 'form',
  params: { layout: names.map((name) => `${name}: [[${fieldOf(name)}]]`).join('\n') },
});

/** A file for each reply, with our placeholders. */
function toMarkdown(replies: readonly PortableReply[], { site }: HelpCentre): ExportFile[] {
  return replies.map(({ reply, locale, markdown }) => {
    const { title, keywords, tags } = reply;
    const data = {
      title,
      lang: locale.lang,
      ...(keywords.length > 0 && { keywords }),
      ...(tags.length > 0 && { tags }),
    };
    return {
      path: `${site.locales.length > 1 ? `${locale.id}/` : ''}${reply.name}.md`,
      text: `---\n${stringify(data, { lineWidth: 0 })}---\n\n${markdown}\n`,
    };
  });
}
