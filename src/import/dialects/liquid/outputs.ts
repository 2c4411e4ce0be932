/** Outputs of a page, `{{ … }}`: those whose value nobody knows are named in the text and listed. */
import type { Context, FilterImplOptions } from 'liquidjs';
import { lineIndexAt } from './marked-lines.ts';
import { nameOfValue, openName } from './readable.ts';
import { holdsGroup, renderingOf, textOf } from './rendering.ts';
import type { Rendering } from './site.ts';

/** The name of the filter that every output of a page ends with. */
export const outputFilter = 'fener_output';

/** What Liquid doesn't read, and outputs. */
const parts =
  /\{%-?\s*raw\s*-?%\}[\s\S]*?\{%-?\s*endraw\s*-?%\}|\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{%[\s\S]*?%\}|\{\{(-?)([\s\S]*?)(-?)\}\}/g;

export interface OutputParts {
  readonly text: string;
  readonly outputs: Rendering['outputs'];
}

/** The marked text with that filter behind every output. */
export function tellOutputs(text: string, lineAt: (index: number | undefined) => number): OutputParts {
  const outputs: { readonly expression: string; readonly line: number }[] = [];
  const told = text.replace(
    parts,
    (
      whole: string,
      left: string | undefined,
      inner: string | undefined,
      right: string | undefined,
      at: number,
    ) => {
      if (inner === undefined || inner.trim() === '') return inner === undefined ? whole : '';
      outputs.push({ expression: inner.trim(), line: lineAt(lineIndexAt(text, at)) });
      return `{{${left ?? ''}${inner}| ${outputFilter}: ${outputs.length - 1} ${right ?? ''}}}`;
    },
  );
  return { text: told, outputs };
}

const filterEnd = new RegExp(`\\| ${outputFilter}: \\d+ `, 'g');

/** A text of a page as its author wrote it. */
export const withoutOutputFilter = (text: string): string => text.replace(filterEnd, '');

/** The value of an output; where there is none, its name, unless only this turn of a loop has none. */
export const showOutput: FilterImplOptions = {
  raw: false,
  handler(value: unknown, index: unknown) {
    const rendering = renderingOf(this.context);
    const output = rendering.outputs[Number(index)];
    if (holdsGroup(value)) return tellGroup(value, rendering, output);
    if (value !== undefined && value !== null) return value;
    const root = /^[\w-]+/.exec(output?.expression ?? '')?.[0];
    if (
      output === undefined ||
      root === undefined ||
      /^(?:nil|null|empty|blank|content|paginator|layout)$/.test(root)
    )
      return '';
    const isSite = root === 'site' || root === 'page' || root === 'jekyll';
    if (!isSite && this.context.getSync([root]) !== undefined) return '';
    rendering.context.note(
      'foreign-syntax',
      output.line,
      `{{ ${output.expression} }} has no value in the source`,
    );
    return openName(nameOfValue(output.expression));
  },
};

const longest = 60;

/** A group of keys and values, which a text prints by mistake: as Jekyll writes it, in code, and never in an address. */
function tellGroup(
  value: unknown,
  rendering: Rendering,
  output?: { readonly expression: string; readonly line: number },
): string {
  const text = textOf(value);
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  rendering.context.note(
    'foreign-syntax',
    output?.line ?? rendering.includeLine,
    `${output ? `{{ ${output.expression} }} is` : 'an include prints'} a group of keys and values, ${shown}`,
  );
  return openName(shown);
}

/** What every output writes, those of includes too. */
export function writtenOutput(this: { readonly context: Context }, value: unknown): string {
  return holdsGroup(value) ? tellGroup(value, renderingOf(this.context)) : textOf(value);
}

/** `append` and `prepend`, as filters of texts: a group is no part of one. */
export const joiningFilters: Readonly<Record<string, FilterImplOptions>> = {
  append(value: unknown, more: unknown) {
    return writtenOutput.call(this, value) + writtenOutput.call(this, more);
  },
  prepend(value: unknown, more: unknown) {
    return writtenOutput.call(this, more) + writtenOutput.call(this, value);
  },
};
