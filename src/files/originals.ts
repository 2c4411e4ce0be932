/** The components that a site may override, as copies and wrappers with a note of what they were made from. */
import { readFileSync } from 'node:fs';
import { contentHash } from '#base/content-hash.ts';
import { themeComponents, type ThemeComponent, type ThemeComponentName } from '#theme/components.ts';
import { productFile } from './product.ts';

export interface Original {
  readonly name: string;
  readonly component: ThemeComponent;
  /** Its text as it lies in the product. */
  readonly source: string;
}

/** Reads the original of an override. */
export function readOriginal(name: ThemeComponentName): Original {
  const component: ThemeComponent = themeComponents[name];
  return { name, component, source: readFileSync(productFile(`src/components/${component.file}`), 'utf8') };
}

/** What an override says that it was made from. */
export interface Note {
  readonly kind: 'copy' | 'wrapper';
  readonly name: string;
  readonly version: string;
  readonly hash: string;
}

const told = '"npx fener doctor" says when the original has changed.';

/** The original as a file of a site, which imports everything from `fener`. */
export function copyOf(original: Original, version: string): string {
  const note = `// Copy of ${original.name}, fener ${version}, ${copyHash(original)}. ${told}`;
  return withPublicImports(original.source).replace(/^---\n/, `---\n${note}\n`);
}

/** A file that shows the original, with room around it. */
export function wrapperOf(original: Original, version: string): string {
  const { name, component } = original;
  const slots = [
    '<slot />',
    ...(component.slots ?? []).map((slot) => `<slot name="${slot}" slot="${slot}" />`),
  ];
  return `---
// Wraps ${name}, fener ${version}, ${propsHash(original)}. ${told}
import Original from 'fener/components/${name}.astro';
---

<Original {...Astro.props}>
${slots.map((slot) => `  ${slot}\n`).join('')}</Original>
`;
}

/** The note in an override; none if it was written by hand. */
export function readNote(override: string): Note | undefined {
  const [, made, name, version, hash] =
    /^\s*---\s*\/\/ (Copy of|Wraps) (\w+), fener (\S+), ([\da-f]+)\./.exec(override) ?? [];
  if (name === undefined || version === undefined || hash === undefined) return undefined;
  return { kind: made === 'Wraps' ? 'wrapper' : 'copy', name, version, hash };
}

/** Whether the original is what the note was made from: all of it for a copy, its props for a wrapper. */
export const isCurrent = (note: Note, original: Original): boolean =>
  note.hash === (note.kind === 'copy' ? copyHash(original) : propsHash(original));

const shortHash = (text: string) => contentHash(text).slice(0, 12);

const copyHash = ({ source }: Pick<Original, 'source'>) => shortHash(withPublicImports(source));

const propsHash = ({ source }: Pick<Original, 'source'>) =>
  shortHash(/^interface Props \{\n[^]*?^\}$/m.exec(unixLines(source))?.[0] ?? '');

const unixLines = (text: string) => text.replaceAll('\r\n', '\n');

/** Components are imported by name, everything else from `fener/theme`: paths inside Fener are not public. */
const withPublicImports = (source: string): string =>
  unixLines(source)
    .replaceAll(
      /(?<=^import \w+ from )'(?:#components|\.{1,2})\/(?:\w+\/)*(\w+\.astro)'/gm,
      "'fener/components/$1'",
    )
    .replaceAll(/(?<=^import [^;]*\bfrom )'(?:#|\.{1,2}\/)[^']+\.[jt]s'/gm, "'fener/theme'");
