/** Looks into a schema for the keys that it knows. */
import type { z } from 'zod';

/** Keys that the schema allows at a path; empty if the schema is not an object. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const part of path) current = childSchema(unwrap(current), part);
  const shape = shapeOf(unwrap(current));
  return shape ? Object.keys(shape) : [];
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
  return def?.element ?? def?.valueType ?? shapeOf(schema)?.[String(part)];
}
