/** The shell of every command: `--help`, unknown options, exit codes. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { didYouMean } from '#problems/nearest.ts';

/** Wrong usage. The command prints the message and its usage, and ends with exit code 2. */
export class UsageError extends Error {}

interface Command<Options extends ParseArgsOptionsConfig> {
  /** Printed for `--help` and after wrong usage. Its first line begins with "Usage:". */
  readonly usage: string;
  readonly options: Options;
  /** How many words it takes besides options. Default: none. */
  readonly words?: number;
  /**
   * Does the work and returns the exit code (default 0). An `Error` becomes its message and exit code 1. What takes long to
   * load is imported here, so that help and wrong usage are told at once.
   */
  readonly run: (
    values: ReturnType<typeof parseArgs<{ readonly options: Options }>>['values'],
    words: readonly string[],
  ) => Promise<number | void> | number | void;
}

/** Whether the arguments ask what a command does. */
export const isHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/** Reads the arguments, runs the command and sets the exit code. 0: done, 1: failed, 2: wrong usage. */
export async function runCommand<Options extends ParseArgsOptionsConfig>(
  { usage, options, words = 0, run }: Command<Options>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  try {
    if (isHelp(args)) {
      process.stdout.write(usage);
      return;
    }
    const { values, positionals } = readArguments(args, options, words);
    process.exitCode = (await run(values, positionals)) ?? 0;
  } catch (error) {
    if (!isMessage(error)) throw error;
    const isUsage = error instanceof UsageError;
    process.stderr.write(isUsage ? `${error.message}\n\n${usage}` : `${error.message}\n`);
    process.exitCode = isUsage ? 2 : 1;
  }
}

/** A port from an option or `PORT`. Throws a `UsageError` if it isn't one. */
export function readPort(text: string | undefined, fallback: number): number {
  const port = text ? Number(text) : fallback;
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`"${text}" is not a port. Use a number from 0 to 65535.`);
}

/** A value that is one of a few words. Throws a `UsageError` with the nearest one if it isn't. */
export function readChoice<Choice extends string>(
  what: string,
  text: string,
  known: readonly Choice[],
): Choice {
  const choice = known.find((one) => one === text);
  if (choice !== undefined) return choice;
  throw new UsageError(
    `There is no ${what} "${text}". ${didYouMean(text, known)}Known: ${known.join(', ')}.`,
  );
}

function readArguments<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  words: number,
) {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const names = [...Object.keys(options), 'help'].map((name) => `--${name}`);
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name in options) continue;
    const hint = didYouMean(token.rawName, names) || `Known: ${names.join(', ')}. `;
    throw new UsageError(`There is no option "${token.rawName}". ${hint.trim()}`);
  }
  const parsed = strictly(args, options);
  const extra = parsed.positionals[words];
  if (extra !== undefined) throw new UsageError(`"${extra}" is not expected here.`);
  return parsed;
}

function strictly<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Whether an error is for people, or comes from the system or a database. All others are bugs and keep their trace. */
const isMessage = (error: unknown): error is Error =>
  error instanceof Error && (error.constructor === Error || error instanceof UsageError || 'code' in error);
