/** Hugo's Markdown: shortcodes of Hugo itself and of themes for documentation. https://gohugo.io/shortcodes/ */
import { escapeHtml } from '#base/escape-html.ts';
import { convertDirectives } from '#import/dialects/directives.ts';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { alertNamed } from '#markdown/other-dialects.ts';
import { shortcodesIn, type Shortcode } from './shortcodes.ts';

/** What texts may ask for with `{{< param "name" >}}`. */
export interface HugoParameters {
  readonly page: Readonly<Record<string, unknown>>;
  readonly site: Readonly<Record<string, unknown>>;
}

/** Turns shortcodes into Markdown. Notes: `foreign-syntax` for those that nobody knows, whose content stays. */
export function convertHugo(
  source: TracedText,
  context: ArticleContext,
  parameters: HugoParameters,
): TracedText {
  const all = shortcodesIn(source.text);
  const edits = all.flatMap((one) => {
    if (one.isEnd && one.partner === undefined) return [{ start: one.start, end: one.end, text: '' }];
    if (one.isEnd) return closing(one, source.text);
    return opening(one, source, context, parameters);
  });
  const shown = withoutInner(edits);
  return convertDirectives(applyEdits(source, shown), context);
}

/** Edits that stand in others are gone with them. */
function withoutInner(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  return kept;
}

const namesOf = (names: string) => new Set(names.split(' '));
const alerts = namesOf('notice callout alert admonition hint pageinfo');
const details = namesOf('details expand expandable collapse collapsible spoiler accordion-item');
const tabs = namesOf('tabs tabpane tab-container codetabs');
const tab = namesOf('tab codetab tab-panel');
const figures = namesOf('figure img image imgproc picture');
const links = namesOf('button card link linkcard relearn-button');
const nothing = namesOf(
  'icon br toc children children2 list-children section-toc attachments clear anchor sitename',
);
/** Their content is all that they say. */
const content = namesOf(
  'steps step cards cardpane card-group columns column grid row col div span center block lead accordion filetree highlight-block markdown md include-html',
);
const videos: Readonly<Record<string, (id: string) => string>> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://player.vimeo.com/video/${id}`,
};

type ContainerKind = 'alert' | 'details' | 'tabs' | 'tab';

function containerKind({ name, partner }: Shortcode): ContainerKind | undefined {
  if (partner === undefined) return undefined;
  if (tabs.has(name)) return 'tabs';
  if (tab.has(name)) return 'tab';
  if (details.has(name)) return 'details';
  return alerts.has(name) || alertNamed(name) !== undefined ? 'alert' : undefined;
}

const titleOf = ({ values }: Shortcode): string | undefined =>
  values['title'] ?? values['header'] ?? values['name'] ?? values['label'] ?? values['summary'];

function opening(
  one: Shortcode,
  source: TracedText,
  context: ArticleContext,
  parameters: HugoParameters,
): readonly Edit[] {
  const kind = containerKind(one);
  if (kind !== undefined) return [onOwnLine(one, source.text, beginning(one, kind))];
  const { name, start, end, partner } = one;
  if (name === 'comment' && partner) return [{ start, end: partner.end, text: '' }];
  if (name === 'highlight' && partner) {
    const code = source.text.slice(end, partner.start).replace(/^\n|\n$/g, '');
    return [{ start, end: partner.end, text: `\n\`\`\`${one.words[0] ?? ''}\n${code}\n\`\`\`\n` }];
  }
  if (links.has(name)) return link(one, source.text);
  if (nothing.has(name) || content.has(name) || name.startsWith('filetree/'))
    return [{ start, end, text: '' }];
  const shown = inLine(one, parameters);
  if (shown !== undefined) return [{ start, end, text: shown }];
  context.note('foreign-syntax', source.lineAt(start), source.text.slice(start, end).slice(0, 80));
  return [{ start, end, text: partner ? '' : escapeHtml(titleOf(one) ?? '') }];
}

