/** What the tags and filters of one rendering share, and how they find it. */
import type { Context, Emitter } from 'liquidjs';
import { errorText } from '#base/error-text.ts';
import type { Rendering } from './site.ts';

const register = 'fener-rendering';

/** Gives a context the rendering that it belongs to. */
export const setRendering = (context: Context, rendering: Rendering): void =>
  void context.setRegister(register, rendering);

/** The rendering that a context belongs to. */
export function renderingOf(context: Context): Rendering {
  const rendering: unknown = context.getRegister(register);
  if (!isRendering(rendering)) throw new Error('this cannot happen: a tag outside of a rendering');
  return rendering;
}

const isRendering = (value: unknown): value is Rendering =>
  typeof value === 'object' && value !== null && 'outputs' in value && 'page' in value;

const mostLetters = 5_000_000;

/** Collects what templates write, up to a length that no article has. */
export class BoundedEmitter implements Emitter {
  buffer = '';

  write(written: unknown): void {
    this.buffer += textOf(written);
    if (this.buffer.length > mostLetters) throw new Error('the text has no end: its loops were stopped');
  }
}

/** A value as Liquid prints it. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  const group = groupOf(value);
  if (group === undefined) return JSON.stringify(value);
  return `{${group.map(([key, inner]) => `${JSON.stringify(key)}=>${inspected(inner)}`).join(', ')}}`;
}

/** A value inside of a group, as Ruby writes it. */
const inspected = (value: unknown): string => {
  if (value === null || value === undefined) return 'nil';
  if (Array.isArray(value)) return `[${value.map(inspected).join(', ')}]`;
  return typeof value === 'string' ? JSON.stringify(value) : textOf(value);
};

/** The keys and values of a group of them. */
function groupOf(value: unknown): readonly [string, unknown][] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype ? Object.entries(value) : undefined;
}

/** Whether a value is a group of keys and values, or a list that holds one: nobody means to print it. */
export const holdsGroup = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(holdsGroup) : groupOf(value) !== undefined;

/** The line of the author's file that a token stands on, or that includes it. */
export const lineOf = (rendering: Rendering, token: { readonly input: string; readonly begin: number }) =>
  rendering.includeLine ?? rendering.lineAt(token.input, token.begin);

/** The spaces before what is written next, so that blocks in a list stay in it. */
export const indentOf = ({ buffer }: Emitter): string =>
  /(?:^|\n)[\u2028\u2000-\u2009]*([ \t>]*)$/.exec(typeof buffer === 'string' ? buffer : '')?.[1] ?? '';

/** The text with every line but the first behind an indent. */
export const indented = (text: string, indent: string): string =>
  indent === '' ? text : text.replace(/\n(?=[^\n])/g, `\n${indent}`);

/** Whether an error says that a limit is reached: trying again would take as long again. */
export const isTooMuch = (error: unknown): boolean => /limit exceeded|has no end/.test(errorText(error));
