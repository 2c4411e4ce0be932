/** Looks after the feedback database. Exit code 0: done, 1: not possible, 2: wrong usage. */
import { dayMs, dayOf } from '#base/day.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { copyStore } from '#collector/copy-store.ts';
import { collectorSettings } from '#collector/environment.ts';
import { keepEvidence } from '#collector/evidence.ts';
import { backUp, backupsFolder, defaultRetention, forgetInCopies, maintain } from '#collector/maintenance.ts';
import { readManifest } from '#collector/manifest-file.ts';
import { openStore } from '#collector/open-store.ts';
import { readCommentStates, writeCommentStates } from '#files/comment-states.ts';
import { placesFrom } from '#files/places.ts';
import { summaryPath } from '#files/read-feedback-summary.ts';
import { commentStates, stateOf, withStates, type CommentState } from '#model/feedback/comment-states.ts';
import { siteDays } from '#model/feedback/site-days.ts';
import { formatProblems } from '#problems/format.ts';
import { didYouMean } from '#problems/nearest.ts';
import { commentId } from '#report/comment-id.ts';
import { toOneLine } from '#report/issues.ts';
import type { Forgettable, Store } from '#collector/store.ts';
import { exportSummary } from '#report/export.ts';
import { readChoice, runCommand, UsageError } from './command.ts';
import { createProgress } from './progress.ts';

const usage = `Usage: npx fener feedback <command>

  export [file]          write aggregates for the next build (default: feedback-summary.json in CONTENT_DIR)
  migrate <from> <to>    copy everything to another database, for example from sqlite:.data/feedback.db to
                         postgres://host/feedback; you can run it again
  backup [folder]        write one checked SQLite file and keep the newest seven (default: "backups" beside the database)
  forget --key <uuid>    delete a vote with its events and its comment, here and in the backups
  forget --match <text>  delete comments and searches that contain a text, here and in the backups
  maintain               apply retention and counts, as the collector does every hour
  comments               list comments that nobody has dealt with, with their codes; --state lists others
  comments <state> <code>…
                         note what you have done about comments in comments.yaml: planned, done, ignored, or new again;
                         --note says more
  redate                 change to today the dates that a fast clock put in the future

Environment variables (see docs/feedback.md): CONTENT_DIR, DATABASE_URL, OUT_DIR
`;

const { databaseUrl, manifestFile } = collectorSettings(process.env, 0);
const progress = createProgress(process.stderr);

