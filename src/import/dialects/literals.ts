/** Values in code that can be known without running it. */
import { z } from 'zod';

/** The parts of a syntax tree (https://github.com/estree/estree) that are looked at. */
const node = z.looseObject({ type: z.string() });
const literal = z.object({
  type: z.literal('Literal'),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});
const template = z.object({
  type: z.literal('TemplateLiteral'),
  quasis: z.array(z.object({ value: z.object({ cooked: z.string().nullish() }) })),
  expressions: z.array(z.unknown()),
});
const array = z.object({ type: z.literal('ArrayExpression'), elements: z.array(z.unknown()) });
const object = z.object({ type: z.literal('ObjectExpression'), properties: z.array(z.unknown()) });
const property = z.object({
  key: z.looseObject({ name: z.string().optional(), value: z.unknown().optional() }),
  value: z.unknown(),
});
const identifier = z.object({ type: z.literal('Identifier'), name: z.string() });
const member = z.object({
  type: z.literal('MemberExpression'),
  object: z.unknown(),
  property: z.looseObject({ name: z.string().optional() }),
});
const call = z.object({ type: z.literal('CallExpression'), callee: node, arguments: z.array(z.unknown()) });
const binary = z.object({
  type: z.literal('BinaryExpression'),
  operator: z.literal('+'),
  left: z.unknown(),
  right: z.unknown(),
});
const program = z.object({ body: z.array(z.unknown()) });
const statement = z.object({ type: z.literal('ExpressionStatement'), expression: z.unknown() });

/** Values by the names that a text gives them. */
export type Names = ReadonlyMap<string, unknown>;

/** What an expression is, or `undefined` where only running it would tell. */
export function valueOf(expression: unknown, names: Names): unknown {
  const text = template.safeParse(expression).data;
  if (text)
    return text.expressions.length === 0
      ? text.quasis.map(({ value }) => value.cooked ?? '').join('')
      : undefined;
  const simple = literal.safeParse(expression).data;
  if (simple) return simple.value;
  const named = identifier.safeParse(expression).data;
  if (named) return names.get(named.name);
  const list = array.safeParse(expression).data;
  if (list) return list.elements.map((element) => valueOf(element, names));
  const mapping = object.safeParse(expression).data;
  if (mapping) return objectOf(mapping.properties, names);
  const part = member.safeParse(expression).data;
  if (part) return memberOf(valueOf(part.object, names), part.property.name);
  // `useBaseUrl('/img/a.png')`, `require('./a.png')`: the address that they are called with.
  const called = call.safeParse(expression).data;
  if (called) return valueOf(called.arguments[0], names);
  const sum = binary.safeParse(expression).data;
  if (!sum) return undefined;
  const [left, right] = [valueOf(sum.left, names), valueOf(sum.right, names)];
  return typeof left === 'string' && typeof right === 'string' ? left + right : undefined;
}

function objectOf(properties: readonly unknown[], names: Names): Record<string, unknown> {
  return Object.fromEntries(
    properties.flatMap((one) => {
      const { key, value } = property.safeParse(one).data ?? {};
      const name = key?.name ?? (typeof key?.value === 'string' ? key.value : undefined);
      return name === undefined ? [] : [[name, valueOf(value, names)]];
    }),
  );
}

function memberOf(value: unknown, name: string | undefined): unknown {
  if (name === 'default' && typeof value === 'string') return value;
  const mapping = z.record(z.string(), z.unknown()).safeParse(value).data;
  return name === undefined ? undefined : mapping?.[name];
}

/** What a program of one expression is. */
export function valueOfProgram(estree: unknown, names: Names): unknown {
  const [first] = program.safeParse(estree).data?.body ?? [];
  return valueOf(statement.safeParse(first).data?.expression, names);
}

const importStatement = z.object({
  type: z.literal('ImportDeclaration'),
  source: z.object({ value: z.string() }),
  specifiers: z.array(z.object({ local: z.object({ name: z.string() }) })),
});
const exportStatement = z.object({
  type: z.literal('ExportNamedDeclaration'),
  declaration: z.object({
    declarations: z.array(
      z.object({ id: z.looseObject({ name: z.string().optional() }), init: z.unknown() }),
    ),
  }),
});

/** What the imports and exports of a text give names to: of an import, the address that it names. */
export function namesIn(estree: unknown): [string, unknown][] {
  return (program.safeParse(estree).data?.body ?? []).flatMap((one): [string, unknown][] => {
    const imported = importStatement.safeParse(one).data;
    if (imported) return imported.specifiers.map(({ local }) => [local.name, imported.source.value]);
    const exported = exportStatement.safeParse(one).data;
    return (exported?.declaration.declarations ?? []).flatMap(({ id, init }): [string, unknown][] =>
      id.name === undefined ? [] : [[id.name, valueOf(init, new Map())]],
    );
  });
}
