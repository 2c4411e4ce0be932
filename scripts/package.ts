/**
 * Makes `lib`, which the npm package ships: `src` and the commands as JavaScript with types and source maps, since Node
 * runs no TypeScript below `node_modules`; everything else as it is, and the fonts of social images. `npm pack` runs
 * this. Exit code 0: made, 1: not.
 */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { shippedFonts, socialFontFiles } from '#publish/images/social-fonts.ts';
import { runCommand } from './command.ts';
import { editorSchemas } from './editor-schemas.ts';

const lib = 'lib';

const usage = `Usage: node scripts/package.ts

Makes ${lib}, which the npm package ships. "npm pack" runs this.
`;

/**
 * TypeScript's remark that an import of "#…/x.ts" stays as it is. Here it may: `libPackage` says that it means "x.js".
 */
const staysAsWritten = 2877;

/** What tells Node, Vite and TypeScript where "#…" leads inside `lib`. */
const libPackage = { type: 'module', imports: { '#*.ts': './src/*.js', '#*': './src/*' } };

/** Compiles to `lib` and returns what is wrong, for people. */
function compile(): string {
  const config = ts.getParsedCommandLineOfConfigFile(
    'tsconfig.package.json',
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
      },
    },
  );
  if (!config) throw new Error('tsconfig.package.json cannot be read.');
  const program = ts.createProgram(config.fileNames, config.options);
  const { diagnostics } = program.emit();
  const wrong = [...ts.getPreEmitDiagnostics(program), ...diagnostics].filter(
    ({ code }) => code !== staysAsWritten,
  );
  return ts.formatDiagnostics(wrong, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => '\n',
  });
}

/** Components keep their form; what they import beside them has become JavaScript. */
const withJavaScript = (component: string) =>
  component.replaceAll(/(?<=\bfrom '\.{1,2}\/[^']*)\.ts(?=')/g, '.js');

function copyOthers(): void {
  for (const file of globSync('src/**/*.{astro,css,svg,txt,sql}')) {
    const target = join(lib, file);
    mkdirSync(dirname(target), { recursive: true });
    if (file.endsWith('.astro')) writeFileSync(target, withJavaScript(readFileSync(file, 'utf8')));
    else cpSync(file, target);
  }
  cpSync('locales', join(lib, 'locales'), { recursive: true });
  for (const file of socialFontFiles()) {
    const font = join(lib, shippedFonts, basename(file));
    cpSync(file, font);
    cpSync(join(dirname(file), '../LICENSE_FONT'), font.replace(/ttf$/, 'LICENCE.txt'));
  }
  mkdirSync(join(lib, 'schemas'), { recursive: true });
  for (const [name, schema] of editorSchemas) {
    writeFileSync(join(lib, 'schemas', `${name}.json`), `${JSON.stringify(schema)}\n`);
  }
  writeFileSync(join(lib, 'package.json'), `${JSON.stringify(libPackage, null, 2)}\n`);
}

await runCommand({
  usage,
  options: {},
  run() {
    rmSync(lib, { recursive: true, force: true });
    const wrong = compile();
    if (wrong) process.stderr.write(wrong);
    copyOthers();
    return wrong ? 1 : 0;
  },
});