async function withStore<Result>(url: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function writeSummary(file: string): Promise<string> {
  const manifest = await readManifest(manifestFile);
  if (!manifest) throw new Error(`There is no manifest at ${manifestFile}. Build the site first.`);
  const text = await withStore(databaseUrl, (store) => exportSummary(store, manifest, Date.now()));
  writeAtomically(file, text);
  return file;
}

async function migrate(from: string, to: string) {
  const onRows = (table: string, rows: number) => progress.step(`Copying ${table}: ${rows}`);
  const copied = await withStore(from, (source) =>
    withStore(to, (target) => copyStore(source, target, onRows)),
  );
  progress.end();
  return copied;
}

async function forget(what: Forgettable): Promise<string> {
  if ('voteKey' in what && !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(what.voteKey)) {
    throw new UsageError(
      `"${what.voteKey}" is not a vote key. A vote key looks like 0190a5c4-1f2e-7abc-8def-0123456789ab.`,
    );
  }
  const rows = await withStore(databaseUrl, (store) => store.forget(what));
  const copies = await forgetInCopies(databaseUrl, what);
  const elsewhere = databaseUrl.startsWith('postgres')
    ? "PostgreSQL's own log, its replicas and its backups"
    : 'copies that you keep elsewhere, snapshots of the disk';
  return `Deleted ${rows} rows, and ${copies.rows} in ${copies.files} backups in ${backupsFolder(databaseUrl)}. Not reached: ${elsewhere}, and reports that you have already written.`;
}

/** Comments of the database, and what was done about them. Throws where the file can't be read: nothing in it gets lost. */
async function readComments() {
  const store = await openStore(databaseUrl, { readOnly: true });
  const stored = await store.readComments(0);
  await store.close();
  const comments = stored.map((comment) => ({ ...comment, id: commentId(comment) }));
  const { states, problems } = readCommentStates(placesFrom(process.env));
  if (!states) throw new Error(formatProblems(problems, 'text').trimEnd());
  return { comments, states };
}

async function listComments(wanted: CommentState): Promise<string> {
  const { comments, states } = await readComments();
  const lines = comments.flatMap((comment) => {
    const { id, article, locale, day, body } = comment;
    const { state, note } = stateOf(id, states);
    if (state !== wanted) return [];
    return `${id}  ${dayOf(day * dayMs)}  ${locale}/${article}${note === undefined ? '' : `  (${note})`}\n  ${toOneLine(body)}`;
  });
  return lines.length === 0 ? `No comment is ${wanted}.` : lines.join('\n');
}

async function noteComments(
  state: CommentState,
  ids: readonly string[],
  note: string | undefined,
): Promise<string> {
  if (ids.length === 0)
    throw new UsageError('Name the codes of comments, as the list and the report show them.');
  const { comments, states } = await readComments();
  const known = new Set(comments.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new UsageError(`There is no comment "${unknown}". ${didYouMean(unknown, [...known])}`);
  return writeCommentStates(placesFrom(process.env), withStates(states, comments, { ids, state, note }));
}

/** Words and options behind a command. */
interface Given {
  readonly first: string | undefined;
  readonly second: string | undefined;
  readonly rest: readonly string[];
  readonly state: string | undefined;
  readonly note: string | undefined;
  readonly key: string | undefined;
  readonly match: string | undefined;
}

/** Each command: what it does, and then says. */
const tasks = {
  export: ({ first }) => writeSummary(first ?? summaryPath(placesFrom(process.env))),
  async migrate({ first, second }) {
    if (!first || !second) throw new UsageError('Name the database to copy from and the one to copy to.');
    return JSON.stringify(await migrate(first, second));
  },
  backup: ({ first = backupsFolder(databaseUrl) }) =>
    withStore(databaseUrl, (store) => backUp(store, first, Date.now())),
  async forget({ key, match }) {
    if (!key && !match) throw new UsageError('Say what to forget: --key or --match.');
    return await forget(key ? { voteKey: key } : { text: match ?? '' });
  },
  async maintain() {
    const manifest = await readManifest(manifestFile);
    const days = siteDays(manifest?.timeZone);
    const now = Date.now();
    return await withStore(databaseUrl, async (store) => {
      const deleted = await maintain(store, now, defaultRetention, days);
      await keepEvidence(store, now, days);
      return JSON.stringify(deleted);
    });
  },
  comments: ({ first, second, rest, state, note }) =>
    first === undefined
      ? listComments(readChoice('state', state ?? 'new', commentStates))
      : noteComments(
          readChoice('state', first, commentStates),
          second === undefined ? [] : [second, ...rest],
          note,
        ),
  redate: async () =>
    `${await withStore(databaseUrl, (store) => store.redate(Date.now()))} events now have today's date`,
} satisfies Record<string, (given: Given) => Promise<string>>;

const commands = Object.keys(tasks) as (keyof typeof tasks)[];

await runCommand({
  usage,
  options: {
    key: { type: 'string' },
    match: { type: 'string' },
    state: { type: 'string' },
    note: { type: 'string' },
  },
  words: 1000,
  async run({ key, match, state, note }, [command, first, second, ...rest]) {
    if (command === undefined) throw new UsageError(`Name a command: ${commands.join(', ')}.`);
    const chosen = readChoice('command', command, commands);
    if (rest.length > 0 && chosen !== 'comments') throw new UsageError(`"${rest.join(' ')}" is too much.`);
    const said = await tasks[chosen]({ first, second, rest, key, match, state, note });
    process.stdout.write(`${said}\n`);
  },
});
