/** Configuration written as code (`docusaurus.config.ts`, `sidebars.js`, `astro.config.mjs`), read and never run. */
import { parse } from '@babel/parser';
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { parentOf } from '#base/slash-path.ts';
import { valueOf, type Scope } from '#import/dialects/literals.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { FolderPlace } from './place.ts';

/** A value that only running the code would tell, with the place of its code. */
export class Unread {
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number) {
    this.file = file;
    this.line = line;
  }
}

/** What a module exports: its default, or `module.exports`, under `default`. */
export type Exports = Readonly<Record<string, unknown>>;

/** Reads modules of a folder. */
export type ReadModule = (name: string) => Exports;

const named = z.looseObject({ name: z.string() });
const declarations = z.object({ declarations: z.array(z.object({ id: z.unknown(), init: z.unknown() })) });
const imported = z.object({
  source: z.object({ value: z.string() }),
  specifiers: z.array(
    z.object({ type: z.string(), local: named, imported: z.looseObject({ name: z.string() }).optional() }),
  ),
});
const exported = z.object({
  declaration: z.looseObject({ type: z.string() }).nullish(),
  specifiers: z
    .array(
      z.object({ local: z.looseObject({ name: z.string() }), exported: z.looseObject({ name: z.string() }) }),
    )
    .optional(),
});
const assigned = z.object({
  expression: z.object({ type: z.literal('AssignmentExpression'), left: z.unknown(), right: z.unknown() }),
});
const member = z.object({ object: z.looseObject({ name: z.string().optional() }), property: named });
const block = z.object({ body: z.unknown(), params: z.array(z.unknown()).optional() });
const statements = z.object({ type: z.literal('BlockStatement'), body: z.array(z.unknown()) });
const typed = z.looseObject({ type: z.string(), start: z.number().optional() });
const returned = z.object({ type: z.literal('ReturnStatement'), argument: z.unknown() });

/** How many modules one may take in, by imports of imports. */
const mostDeep = 5;

/** What reads the modules of a folder. A file that is not there, or not code, exports nothing. */
export function openModules(place: FolderPlace): ReadModule {
  const read = (name: string, depth: number): Exports => {
    const text = place.textOf(name);
    if (text === undefined || depth > mostDeep) return {};
    if (name.endsWith('.json')) return { default: parseJson(text) };
    try {
      return new ModuleReader(name, text, (address) => {
        const file = fileOf(place, joinSourcePath(parentOf(name), address) ?? address);
        return file === undefined ? undefined : read(file, depth + 1);
      }).read(statementsOf(name, text));
    } catch (error) {
      // Not code, or nested more deeply than anybody writes.
      if (error instanceof SyntaxError || error instanceof RangeError) return {};
      throw error;
    }
  };
  return (name) => read(name, 0);
}

function statementsOf(name: string, text: string): readonly unknown[] {
  const dialect = /\.[cm]?ts$/.test(name) ? 'typescript' : 'jsx';
  const { program } = parse(text, {
    sourceType: 'unambiguous',
    errorRecovery: true,
    plugins: ['estree', dialect],
  });
  return program.body;
}

/** The file that an import without ending names. */
function fileOf({ files }: FolderPlace, path: string): string | undefined {
  const known = new Set(files);
  return ['', '.js', '.ts', '.mjs', '.cjs', '.mts', '.cts', '.json', '/index.js', '/index.ts']
    .map((ending) => path + ending)
    .find((name) => known.has(name));
}

class ModuleReader {
  readonly #file: string;
  readonly #text: string;
  readonly #load: (address: string) => Exports | undefined;
  readonly #names = new Map<string, unknown>();
  readonly #functions = new Map<string, unknown>();
  readonly #exports: Record<string, unknown> = {};
  readonly #running = new Set<unknown>();

  constructor(file: string, text: string, load: (address: string) => Exports | undefined) {
    this.#file = file;
    this.#text = text;
    this.#load = load;
  }

  read(body: readonly unknown[]): Exports {
    // A function may be called above the line that declares it.
    for (const one of body) {
      const made = exported.safeParse(one).data?.declaration ?? one;
      if (isFunction(made)) this.#functions.set(functionName(made), made);
    }
    for (const one of body) this.#statement(one);
    return this.#exports;
  }

