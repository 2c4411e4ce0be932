import { expect, test } from 'vitest';
import { joinLinks } from '#import/tree/markdown/repairs.ts';
import { applyEdits, traceText } from '#import/tree/markdown/traced-text.ts';

test.each([
  ['See [DNT] (https://a.example/x) an.', 'See [DNT](https://a.example/x) an.'],
  ['See [DNT] (the note) and [this](b.md) (https://a.example).', undefined],
  ['`[DNT] (https://a.example)`', undefined],
  ['    [DNT] (https://a.example)', undefined],
  ['[DNT] (https://a.example)\n\n[DNT]: https://b.example', undefined],
])('a space between words and address: %j', (written, now) => {
  const source = traceText(written);
  expect(applyEdits(source, joinLinks(source)).text).toBe(now ?? written);
});
