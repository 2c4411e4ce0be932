/**
 * The Liquid engine of an import. Templates are not trusted: they see the data that they are given and no property beyond
 * it, read no file but through the site, and have limits of time, memory and length.
 */
import { Liquid } from 'liquidjs';
import { addFilters } from './filters.ts';
import { Highlight, StripBlock } from './blocks.ts';
import { Capture, includeTags } from './include.ts';
import type { LiquidSite } from './site.ts';
import { valueTags } from './value-tags.ts';
import { joiningFilters, outputFilter, showOutput, writtenOutput } from './outputs.ts';

const limits = { parseLimit: 20_000_000, memoryLimit: 20_000_000, renderLimit: 5000 };

/** A file system without files: `include` asks the site. */
const noFiles = {
  readFile: async () => '',
  readFileSync: () => '',
  exists: async () => false,
  existsSync: () => false,
  contains: async () => false,
  containsSync: () => false,
  resolve: (_dir: string, file: string) => file,
  dirname: () => '',
  sep: '/',
};

/** An engine for all texts of a site. */
export function liquidEngine(site: LiquidSite): Liquid {
  const engine = new Liquid({
    ...limits,
    fs: noFiles,
    cache: false,
    ownPropertyOnly: true,
    dynamicPartials: false,
    jekyllWhere: true,
    strictFilters: false,
    strictVariables: false,
    timezoneOffset: 0,
    preserveTimezones: true,
    locale: 'en',
    outputEscape: writtenOutput,
  });
  for (const [name, tag] of Object.entries({ ...includeTags(site), ...valueTags(site) }))
    engine.registerTag(name, tag);
  engine.registerTag('capture', Capture);
  engine.registerTag('highlight', Highlight);
  for (const name of ['strip', 'compress']) engine.registerTag(name, StripBlock);
  addFilters(engine, site);
  for (const [name, filter] of Object.entries(joiningFilters)) engine.registerFilter(name, filter);
  engine.registerFilter(outputFilter, showOutput);
  return engine;
}
