import { expect, test } from 'vitest';
import { decodeSigns, endTables, joinLinks, joinTables } from '#import/tree/markdown/repairs.ts';
import { mendStrong, mendTornEnds } from '#import/tree/markdown/strong.ts';
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

test.each([
  [':::tab[A]\n| a | b |\n| - | - |\n| 1 | 2 |\n:::', ':::tab[A]\n| a | b |\n| - | - |\n| 1 | 2 |\n\n:::'],
  ['> :::tab[A]\n> | a |\n> | - |\n> :::\n', '> :::tab[A]\n> | a |\n> | - |\n>\n> :::\n'],
  [':::tab[A]\nText\n:::', undefined],
])('a table ends before the fence around it: %j', (written, now) => {
  const source = traceText(written);
  expect(applyEdits(source, endTables(source)).text).toBe(now ?? written);
});

test.each([
  ['**Warm **water', '**Warm** water'],
  ['A** cold** one', 'A **cold** one'],
  ['****Warm**** water', '**Warm** water'],
  ['**注:**水', '**注**:水'],
  ['あ**「水」**い', 'あ「**水**」い'],
  ['- ** Warm** water', '- **Warm** water'],
  ['A ** cold one ** (** two **), ** three **.', 'A **cold one** (**two**), **three**.'],
  ['Open **Tab **.', 'Open **Tab**.'],
  ['**Warm&nbsp;**water, **A &gt;**b', '**Warm**&nbsp;water, **A** &gt;b'],
  ['ל** מצב מוגבל ** ונסו', 'ל **מצב מוגבל** ונסו'],
  ['- ** 設定 **を開く', '- **設定** を開く'],
  ['ל**[מצב](id:a)**ונסו, **[b](id:c)** d', 'ל[**מצב**](id:a)ונסו, **[b](id:c)** d'],
  ['ל** [[מצב]] **ו', 'ל **[[מצב]]** ו'],
  ['は**[[設定]] → 現在**で', 'は **[[設定]] → 現在**で'],
  ['x ** y ** z, a/** and **/b, `**a **b`, **A**: b', undefined],
  ['\\*\\*Warm **water', undefined],
  ['the **Save** tab**.** Then go', 'the **Save** tab. Then go'],
  ['src/**/**, 2**.** is not', 'src/**/**, 2. is not'],
])('bold text that would show its asterisks: %j', (written, now) => {
  const source = traceText(written);
  expect(applyEdits(source, mendStrong(source)).text).toBe(now ?? written);
});

test.each([
  ['**Phone: **<mark>**1**</mark>', '**Phone:** <mark>**1**</mark>'],
  ['> * **Phone: **<mark>**1**</mark>', '> * **Phone:** <mark>**1**</mark>'],
  ['**Write **_**a**_ **with `**x **_`:**', '**Write** _**a**_ **with `**x **_`:**'],
  ['**A.**, b **<i>c</i>**, d ** e ** f', undefined],
  ['`**a **<b>`, 2 ** 3 **<b>x</b>', undefined],
])('bold text that ends with a space before another mark: %j', (written, now) => {
  const source = traceText(written);
  expect(applyEdits(source, mendTornEnds(source)).text).toBe(now ?? written);
});

test.each([
  ['A\n\n| a | b |\n\n| - | :-: |\n| 1 | 2 |', 'A\n\n| a | b |\n| - | :-: |\n| 1 | 2 |'],
  ['| a |\n| - |\n| 1 |\n\n| - |\n| 2 |', undefined],
])('a blank line below the head of a table: %j', (written, now) => {
  const source = traceText(written);
  expect(applyEdits(source, joinTables(source)).text).toBe(now ?? written);
});

test.each([
  ['a \\&lt; b \\&gt;, `\\&lt;`', 'a &lt; b &gt;, `\\&lt;`'],
  ['a \\& b', undefined],
])('a backslash before a reference: %j', (written, now) => {
  const source = traceText(written);
  expect(applyEdits(source, decodeSigns(source)).text).toBe(now ?? written);
});
