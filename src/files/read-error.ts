/** Why the system refuses to read a file or folder, in words. */
import { errorCode } from '#base/error-code.ts';
import { errorText } from '#base/error-text.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it doesn't exist",
  EACCES: "you don't have permission",
  EPERM: "you don't have permission",
  EISDIR: 'it is a folder',
  ENOTDIR: "it isn't a folder",
};

/** Goes on behind "The file can't be read:". Without words of ours, those of the system. */
export const whyUnreadable = (error: unknown): string => reasons[errorCode(error) ?? ''] ?? errorText(error);
