/** Writes the folder of an editor: its settings, its page, and its package. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { nameBelow } from '#base/file-paths.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { shownPath, type Places } from '#files/places.ts';
import { cmsConfig, type CmsOptions, type Editor } from './config.ts';
import { pageFiles } from './page.ts';

/** The packages that browsers can run as they are. */
const packages: Readonly<Record<Editor, string>> = { sveltia: '@sveltia/cms', decap: 'decap-cms' };

const begins = '# Written by "npx fener cms", which writes it anew when you run it again.';

/** Writes into `out`. Throws an error for people where the folder or the package doesn't do. */
export function writeCms(places: Places, out: string, options: CmsOptions): void {
  const { editor, site, repository } = options;
  refusePublished(places, out);
  refuseFilled(out);
  const source = packageFolder(places.siteDir, packages[editor]);
  mkdirSync(out, { recursive: true });
  const target = join(out, editor);
  rmSync(target, { recursive: true, force: true });
  cpSync(source, target, { recursive: true, filter: (path) => !path.endsWith('.map') });
  const settings = stringify(cmsConfig(options), { aliasDuplicateObjects: false, lineWidth: 0 });
  writeAtomically(join(out, 'config.yml'), `${begins}\n${settings}`);
  for (const [name, text] of Object.entries(pageFiles(editor, site.name, repository))) {
    writeAtomically(join(out, name), text);
  }
}

/** The folder would be part of the public site, whose Content-Security-Policy no editor works under. */
function refusePublished({ publicDir, contentDir, outDir }: Places, out: string): void {
  const folder = [publicDir, contentDir, outDir].find((one) => nameBelow(one, out) !== undefined);
  if (folder === undefined) return;
  throw new Error(
    `${shownPath(out)} is in ${shownPath(folder)}, which belongs to the public site. Name a folder of its own, such as "cms".`,
  );
}

function refuseFilled(out: string): void {
  const names = existsSync(out) ? readdirSync(out) : [];
  const settings = join(out, 'config.yml');
  if (names.length === 0 || (existsSync(settings) && readFileSync(settings, 'utf8').startsWith(begins)))
    return;
  throw new Error(`${shownPath(out)} holds "${names[0]}", which isn't of an editor. Name a new folder.`);
}

function packageFolder(siteDir: string, name: string): string {
  try {
    return dirname(createRequire(join(siteDir, 'package.json')).resolve(name));
  } catch (error) {
    throw new Error(`${name} is not installed here. Run "npm install --save-dev ${name}".`, { cause: error });
  }
}
