import { expect, test } from 'vitest';
import { commandOf } from '#client/agents/keys.ts';

const pressed = { key: '', code: '', alt: false, ctrl: false, isInField: true, isReply: false };

test.each([
  [{ key: 'ArrowDown' }, { kind: 'move', by: 1 }],
  [{ key: 'ArrowUp' }, { kind: 'move', by: -1 }],
  [{ key: 'PageUp' }, { kind: 'scroll', by: -1 }],
  [{ key: 'Enter' }, { kind: 'copy' }],
  [{ key: 'Enter', ctrl: true }, { kind: 'open' }],
  [{ key: 'Enter', isInField: false }, undefined],
  [{ key: 'Escape', isInField: false }, { kind: 'again' }],
  // On a French keyboard the key of 6 types "-".
  [
    { key: '-', code: 'Digit6', alt: true },
    { kind: 'copyAs', format: 'sms' },
  ],
  [{ key: '6', code: 'Numpad6', alt: true }, undefined],
  [{ key: '6', code: 'Digit6', alt: true, isReply: true }, undefined],
  [
    { key: '4', code: 'Digit4', alt: true, isReply: true },
    { kind: 'copyAs', format: 'text' },
  ],
  [{ key: '9', code: 'Digit9', alt: true }, undefined],
  [{ key: '#', code: 'Digit3', alt: true, ctrl: true }, undefined],
  [{ key: 'a', code: 'KeyA' }, undefined],
] as const)('%o means %o', (key, command) => {
  expect(commandOf({ ...pressed, ...key })).toEqual(command);
});
