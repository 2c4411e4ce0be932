/** What commands there are and what they take, as they say themselves. */
import { execFile } from 'node:child_process';

/** Standard output and error of `fener` with some arguments. */
const said = (...parameters: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['bin/fener.js', ...parameters], (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });

/** The usage of each command, and a line for each option. */
export async function commandLines(): Promise<readonly string[]> {
  const names = [...(await said('--help')).matchAll(/^ {2}([a-z-]+) /gm)].map(([, name = '']) => name);
  // What a command doesn't know, it answers with the options that it knows, and its usage.
  const answers = await Promise.all(names.map((name) => said(name, '--unknown-option')));
  return answers.flatMap((answer, index) => {
    const usage = /^Usage: ([^]*?)\n\n/m.exec(answer)?.[1] ?? '';
    const forms = usage.split('\n').map((line) => line.trim());
    const options = /Known: (.*)\.\n/.exec(answer)?.[1]?.split(', ') ?? [];
    const variables =
      /^Environment variables.*?: ([A-Z_,\s]+)/m.exec(answer)?.[1]?.trim().split(/,\s+/) ?? [];
    return [...forms, ...[...options, ...variables].map((name) => `  fener ${names[index]}: ${name}`)];
  });
}
