/** Lists where variables and snippets are used. Exit code 0: listed, 2: wrong usage, or there is none of that name. */
import { placesFrom } from '#files/places.ts';
import { readContent } from '#files/read-content.ts';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { didYouMean } from '#problems/nearest.ts';
import { formatProblems } from '#problems/format.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener uses [<name>]

Lists every place that uses a variable or snippet. Without a name, counts the uses of each.

Environment variables (see README): CONTENT_DIR
`;

await runCommand({
  usage,
  options: {},
  words: 1,
  run(_, [name]) {
    const { uses, declared, site, problems } = readContent(placesFrom(process.env));
    if (!site) throw new Error(formatProblems(problems, 'text'));
    if (name === undefined) {
      for (const one of declared) {
        const count = uses.filter((use) => use.kind === one.kind && use.name === one.name).length;
        process.stdout.write(`${one.kind} ${one.name}: ${count}\n`);
      }
      if (declared.length === 0) process.stderr.write('There are no variables or snippets yet.\n');
      return 0;
    }
    const named = uses.filter((use) => use.name === name);
    if (named.length === 0 && !declared.some((one) => one.name === name)) {
      const known = declared.map((one) => one.name);
      throw new UsageError(`There is no variable or snippet "${name}". ${didYouMean(name, known)}`);
    }
    const lines = named
      .toSorted((a, b) => compareCodeUnits(a.file, b.file) || a.at.line - b.at.line)
      .map(({ kind, file, at }) => `${file}:${at.line}:${at.column} ${kind}\n`);
    process.stdout.write(lines.length > 0 ? lines.join('') : `No text uses "${name}".\n`);
    return 0;
  },
});