  #statement(statement: unknown): void {
    const type = typed.safeParse(statement).data?.type;
    if (type === 'ImportDeclaration') this.#import(statement);
    else if (type === 'VariableDeclaration') this.#declare(statement, this.#names);
    else if (type === 'FunctionDeclaration') this.#functions.set(functionName(statement), statement);
    else if (type === 'ExportNamedDeclaration') this.#export(statement);
    else if (type === 'ExpressionStatement') this.#assign(statement);
    else if (type === 'ExportDefaultDeclaration') {
      const { declaration } = z.object({ declaration: z.unknown() }).parse(statement);
      this.#exports['default'] = this.#exportedValue(declaration);
    }
  }

  #import(statement: unknown): void {
    const { source, specifiers = [] } = imported.safeParse(statement).data ?? {};
    const loaded = source && /^\.{1,2}\//.test(source.value) ? this.#load(source.value) : undefined;
    for (const { type, local, imported: original } of loaded ? specifiers : []) {
      const whole = type === 'ImportNamespaceSpecifier';
      this.#names.set(local.name, whole ? loaded : loaded?.[original?.name ?? 'default']);
    }
  }

  #declare(statement: unknown, names: Map<string, unknown>): void {
    for (const { id, init } of declarations.safeParse(statement).data?.declarations ?? []) {
      const name = named.safeParse(id).data?.name;
      if (name === undefined) continue;
      if (isFunction(init)) this.#functions.set(name, init);
      else if (init !== null) names.set(name, valueOf(init, this.#scope(names)));
    }
  }

  #export(statement: unknown): void {
    const { declaration, specifiers = [] } = exported.safeParse(statement).data ?? {};
    this.#statement(declaration);
    for (const { id } of declarations.safeParse(declaration).data?.declarations ?? []) {
      const name = named.safeParse(id).data?.name ?? '';
      this.#exports[name] = this.#names.get(name);
    }
    if (isFunction(declaration)) this.#exports[functionName(declaration)] = this.#result(declaration, []);
    for (const one of specifiers) this.#exports[one.exported.name] = this.#names.get(one.local.name);
  }

  /** `module.exports = …`, `exports.name = …` */
  #assign(statement: unknown): void {
    const { left, right } = assigned.safeParse(statement).data?.expression ?? {};
    const target = member.safeParse(left).data;
    if (!target) return;
    if (target.object.name === 'module' && target.property.name === 'exports')
      this.#exports['default'] = this.#exportedValue(right);
    else if (target.object.name === 'exports')
      this.#exports[target.property.name] = valueOf(right, this.#scope(this.#names));
  }

  /** A value; of a function, what it returns at its end. */
  #exportedValue(expression: unknown): unknown {
    const name = named.safeParse(expression).data?.name;
    const made = isFunction(expression) ? expression : this.#functions.get(name ?? '');
    return made === undefined ? valueOf(expression, this.#scope(this.#names)) : this.#result(made, []);
  }

  /** What a function returns at its end. */
  #result(made: unknown, given: readonly unknown[]): unknown {
    const { body, params = [] } = block.safeParse(made).data ?? {};
    const names = new Map(this.#names);
    for (const [index, one] of params.entries())
      names.set(named.safeParse(one).data?.name ?? '', given[index]);
    const lines = statements.safeParse(body).data?.body;
    if (!lines) return valueOf(body, this.#scope(names));
    for (const line of lines) this.#declare(line, names);
    const last = lines.findLast((line) => returned.safeParse(line).success);
    return valueOf(returned.safeParse(last).data?.argument, this.#scope(names));
  }

  #scope(names: ReadonlyMap<string, unknown>): Scope {
    return {
      names,
      unread: (expression) => this.#unread(expression),
      call: (callee, given, expression) => this.#called(callee, given) ?? this.#unread(expression),
    };
  }

  #called(callee: string, given: readonly unknown[]): unknown {
    const [first] = given;
    const words = given.filter((one) => typeof one === 'string');
    if (callee === 'require' && typeof first === 'string')
      return /^\.{1,2}\//.test(first) ? this.#load(first)?.['default'] : undefined;
    const own = this.#functions.get(callee);
    if (own !== undefined) return this.#call(own, given);
    // Of a function of another module, what it returns.
    if (this.#names.has(callee)) return this.#names.get(callee);
    if (/(?:^|\.)(?:resolve|join)$/.test(callee)) return words.at(-1);
    // `defineConfig({ … })`, `starlight({ … })`: the settings themselves.
    return typeof first === 'object' && !(first instanceof Unread) && given.length === 1 ? first : undefined;
  }

  /** A function that calls itself gives nothing. */
  #call(made: unknown, given: readonly unknown[]): unknown {
    if (this.#running.has(made)) return undefined;
    this.#running.add(made);
    const value = this.#result(made, given);
    this.#running.delete(made);
    return value;
  }

  #unread(expression: unknown): Unread {
    const start = typed.safeParse(expression).data?.start ?? 0;
    return new Unread(this.#file, this.#text.slice(0, start).split('\n').length);
  }
}

const isFunction = (expression: unknown) =>
  /^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(
    typed.safeParse(expression).data?.type ?? '',
  );

const functionName = (statement: unknown) => z.object({ id: named }).safeParse(statement).data?.id.name ?? '';
