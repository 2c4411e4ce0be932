import { expect, test } from 'vitest';
import { bodyOf, convert } from '../../convert.ts';

/** A text in the folder A with the images A/img/x.png and others. */
function withImages(text: string, images: readonly string[] = ['A/img/x.png']) {
  const { files, notes } = convert({ texts: { 'A/Test.md': `---\ntitle: Test\n---\n${text}\n` }, images });
  return {
    text: bodyOf(files['a/test.md']),
    notes: notes.map((note) => note.replace('A/Test.md', '')),
    images: Object.keys(files).filter((name) => !name.endsWith('.md')),
  };
}

test('an image moves beside its article and the text around it stays', () => {
  expect(withImages('*  See ![A *x*](img/x.png "T") here')).toEqual({
    text: '*  See ![A *x*](images/x.png "T") here',
    notes: [],
    images: ['a/images/x.png'],
  });
});

test('names become fit for URLs, and different files get different names', () => {
  expect(
    withImages('![a](img/Ä%20b.PNG) ![b](other/ä-b.png) ![c](img/%C3%84%20b.PNG) ![d](../A/img/Ä%20b.PNG)', [
      'A/img/Ä b.PNG',
      'A/other/ä-b.png',
    ]),
  ).toEqual({
    text: '![a](images/a-b.png) ![b](images/a-b-2.png) ![c](images/a-b.png) ![d](images/a-b.png)',
    notes: [],
    images: ['a/images/a-b-2.png', 'a/images/a-b.png'],
  });
});

test('names that Windows keeps for devices get a number', () => {
  expect(withImages('![a](img/Con.png)', ['A/img/Con.png']).images).toEqual(['a/images/con-2.png']);
});

test('an image used in two topics lies in the first', () => {
  const { files } = convert({
    texts: { 'A/Test.md': '![x](../x.png)', 'B/Test.md': '![x](/x.png)' },
    images: ['x.png'],
  });
  expect(Object.keys(files).filter((name) => name.endsWith('.png'))).toEqual(['a/images/x.png']);
  expect(bodyOf(files['b/test.md'])).toBe('![x](../a/images/x.png)');
});

test('a missing image is marked and listed with its line', () => {
  expect(
    withImages('Press ![Upload_button](img/none.png), then\n![a*b](https://x.example/y.png)now'),
  ).toEqual({
    text: 'Press ![Upload_button](todo:img/none.png), then\n![a*b](todo:https://x.example/y.png)now',
    notes: [':4 image-missing img/none.png', ':5 image-remote https://x.example/y.png'],
    images: [],
  });
  expect(withImages('[![Logo](none.png)](https://x.example)').text).toBe(
    '[![Logo](todo:none.png)](https://x.example)',
  );
});

test('an image without alternative text gets its caption, else a mark', () => {
  expect(
    withImages('![](img/x.png "The cable")\n\n![](img/red_cable-2.png)', [
      'A/img/x.png',
      'A/img/red_cable-2.png',
    ]),
  ).toEqual({
    text: '![The cable](images/x.png "The cable")\n\n![todo:](images/red-cable-2.png)',
    notes: [':6 image-alt img/red_cable-2.png'],
    images: ['a/images/red-cable-2.png', 'a/images/x.png'],
  });
});

const table = (src: string) => `<table><tr><td rowspan="1">a ${src}</td></tr></table>`;

test('images by reference and in HTML are found too', () => {
  expect(withImages('See ![A][i] and ![i]\n\n[i]: img/x.png "T"').text).toBe(
    'See ![A](images/x.png "T") and ![i](images/x.png "T")',
  );
  expect(withImages(table('<img src="img/x.png" alt="A">')).text).toBe(
    table('<img src="images/x.png" alt="A">'),
  );
  expect(withImages(table('<img src="none.png" alt="A b">')).text).toBe(
    table('<img src="todo:none.png" alt="A b">'),
  );
});

test('nothing outside the source folder is copied', () => {
  expect(withImages('![x](../../x.png)').notes).toEqual([':4 image-missing ../../x.png']);
});

test('a picture of the source is found by its whole address, too', () => {
  const raw = 'https://raw.githubusercontent.com/acme/help/main';
  expect(
    withImages(
      `![a](${raw}/A/img/x.png) ![b](https://github.com/acme/help/blob/main/docs/A/img/x.png?raw=true) ![c](${raw}/x.png)`,
    ).text,
  ).toBe(`![a](images/x.png) ![b](images/x.png) ![c](todo:${raw}/x.png)`);
});
