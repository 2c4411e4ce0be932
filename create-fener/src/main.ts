/** `npm create fener@latest my-help`: asks, or reads options, and writes the folder of a help centre. */
import { relative } from 'node:path';
import { runCommand, UsageError } from '../../scripts/command.ts';
import { hosts, parts, readableColor, type Answers } from './answers.ts';
import { askOn } from './ask.ts';
import { addressNote } from './host-values.ts';
import { collectAnswers, takeUsual } from './questions.ts';
import { siteFiles } from './site-files.ts';
import { refuseFilled, writeFiles } from './write-files.ts';

const usage = `Usage: npm create fener@latest <folder> -- [options]

Makes the folder of a help centre. Asks for what no option says; with --yes, or without a terminal, asks nothing.

  --name        its name
  --url         its address on the web, such as https://help.example.com
  --languages   such as en,fr: articles are written in the first
  --color       colour of the brand, such as "#0a5c36" or teal
  --parts       ${parts.join(', ')}, or none
  --host        where it will go: ${hosts.join(', ')} (default: static)
  --yes         asks nothing, and takes the usual answer

Exit code 0: created, 1: not created, 2: wrong usage.
`;

/** What its author should know of the colour. */
function noteOn({ color }: Answers): string {
  const readable = color === undefined ? undefined : readableColor(color);
  return readable === undefined
    ? ''
    : `"${color}" is too light to be read as text, so links on light pages are in "${readable}".\n`;
}

await runCommand({
  usage,
  options: {
    name: { type: 'string' },
    url: { type: 'string' },
    languages: { type: 'string' },
    color: { type: 'string' },
    parts: { type: 'string' },
    host: { type: 'string' },
    yes: { type: 'boolean', short: 'y' },
  },
  words: 1,
  async run({ yes, ...given }, [folder]) {
    if (folder === undefined) throw new UsageError('Name the folder, such as "my-help".');
    refuseFilled(folder);
    const { stdin: input, stdout: output } = process;
    const answers =
      yes || !input.isTTY || !output.isTTY
        ? await collectAnswers(folder, given, takeUsual)
        : await askOn({ input, output }, (ask) => collectAnswers(folder, given, ask));
    writeFiles(folder, siteFiles(folder, answers));
    const way = relative('.', folder);
    const next = [
      ...(way === '' ? [] : [`cd ${/\s/.test(way) ? JSON.stringify(way) : way}`]),
      'npm install',
      'npm start',
    ];
    output.write(
      `${answers.name} is ready. Next:\n\n${next.map((command) => `  ${command}\n`).join('')}\n${noteOn(answers)}${addressNote(answers)}`,
    );
  },
});
