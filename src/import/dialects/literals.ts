/** Values in code that can be known without running it. */
import { z } from 'zod';

/** The parts of a syntax tree (https://github.com/estree/estree) that are looked at. */
const node = z.looseObject({ type: z.string() });
const list = z.array(z.unknown());
const named = z.looseObject({ name: z.string().optional(), value: z.unknown().optional() });
const parts = {
  literal: z.object({ value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
  template: z.object({
    quasis: z.array(z.object({ value: z.object({ cooked: z.string().nullish() }) })),
    expressions: list,
  }),
  identifier: z.object({ name: z.string() }),
  array: z.object({ elements: list }),
  object: z.object({ properties: list }),
  member: z.object({ object: z.unknown(), property: named, computed: z.boolean().optional() }),
  call: z.object({ callee: z.unknown(), arguments: list }),
  binary: z.object({ operator: z.string(), left: z.unknown(), right: z.unknown() }),
  unary: z.object({ operator: z.string(), argument: z.unknown() }),
  wrapper: z.object({ expression: z.unknown() }),
  argument: z.object({ argument: z.unknown() }),
  imported: z.object({ source: z.unknown() }),
};
const property = z.object({ key: named, value: z.unknown(), computed: z.boolean().optional() });
const program = z.object({ body: list });
const statement = z.object({ type: z.literal('ExpressionStatement'), expression: z.unknown() });

/** Values by the names that a text gives them. */
export type Names = ReadonlyMap<string, unknown>;

export interface Scope {
  readonly names: Names;
  /** What stands for an expression that only running it would tell; absent: `undefined`. */
  readonly unread?: (expression: unknown) => unknown;
  /** What a call of a name such as `path.resolve` gives; absent: what it is called with. */
  readonly call?: (callee: string, given: readonly unknown[], expression: unknown) => unknown;
}

/** What an expression is, or what the scope says where only running it would tell. */
export function valueOf(expression: unknown, scope: Scope): unknown {
  const { type } = node.safeParse(expression).data ?? {};
  const read = type === undefined || !Object.hasOwn(readers, type) ? undefined : readers[type];
  const value = read?.(expression, scope);
  return value === undefined ? scope.unread?.(expression) : value;
}

type Reader = (expression: unknown, scope: Scope) => unknown;

const unwrapped: Reader = (expression, scope) =>
  valueOf(parts.wrapper.safeParse(expression).data?.expression, scope);

const readers: Readonly<Record<string, Reader>> = {
  Literal: (expression) => parts.literal.safeParse(expression).data?.value,
  TemplateLiteral: templateText,
  Identifier: (expression, { names }) => names.get(parts.identifier.safeParse(expression).data?.name ?? ''),
  ArrayExpression: (expression, scope) =>
    (parts.array.safeParse(expression).data?.elements ?? []).flatMap((element): unknown[] => {
      const spread = spreadOf(element, scope);
      return spread === undefined ? [valueOf(element, scope)] : (list.safeParse(spread).data ?? [spread]);
    }),
  ObjectExpression: objectOf,
  MemberExpression: (expression, scope) => {
    const part = parts.member.safeParse(expression).data;
    const name = part?.computed ? valueOf(part.property, scope) : part?.property.name;
    return part && typeof name === 'string' ? memberOf(valueOf(part.object, scope), name) : undefined;
  },
  CallExpression: (expression, scope) => {
    const called = parts.call.safeParse(expression).data;
    if (!called) return undefined;
    // `useBaseUrl('/img/a.png')`, `require('./a.png')`: the address that they are called with.
    if (!scope.call) return valueOf(called.arguments[0], scope);
    const given = called.arguments.map((one) => valueOf(one, scope));
    return scope.call(nameOf(called.callee), given, expression);
  },
  BinaryExpression: (expression, scope) => {
    const sum = parts.binary.safeParse(expression).data;
    if (sum?.operator !== '+') return undefined;
    const [left, right] = [valueOf(sum.left, scope), valueOf(sum.right, scope)];
    return typeof left === 'string' && typeof right === 'string' ? left + right : undefined;
  },
  // `process.env.URL || 'https://…'`: without the environment, what is written.
  LogicalExpression: (expression, scope) => {
    const either = parts.binary.safeParse(expression).data;
    if (!either || either.operator === '&&') return undefined;
    const left = valueOf(either.left, { ...scope, unread: () => undefined });
    return left || valueOf(either.right, scope);
  },
  UnaryExpression: (expression, scope) => {
    const { operator, argument } = parts.unary.safeParse(expression).data ?? {};
    const value = operator === '-' ? valueOf(argument, scope) : undefined;
    return typeof value === 'number' ? -value : undefined;
  },
  // `import('./a.png')`, `new URL('./a.png', import.meta.url)`: what they name.
  ImportExpression: (expression, scope) => valueOf(parts.imported.safeParse(expression).data?.source, scope),
  NewExpression: (expression, scope) => valueOf(parts.call.safeParse(expression).data?.arguments[0], scope),
  AwaitExpression: (expression, scope) => valueOf(parts.argument.safeParse(expression).data?.argument, scope),
  ParenthesizedExpression: unwrapped,
  ChainExpression: unwrapped,
  TSAsExpression: unwrapped,
  TSSatisfiesExpression: unwrapped,
  TSNonNullExpression: unwrapped,
};

function templateText(expression: unknown, scope: Scope): string | undefined {
  const { quasis = [], expressions = [] } = parts.template.safeParse(expression).data ?? {};
  const values = expressions.map((one) => valueOf(one, scope));
  if (!values.every((value) => typeof value === 'string' || typeof value === 'number')) return undefined;
  return quasis.map(({ value }, index) => (value.cooked ?? '') + String(values[index] ?? '')).join('');
}

function objectOf(expression: unknown, scope: Scope): Record<string, unknown> {
  const { properties = [] } = parts.object.safeParse(expression).data ?? {};
  return Object.fromEntries(
    properties.flatMap((one): [string, unknown][] => {
      const spread = spreadOf(one, scope);
      if (spread !== undefined) return Object.entries(anyObject.safeParse(spread).data ?? {});
      const { key, value, computed } = property.safeParse(one).data ?? {};
      const name = computed ? undefined : (key?.name ?? key?.value);
      return typeof name === 'string' || typeof name === 'number'
        ? [[String(name), valueOf(value, scope)]]
        : [];
    }),
  );
}

const anyObject = z.record(z.string(), z.unknown());

/** What `...x` spreads. */
function spreadOf(element: unknown, scope: Scope): unknown {
  if (node.safeParse(element).data?.type !== 'SpreadElement') return undefined;
  const value = valueOf(parts.argument.safeParse(element).data?.argument, scope);
  return value === undefined ? [] : value;
}

function memberOf(value: unknown, name: string): unknown {
  // Of an imported picture, Astro and Next give the address as `src`.
  if (/^(?:default|src)$/.test(name) && typeof value === 'string') return value;
  const mapping = anyObject.safeParse(value).data;
  return mapping && Object.hasOwn(mapping, name) ? mapping[name] : undefined;
}

/** `path.resolve` of a callee. */
function nameOf(callee: unknown): string {
  const name = parts.identifier.safeParse(callee).data?.name;
  if (name !== undefined) return name;
  const part = parts.member.safeParse(callee).data;
  return part ? `${nameOf(part.object)}.${part.property.name ?? ''}` : '';
}

/** What a program of one expression is. */
export function valueOfProgram(estree: unknown, names: Names): unknown {
  const [first] = program.safeParse(estree).data?.body ?? [];
  return valueOf(statement.safeParse(first).data?.expression, { names });
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
  const names = new Map<string, unknown>();
  for (const one of program.safeParse(estree).data?.body ?? []) {
    const imported = importStatement.safeParse(one).data;
    for (const { local } of imported?.specifiers ?? []) names.set(local.name, imported?.source.value);
    const exported = exportStatement.safeParse(one).data;
    for (const { id, init } of exported?.declaration.declarations ?? [])
      if (id.name !== undefined) names.set(id.name, valueOf(init, { names }));
  }
  return [...names];
}
