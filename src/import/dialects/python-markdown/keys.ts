/** Keys: `++ctrl+alt+del++`. https://facelessuser.github.io/pymdown-extensions/extensions/keys/ */
import { escapeHtml } from '#base/escape-html.ts';

/** Names that are written otherwise than they look. */
const names: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  control: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  cmd: 'Cmd',
  command: 'Cmd',
  option: 'Option',
  meta: 'Meta',
  win: 'Win',
  windows: 'Win',
  super: 'Super',
  fn: 'Fn',
  del: 'Del',
  delete: 'Del',
  ins: 'Ins',
  insert: 'Ins',
  esc: 'Esc',
  escape: 'Esc',
  enter: 'Enter',
  return: 'Return',
  tab: 'Tab',
  space: 'Space',
  backspace: 'Backspace',
  home: 'Home',
  end: 'End',
  'page-up': 'Page Up',
  'page-down': 'Page Down',
  'arrow-up': '↑',
  'arrow-down': '↓',
  'arrow-left': '←',
  'arrow-right': '→',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  plus: '+',
  minus: '-',
  'print-screen': 'Print Screen',
  'caps-lock': 'Caps Lock',
};

const keyName = (key: string): string =>
  names[key.toLowerCase()] ??
  (key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1));

/** @example keysHtml('ctrl+c') // => '<kbd>Ctrl</kbd>+<kbd>C</kbd>' */
export const keysHtml = (keys: string): string =>
  [...keys.matchAll(/"([^"]*)"|[^+"]+/g)]
    .map(([key, quoted]) => `<kbd>${escapeHtml(quoted ?? keyName(key))}</kbd>`)
    .join('+');
