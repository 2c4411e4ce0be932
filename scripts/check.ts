/** Checks content, interface messages and, if there is one, the built site. Exit code 0: no errors, 1: errors, 2: wrong usage. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { placesFrom, shownPath, type Places } from '#files/places.ts';
import { isDrawing } from '#files/drawings.ts';
import type { checkPaintedLogo } from '#publish/images/painted-logo.ts';
import type { GitChanges } from '#check/git-changes.ts';
import type { Touched, TouchedCentre } from '#check/touched.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { countOf } from '#base/count-of.ts';
import { printable } from '#base/printable.ts';
import { sum } from '#base/sum.ts';
import { rewriteAtomically } from '#base/write-atomically.ts';
import { explainRule } from '#problems/explain.ts';
import { formatProblems, problemFormats, type ProblemFormat } from '#problems/format.ts';
import { didYouMean } from '#problems/nearest.ts';
import { isError, sortProblems, type Problem } from '#problems/problem.ts';
import { isProblemCode, problemCodes, type ProblemCode } from '#problems/rules.ts';
import { applySettings } from '#problems/settings.ts';
import { readChoice, runCommand, UsageError } from './command.ts';
import { createProgress, type Progress } from './progress.ts';

const usage = `Usage: npx fener check [--format ${problemFormats.join('|')}] [--changed BASE] [--external] [--fix [--dry-run]]
       npx fener check --explain CODE

Lists every problem with its file, its line and how to fix it. Checks the content, the interface messages, what searches
find and, if the site was built from this content, the built site.

  --format    text (default), json, or github (annotations in a pull request)
  --changed   only shows problems in files that this branch has changed since it left BASE (such as origin/main), committed
              or not, and in files that depend on them: translations, texts that link to them, pages with their pictures.
              Tests search only in languages where it may find other things, and doesn't check the built site
  --external  also requests the pages of other sites that links lead to, one at a time and never in private networks.
              Links that worked are asked again after a week
  --fix       corrects what has only one right answer, such as a link to an article that moved or a misspelt key.
              Checks each fix before it writes it, and lists them
  --dry-run   with --fix: prints a patch instead of writing
  --explain   explains a problem code, with an example. docs/problems.md explains all of them

In site.yaml, "check: { rules: { CODE: off } }" switches a warning off, and "error" turns it into an error.

Environment variables (see README): CONTENT_DIR, LOCALES_DIR, OUT_DIR
`;

/** A quiet word on how to learn more. */
const hint = (code: ProblemCode) =>
  `${styleText('dim', `About a code: npx fener check --explain ${code}`, { stream: process.stderr })}\n`;

function explain(code: string): void {
  if (!isProblemCode(code)) {
    const near = didYouMean(code, problemCodes) || 'docs/problems.md lists all. ';
    throw new UsageError(`There is no problem "${code}". ${near.trim()}`);
  }
  process.stdout.write(explainRule(code));
}

const today = () => new Date().toISOString().slice(0, 10);

/** What is looked at. */
interface Looked {
  readonly base: string | undefined;
  readonly isExternal: boolean;
}

/** Everything that is wrong, or, with the base of a branch, what is wrong with its changes. */
async function findProblems({ base, isExternal }: Looked): Promise<readonly Problem[]> {
  const [{ loadContent }, { parseAhead }] = await Promise.all([
    import('#content.ts'),
    import('#files/parse-ahead.ts'),
  ]);
  const places = placesFrom(process.env);
  const progress = createProgress(process.stderr);
  const notes: string[] = [];
  const changes = base === undefined ? undefined : await changesOf(places, base);
  progress.step('Reading the content');
  await parseAhead(places);
  const {
    centre,
    search,
    uses,
    siteAt,
    problems: content,
  } = loadContent(places, {
    drafts: false,
    today: today(),
    isKept: true,
  });
  const whole = centre && search && { centre, search, uses };
  const touched = changes && whole && (await touchedIn(changes, places, whole, notes));
  progress.step('Searching');
  const asked = new Map(
    [...(search ?? [])].filter(
      ([locale]) =>
        touched?.searchedLocales.has(locale) !== false && !hasFlawedSettings(locale, places, content),
    ),
  );
  const missed = centre && asked.size > 0 ? await testSearch(centre, asked, places) : [];
  const built = base === undefined ? await checkBuilt(places, progress, notes) : [];
  const external =
    isExternal && centre
      ? await askOthers(centre, { places, progress, notes, isWanted: touched?.isTouched })
      : [];
  progress.end();
  process.stderr.write(notes.join(''));
  const logo = centre ? await checkLogo(centre.site, { places, at: siteAt }) : [];
  const late = [...logo, ...missed, ...built, ...external];
  const problems = sortProblems([...content, ...(centre ? applySettings(late, centre.site.rules) : late)]);
  return touched ? problems.filter(touched.concerns) : problems;
}

/** Problems of a logo of pixels. */
async function checkLogo(...about: Parameters<typeof checkPaintedLogo>): Promise<readonly Problem[]> {
  const { brand } = about[0];
  if (!brand.logo || brand.logo.dark !== undefined || isDrawing(brand.logo.light)) return [];
  return (await import('#publish/images/painted-logo.ts')).checkPaintedLogo(...about);
}

/** What a branch changes; asked before the content is read, so that a wrong base is told at once. */
async function changesOf({ contentDir }: Places, base: string): Promise<GitChanges> {
  const { changesSince } = await import('#check/git-changes.ts');
  return changesSince(contentDir, base);
}

