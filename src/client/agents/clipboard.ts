/** The clipboard of an agent, and in which format the last link was copied. */
import { tryStorage } from '#client/page/storage.ts';
import { copyFormats, type CopyFormat } from './copies.ts';

const formatKey = 'fener:agents-format';

/** Copies text, and HTML if there is some, to the clipboard. Rejects if the browser doesn't allow it. */
export async function write(text: string, html: string | undefined): Promise<void> {
  if (html === undefined) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const blobOf = (part: string, type: string) => ({ [type]: new Blob([part], { type }) });
  await navigator.clipboard.write([
    new ClipboardItem({ ...blobOf(text, 'text/plain'), ...blobOf(html, 'text/html') }),
  ]);
}

/** The format used last on this device; links at first, and where storage is switched off. */
export function rememberedFormat(): CopyFormat {
  const stored = tryStorage(() => localStorage.getItem(formatKey));
  return copyFormats.find((format) => format === stored) ?? 'url';
}

/** Keeps the format for the next time. */
export const rememberFormat = (format: CopyFormat): void =>
  tryStorage(() => localStorage.setItem(formatKey, format));
