/** What a disk refuses, as a problem: it isn't a bug, and a stack trace wouldn't explain it. */
import { shownPath } from '#files/places.ts';
import { problem, type Problem } from '#problems/problem.ts';

const fileInTheWay = [
  'A file is where a folder should be.',
  'Name another folder, or move the file.',
] as const;

const answers: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  ENOSPC: ['There is no space left on the disk.', 'Make room, then try again.'],
  EDQUOT: ['You have used up your share of the disk.', 'Make room, then try again.'],
  EROFS: ['The disk is read-only.', 'Use a folder on a disk that can be written to.'],
  EACCES: ['You may not write to the folder or file.', 'Give whoever runs this command write permission.'],
  EPERM: ['You may not write to the folder or file.', 'Give whoever runs this command write permission.'],
  ENOTDIR: fileInTheWay,
  EEXIST: fileInTheWay,
  EIO: ['The disk fails.', 'Check the disk, or use a folder on another one.'],
  EMFILE: ['Too many files are open.', 'Raise the limit of open files (ulimit -n).'],
  ENOENT: ['The file was deleted during the build.', 'Build again, and delete nothing meanwhile.'],
};

/** How programs that give no error codes say it. */
const words: Readonly<Record<string, string>> = {
  'No space left on device': 'ENOSPC',
  'Read-only file system': 'EROFS',
  'Permission denied': 'EACCES',
  'unable to open database file': 'EACCES',
};

/**
 * The problem behind an error, if a disk is to blame; `folder` is named where the error names no path.
 *
 * Problems: `disk-refuses`.
 */
export function diskProblem(error: unknown, folder: string): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path, message } = error as NodeJS.ErrnoException;
  const spoken = Object.keys(words).find((text) => message.includes(text)) ?? '';
  const [what, fix] = answers[code] ?? answers[words[spoken] ?? ''] ?? [];
  const file = shownPath(path ?? folder);
  return what && fix ? problem('disk-refuses', { file }, what, fix) : undefined;
}