/** What the changes touch. Says so where that is everything. */
async function touchedIn(
  changes: GitChanges,
  places: Places,
  centre: TouchedCentre,
  notes: string[],
): Promise<Touched> {
  const { touchedBy } = await import('#check/touched.ts');
  const touched = touchedBy(changes, places, centre);
  if (touched.siteWide !== undefined) {
    notes.push(
      `${shownPath(touched.siteWide)} has changed, and any page may depend on it. These are all problems.\n`,
    );
  }
  return touched;
}

/** Problems of links to other sites. */
async function askOthers(
  centre: HelpCentre,
  {
    places,
    progress,
    notes,
    isWanted = () => true,
  }: {
    readonly places: Places;
    readonly progress: Progress;
    readonly notes: string[];
    readonly isWanted: ((file: string) => boolean) | undefined;
  },
): Promise<readonly Problem[]> {
  const [{ checkExternal }, { Hosts }] = await Promise.all([
    import('#check/external/check-external.ts'),
    import('#check/external/hosts.ts'),
  ]);
  const { problems, asked, known, closed } = await checkExternal(centre, {
    cacheDir: places.cacheDir,
    now: Date.now(),
    hosts: new Hosts({ pauseMs: 500, longestMs: 60_000 }),
    ownHosts: new Set(),
    maxMs: 20_000,
    isWanted,
    onStep: progress.step,
  });
  notes.push(`Links to other sites: ${asked} asked, ${known} known from before.\n`);
  if (closed.length > 0)
    notes.push(`Nobody can say whether readers get these:\n${closed.map((line) => `  ${line}\n`).join('')}`);
  return problems;
}

/** Whether searches in a locale wait until an error in what they are tested with is mended. */
const hasFlawedSettings = (locale: string, { contentDir }: Places, problems: readonly Problem[]) =>
  ['search', 'questions']
    .map((folder) => shownPath(join(contentDir, folder, `${locale}.yaml`)))
    .some((settings) => problems.some((found) => isError(found) && found.file === settings));

/** Problems of what searches find. */
async function testSearch(
  centre: HelpCentre,
  settings: ReadonlyMap<string, SearchSettings>,
  { cacheDir }: Places,
): Promise<readonly Problem[]> {
  const { checkSearch } = await import('#publish/search/check-search.ts');
  return checkSearch(centre, settings, cacheDir);
}

/** Problems of the built site, if it comes from this content. */
async function checkBuilt(places: Places, progress: Progress, notes: string[]): Promise<readonly Problem[]> {
  const [{ isBuiltFromCurrent }, { checkBuiltSite }] = await Promise.all([
    import('#publish/output/built.ts'),
    import('#publish/output/check-built-site.ts'),
  ]);
  const isBuilt = isBuiltFromCurrent(places);
  progress.step('Checking the built site');
  if (isBuilt) return checkBuiltSite(places.outDir);
  if (existsSync(places.outDir)) {
    notes.push(
      `${shownPath(places.outDir)} was built from other content, so it isn't checked. Build it again.\n`,
    );
  }
  return [];
}

/** Which problems are looked for, and what happens to them. */
interface CheckOptions extends Looked {
  readonly format: ProblemFormat;
  readonly fixes: 'none' | 'shown' | 'written';
}

async function check({ format, fixes, ...looked }: CheckOptions): Promise<number> {
  const found = await findProblems(looked);
  const isMended = fixes !== 'none' && (await mend(found, fixes));
  const problems = isMended ? await findProblems(looked) : found;
  // Standard output is the patch's, for "git apply".
  const output = fixes === 'shown' ? process.stderr : process.stdout;
  output.write(formatProblems(problems, format));
  const [first] = problems;
  if (first && format === 'text') process.stderr.write(hint(first.code));
  return problems.some(isError) ? 1 : 0;
}

/** Mends what has only one right answer, or shows how. Returns whether files have changed. */
async function mend(problems: readonly Problem[], fixes: 'shown' | 'written'): Promise<boolean> {
  const { patchOf, planMends } = await import('#check/mend.ts');
  const files = planMends(placesFrom(process.env), problems, today());
  for (const file of files) {
    const name = shownPath(file.path);
    const patch = patchOf(file, name);
    if (fixes === 'shown') process.stdout.write(process.stdout.isTTY ? printable(patch) : patch);
    else {
      rewriteAtomically(file.path, file.after);
      for (const { at, mend: answer } of file.mended)
        process.stderr.write(printable(`${name}:${at?.line}  ${answer?.written} → ${answer?.by}\n`));
    }
  }
  const count = countOf(
    sum(files, ({ mended }) => mended.length),
    'problem',
  );
  process.stderr.write(
    fixes === 'shown' ? `${count} can be fixed. Nothing was written.\n\n` : `${count} fixed.\n\n`,
  );
  return fixes === 'written' && files.length > 0;
}

await runCommand({
  usage,
  options: {
    format: { type: 'string', default: 'text' },
    changed: { type: 'string' },
    external: { type: 'boolean', default: false },
    fix: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    explain: { type: 'string' },
  },
  run({ format, changed, external, fix, 'dry-run': isDry, explain: code }) {
    if (code !== undefined) return explain(code);
    if (isDry && !fix)
      throw new UsageError('--dry-run says what --fix would do. Write: npx fener check --fix --dry-run');
    return check({
      format: readChoice('format', format, problemFormats),
      base: changed,
      isExternal: external,
      fixes: !fix ? 'none' : isDry ? 'shown' : 'written',
    });
  },
});
