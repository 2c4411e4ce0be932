/** Looks into a schema for the keys that it knows. */
import { z } from 'zod';

/** Keys that the schema allows at a path; empty if the schema is not an object. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const shape = shapeOf(unwrap(schemaAt(schema, path)));
  return shape ? Object.keys(shape) : [];
}

/** The key below which a value would be right, where somebody wrote the value alone: `on`, for a day as `reviewed`. */
export const keyFor = (schema: z.ZodType, path: readonly PropertyKey[], value: unknown): string | undefined =>
  knownKeys(schema, path).find((key) => {
    const group = unwrap(schemaAt(schema, path));
    return group instanceof z.ZodType && group.safeParse({ [key]: value }).success;
  });

/** Whether a value may be left out. */
export const isOptional = (schema: z.ZodType, path: readonly PropertyKey[]): boolean =>
  path.length > 0 && internals(schemaAt(schema, path))?.type === 'optional';

/** Whether a value says nothing: `order:` and `owner: ''`. */
export const isEmpty = (value: unknown): boolean => value === null || value === '';

/** Whether a key at the top is as good as none without a value. Of an empty `draft`, nobody knows what it was meant to say. */
export const mayBeLeftEmpty = (schema: z.ZodType, key: string): boolean =>
  isOptional(schema, [key]) && internals(unwrap(schemaAt(schema, [key])))?.type !== 'boolean';

/** Data without the optional keys that are empty, as editors in the browser leave them behind. */
export function withoutEmpty(data: unknown, schema: z.ZodType): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const says = ([key, value]: [string, unknown]) => !isEmpty(value) || !mayBeLeftEmpty(schema, key);
  return Object.fromEntries(Object.entries(data).filter(says));
}

function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): unknown {
  let current: unknown = schema;
  for (const part of path) current = childSchema(unwrap(current), part);
  return current;
}

interface SchemaInternals {
  readonly def: {
    readonly type: string;
    readonly innerType?: unknown;
    readonly in?: unknown;
    readonly element?: unknown;
    readonly valueType?: unknown;
    readonly options?: readonly unknown[];
    readonly shape?: Record<string, unknown>;
  };
}

const internals = (schema: unknown) => (schema as SchemaInternals | undefined)?.def;

function unwrap(schema: unknown): unknown {
  const def = internals(schema);
  const inner = def?.innerType ?? (def?.type === 'pipe' ? def.in : undefined);
  return inner === undefined ? schema : unwrap(inner);
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  const def = internals(schema);
  if (def?.type === 'union')
    return Object.fromEntries(
      (def.options ?? []).flatMap((option) => Object.entries(shapeOf(unwrap(option)) ?? {})),
    );
  return def?.shape;
}

function childSchema(schema: unknown, part: PropertyKey): unknown {
  const def = internals(schema);
  const lists = (def?.options ?? []).map((option) => internals(unwrap(option))?.element);
  const element = def?.element ?? (typeof part === 'number' ? lists.find(Boolean) : undefined);
  return element ?? def?.valueType ?? shapeOf(schema)?.[String(part)];
}
