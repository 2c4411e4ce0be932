/** A site that uses every layer of change, each with a mark that stands in its pages. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesIn } from '../unit/public-surface/broken-promises.ts';
import { fener } from './packages.ts';

/** Components that are copied; all others are wrapped. */
export const copied: readonly string[] = ['Footer', 'Breadcrumbs', 'Hero'];

/** What is public in the Fener that a site uses. */
export const surfaceOf = (site: string) =>
  readFileSync(join(site, 'node_modules/fener/docs/public-surface.md'), 'utf8');

/** Names of what a section of the public surface lists. */
const namesIn = (site: string, heading: string) =>
  linesIn(surfaceOf(site), heading).map((line) => line.replace(/ .*/, ''));

/** Writes `theme/` with a token, every slot, and every component as a copy or a wrapper. Returns the marks. */
export async function writeTheme(site: string): Promise<readonly string[]> {
  const slots = namesIn(site, 'Slots');
  const components = namesIn(site, 'Components that a site overrides');
  mkdirSync(join(site, 'theme/slots'), { recursive: true });
  writeFileSync(join(site, 'theme/tokens.css'), ':root {\n  --radius: 7px;\n  --theme-acme: 3px;\n}\n');
  for (const slot of slots) {
    const html =
      slot === 'head' ? '<meta name="acme" content="1" />\n' : `<p data-theme="slot-${slot}">Acme</p>\n`;
    writeFileSync(join(site, `theme/slots/${slot}.html`), html);
  }
  for (const name of components) {
    await fener(site, ['eject', name, ...(copied.includes(name) ? [] : ['--wrap'])]);
    const file = overrideOf(site, name);
    const mark = `<template data-theme="component-${name}"></template>\n`;
    writeFileSync(file, readFileSync(file, 'utf8') + mark);
  }
  return [
    ...slots.filter((slot) => slot !== 'head').map((slot) => `slot-${slot}`),
    ...components.map((name) => `component-${name}`),
  ];
}

const overrideOf = (site: string, name: string) => join(site, `theme/components/${name}.astro`);
