/** What other systems call the parts of a text that Fener has, too. */
import { nearest } from '#problems/nearest.ts';
import { alertKinds, containers, mdxComponents, textDirectives, type AlertKind } from './vocabulary.ts';

const alertNames: Readonly<Record<AlertKind, string>> = {
  note: 'info information remark aside callout notice admonition seealso hinweis info-box not bilgi',
  tip: 'hint success check tipp ipucu idea protip',
  important: 'attention wichtig achtung key önemli',
  warning: 'warn alert warnung uyari uyarı',
  caution: 'danger error bug failure vorsicht dikkat stop',
};

const containerNames: Readonly<Record<keyof typeof containers, string>> = {
  steps: 'step stepper procedure schritte adımlar howto instructions',
  tabs: 'tabset tab-set tabgroup tab-group code-group codegroup',
  tab: 'tab-item tabitem tabpanel',
  details: 'accordion collapse collapsible dropdown expand expander faq spoiler toggle summary',
  video: 'youtube vimeo embed iframe loom wistia',
};

const lookup = <Name extends string>(names: readonly Name[], others: Readonly<Record<Name, string>>) =>
  new Map<string, Name>(
    names.flatMap((ours) => [ours, ...others[ours].split(' ')].map((name) => [name, ours] as const)),
  );

const alertsByName = lookup(alertKinds, alertNames);
const containersByName = lookup<string>(Object.keys(containerNames), containerNames);

/** The alert of exactly this name: ours, or one of another system or language. */
export const alertNamed = (name: string): AlertKind | undefined =>
  alertsByName.get(name.trim().toLowerCase());

/** The alert that is meant by a name: ours, one of another system or language, or a misspelt one. */
export function alertMeant(name: string): AlertKind | undefined {
  return alertNamed(name) ?? alertsByName.get(nearest(name.trim().toLowerCase(), alertKinds) ?? '');
}

/** How an alert is written. */
export const alertSyntax = (kind: AlertKind): string => `> [!${kind.toUpperCase()}]`;

/**
 * How Fener writes what another system, or a slip of the pen, calls `name`; `undefined` for a name that says nothing.
 *
 * @example whatIsWritten('tip')   // => '> [!TIP]'
 * @example whatIsWritten('Stpes') // => ':::steps'
 */
export function whatIsWritten(name: string): string | undefined {
  const written = name.toLowerCase();
  const container = containersByName.get(written);
  if (container !== undefined) return `:::${container}`;
  const alert = alertsByName.get(written);
  if (alert !== undefined) return alertSyntax(alert);
  if ((textDirectives as readonly string[]).includes(written)) return `:${written}[…]`;
  if (written === 'figure') return '![What it shows](file.png "Caption")';
  const near = nearest(written, [...Object.keys(containers), ...alertKinds]);
  return near === undefined ? undefined : whatIsWritten(near);
}

/** Whether a tag is a component of MDX, which a `.md` file cannot use. */
export const isComponentName = (name: string): boolean =>
  mdxComponents.some((component) => component.toLowerCase() === name.toLowerCase());
