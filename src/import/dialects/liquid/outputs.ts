/** Outputs of a page, `{{ … }}`: those whose value nobody knows are named in the text and listed. */
import type { FilterImplOptions } from 'liquidjs';
import { lineIndexAt } from './marked-lines.ts';
import { nameOfValue, openName } from './readable.ts';
import { renderingOf } from './rendering.ts';
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
    if (value !== undefined && value !== null) return value;
    const rendering = renderingOf(this.context);
    const output = rendering.outputs[Number(index)];
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
