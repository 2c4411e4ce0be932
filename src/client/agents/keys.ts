/** What keys mean on the agents' page. */
import { copyFormats, isReplyFormat, type CopyFormat } from './copies.ts';

export type Command =
  | { readonly kind: 'again' | 'copy' | 'open' }
  | { readonly kind: 'copyAs'; readonly format: CopyFormat }
  | { readonly kind: 'move' | 'scroll'; readonly by: 1 | -1 };

/** A key as it was pressed, and where. */
export interface PressedKey {
  readonly key: string;
  /** Its place on the keyboard, whatever it types there. */
  readonly code: string;
  readonly alt: boolean;
  /** Ctrl, or ⌘. */
  readonly ctrl: boolean;
  /** Whether the focus is in the field. */
  readonly isInField: boolean;
  /** Whether a saved reply is chosen, which has fewer formats. */
  readonly isReply: boolean;
}

/** `undefined` where a key means nothing of ours. AltGr, which types signs such as "#", is Ctrl and Alt on Windows. */
export function commandOf(pressed: PressedKey): Command | undefined {
  const { key, alt, ctrl, isInField } = pressed;
  if (key === 'Escape') return { kind: 'again' };
  if (alt) return ctrl ? undefined : copyCommand(pressed);
  if (!isInField) return undefined;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return { kind: 'move', by: key === 'ArrowDown' ? 1 : -1 };
    case 'PageDown':
    case 'PageUp':
      return { kind: 'scroll', by: key === 'PageDown' ? 1 : -1 };
    case 'Enter':
      return { kind: ctrl ? 'open' : 'copy' };
    default:
      return undefined;
  }
}

/** A digit above the letters copies in the form of the button at that place; on the number pad, Alt types signs. */
function copyCommand({ code, isReply }: PressedKey): Command | undefined {
  const format = copyFormats[Number(/^Digit([1-9])$/.exec(code)?.[1] ?? 0) - 1];
  return format && (!isReply || isReplyFormat(format)) ? { kind: 'copyAs', format } : undefined;
}
