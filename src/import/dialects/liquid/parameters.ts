/** What stands behind `include`: a file, and parameters for it. */
import type { Context, Liquid } from 'liquidjs';
import { textOf } from './rendering.ts';

/** Parameters by name, as `include` has them. */
export type Parameters = Readonly<Record<string, unknown>>;

const parameter = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"']+))/gs;

/** The file and the parameters that a tag names. Variables have the values that they have in `context`. */
export function readParameters(
  args: string,
  liquid: Liquid,
  context: Context,
): { readonly name: string; readonly parameters: Parameters } {
  const written = /^\s*((?:\{\{.*?\}\}|[^\s{])+)/s.exec(args)?.[1] ?? '';
  const name = written.replace(/\{\{(.*?)\}\}/gs, (_, expression: string) =>
    textOf(valueOf(expression.trim(), liquid, context)),
  );
  const parameters = Object.fromEntries(
    [...args.slice(args.indexOf(written) + written.length).matchAll(parameter)].map(
      ([, key = '', double, single, variable = '']) => [
        key,
        (double ?? single)?.replace(/\\(["'])/g, '$1') ?? valueOf(variable, liquid, context),
      ],
    ),
  );
  return { name: name.replace(/^(["'])(.*)\1$/, '$2'), parameters };
}

function valueOf(expression: string, liquid: Liquid, context: Context): unknown {
  try {
    return liquid.evalValueSync(expression, context);
  } catch {
    return undefined;
  }
}