/** `:::note[Title]`. */
function beginning(one: Shortcode, kind: ContainerKind): string {
  const colons = ':'.repeat(3 + one.height);
  const label = (text: string | undefined) =>
    text === undefined || text.trim() === '' ? '' : `[${text.replace(/[[\]]/g, '\\$&')}]`;
  if (kind === 'tabs') return `${colons}tabs`;
  if (kind === 'tab') return `${colons}tab${label(titleOf(one) ?? one.words[0] ?? nameInTabs(one))}`;
  if (kind === 'details') return `${colons}details${label(titleOf(one) ?? one.words.join(' '))}`;
  const said = [
    one.name,
    one.values['type'],
    one.values['style'],
    one.values['color'],
    one.values['context'],
    one.words[0],
  ];
  const named = said.find(
    (word) => word !== undefined && !alerts.has(word) && alertNamed(word) !== undefined,
  );
  const [first, ...rest] = one.words;
  const title = titleOf(one) ?? (first === named ? rest.join(' ') : one.words.join(' '));
  const alert = alertNamed(named ?? '') ?? 'note';
  // As containers, the red box is called so.
  return `${colons}${alert === 'caution' ? 'danger' : alert}${label(title)}`;
}

/** `{{< tabs items="A,B" >}}` names the tabs in it. */
const nameInTabs = ({ parent, index }: Shortcode): string | undefined =>
  parent?.values['items']?.split(/[,|]/)[index]?.trim();

function closing(one: Shortcode, text: string): readonly Edit[] {
  const begun = one.partner;
  if (begun === undefined) return [];
  if (containerKind(begun) !== undefined) return [onOwnLine(one, text, ':'.repeat(3 + begun.height))];
  return [{ start: one.start, end: one.end, text: '' }];
}

/** A line of its own for what begins or ends a container, as far in as the shortcode stands. */
function onOwnLine({ start, end }: Shortcode, text: string, line: string): Edit {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isFirst = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?$/.test(before);
  const indent = (/^\s*(?:(?:[-*+]|\d+[.)])\s+)?/.exec(before)?.[0] ?? '').replace(/\S/g, ' ');
  const after = /^[^\n]*/.exec(text.slice(end))?.[0] ?? '';
  return {
    start,
    end: after.trim() === '' ? end + after.length : end + (/^[ \t]*/.exec(after)?.[0].length ?? 0),
    text: `${isFirst ? '' : `\n${indent}`}${line}${after.trim() === '' ? '' : `\n\n${indent}`}`,
  };
}

/** A link under its own words or its title. */
function link(one: Shortcode, text: string): readonly Edit[] {
  const { start, end, partner, values, words } = one;
  const url = values['href'] ?? values['link'] ?? values['url'] ?? values['relref'] ?? values['ref'];
  const inner = partner ? text.slice(end, partner.start).trim() : '';
  const title = titleOf(one) ?? values['text'];
  if (url === undefined) {
    const heading = title === undefined ? '' : `**${title}**\n\n`;
    return [{ start, end, text: partner ? heading : (title ?? words[0] ?? '') }];
  }
  const subtitle = values['subtitle'] ?? values['description'];
  const shown = title ?? (inner === '' || inner.includes('\n') ? url : inner);
  const list = one.parent?.name === 'cards' ? '- ' : '';
  const rest = subtitle ?? (title !== undefined && inner !== '' ? inner : undefined);
  const whole = `${list}[${shown.replace(/[[\]]/g, '\\$&')}](${url})${rest === undefined ? '' : `: ${rest}`}`;
  return [{ start, end: partner?.end ?? end, text: whole }];
}

/** What a shortcode without content shows; `undefined` where nobody knows. */
function inLine(one: Shortcode, { page, site }: HugoParameters): string | undefined {
  const { name, words, values } = one;
  const [first] = words;
  if (name === 'ref' || name === 'relref') return values['path'] ?? first ?? '';
  if (figures.has(name)) {
    const url = values['src'] ?? values['link'] ?? first;
    if (url === undefined) return undefined;
    const title = values['caption'] ?? values['title'];
    const alt = (values['alt'] ?? '').replace(/[[\]]/g, '\\$&');
    return `![${alt}](<${url}>${title === undefined ? '' : ` "${title.replaceAll('"', '\\"')}"`})`;
  }
  const address = Object.hasOwn(videos, name) ? videos[name] : undefined;
  const id = values['id'] ?? first;
  if (address && id !== undefined)
    return `<iframe src="${escapeHtml(address(id))}"${values['title'] === undefined ? '' : ` title="${escapeHtml(values['title'])}"`}></iframe>`;
  if (name === 'badge' || name === 'kbd' || name === 'tooltip')
    return values['content'] ?? values['text'] ?? first ?? '';
  if (name !== 'param') return undefined;
  const value = page[first ?? ''] ?? site[(first ?? '').toLowerCase()];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
