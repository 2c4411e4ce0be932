/** The clipboard of an agent, and in which format the last link was copied. */
import { tryStorage } from '#client/page/storage.ts';
import { copyFormats, type CopyFormat } from './copies.ts';

const formatKey = 'fener:agents-format';

/** Copies text, and HTML if there is some, to the clipboard. Rejects if the browser doesn't allow it. */
export async function write(text: string, html: string | undefined): Promise<void> {
  try {
    await writeOfOwnAccord(text, html);
  } catch (error) {
    if (!copyByCommand(text, html)) throw error;
  }
}

async function writeOfOwnAccord(text: string, html: string | undefined): Promise<void> {
  if (html === undefined) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const blobOf = (part: string, type: string) => ({ [type]: new Blob([part], { type }) });
  await navigator.clipboard.write([
    new ClipboardItem({ ...blobOf(text, 'text/plain'), ...blobOf(html, 'text/html') }),
  ]);
}

/**
 * Copies as the browser's menu would, which an agent's key or click may do in the frame of a helpdesk, too: frames get the
 * clipboard only where the helpdesk lets them (https://w3c.github.io/clipboard-apis/#clipboard-permissions).
 */
function copyByCommand(text: string, html: string | undefined): boolean {
  let isCopied = false;
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    isCopied = true;
  };
  document.addEventListener('copy', onCopy, { once: true, capture: true });
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else copies without the frame's permission
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  return isDone && isCopied;
}

/** The format used last on this device; links at first, and where storage is switched off. */
export function rememberedFormat(): CopyFormat {
  const stored = tryStorage(() => localStorage.getItem(formatKey));
  return copyFormats.find((format) => format === stored) ?? 'url';
}

/** Keeps the format for the next time. */
export const rememberFormat = (format: CopyFormat): void =>
  tryStorage(() => localStorage.setItem(formatKey, format));
