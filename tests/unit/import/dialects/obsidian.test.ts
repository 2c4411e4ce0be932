import { expect, test } from 'vitest';
import { convertObsidian } from '#import/dialects/obsidian.ts';
import { traceText } from '#import/tree/markdown/traced-text.ts';

const convert = (text: string) => convertObsidian(traceText(text)).text;

test.each([
  ['[[Parcel]]', '[Parcel](wiki:Parcel)'],
  ['[[Parcel|your parcel]]', '[your parcel](wiki:Parcel)'],
  ['[[Parcel#By post]]', '[Parcel > By post](wiki:Parcel#By%20post)'],
  ['![[label.png|300]]', '![](label.png)'],
  ['Text ==kept **safe**== here', 'Text <mark>kept **safe**</mark> here'],
  [
    '**==kept==** and *==so==*, ==~~old~~==',
    '**<mark>kept</mark>** and *<mark>so</mark>*, <mark>~~old~~</mark>',
  ],
  [
    '![[Shot `a~b.png]] and ![[a [1].png|A box]], ![[b.png]]',
    '![](Shot%20%60a~b.png) and ![A box](a%20%5B1%5D.png), ![](b.png)',
  ],
  ['Text ^fees', 'Text<a id="fees"></a>'],
  ['> Text\n> ^fees', '> Text<a id="fees"></a>'],
  ['[[Fees#By post|the `fees` file]]', '[the `fees` file](<wiki:Fees#By%20post>)'],
  ['[[Fees#`by` post]]', '[Fees > `by` post](<wiki:Fees#by%20post>)'],
  ['[[Fees|*all* fees]] and `[[A|*b*]]`', '[*all* fees](<wiki:Fees>) and `[[A|*b*]]`'],
  ['| [[Fees|all]] |\n| - |\n| [[Fees\\|all]] |', '| [all](wiki:Fees) |\n| - |\n| [all](wiki:Fees) |'],
  [
    'の**[[設定]]**を、**[[設定|ここ]]** は',
    'の[**設定**](wiki:%E8%A8%AD%E5%AE%9A)を、**[ここ](wiki:%E8%A8%AD%E5%AE%9A)** は',
  ],
  ['Press `[[x]]` and %%ask%% go', 'Press `[[x]]` and  go'],
  ['%%\nask\n%%', '<!-- ask -->'],
  ['Write `%%` around it: %%ask\nonce%% so', 'Write `%%` around it:  so'],
])('%j becomes %j', (written, now) => expect(convert(written)).toBe(now));

test('callouts are alerts, those that fold are parts to open', () =>
  expect(convert('> [!info] Good to know\n> Measure *twice*.\n\n> [!faq]- Is it exact?\n> Nearly.')).toBe(
    '> [!NOTE]\n> **Good to know**\n>\n> Measure *twice*.\n\n:::details[Is it exact?]\n\nNearly.\n\n:::',
  ));

test('what is not of Obsidian stays as its writer wrote it', () => {
  const text = '*  A\n*  B\n\nSetext\n======\n\n[[Box]]\n';
  expect(convert(text)).toBe('*  A\n*  B\n\nSetext\n======\n\n[Box](wiki:Box)');
});
