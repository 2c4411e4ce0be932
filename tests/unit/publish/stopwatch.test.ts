import { expect, test } from 'vitest';
import { formatProfile, startStopwatch } from '#publish/stopwatch.ts';

test('stages of one name are one, in the order in which they began', () => {
  const stopwatch = startStopwatch('reading');
  stopwatch.begin('writing');
  stopwatch.begin('reading');
  const stages = stopwatch.end();
  expect(stages.map(({ name }) => name)).toEqual(['reading', 'writing']);
  expect(stages.every(({ wallSeconds, cpuSeconds }) => wallSeconds >= 0 && cpuSeconds >= 0)).toBe(true);
});

test('a profile is a table, with what threads of others took', () => {
  const stage = { wallSeconds: 1, cpuSeconds: 2, peakMegabytes: 300 };
  const main = [
    { ...stage, name: 'Reading content' },
    { ...stage, name: 'Writing files', peakMegabytes: 412.4 },
  ];
  const search = [{ ...stage, name: 'indexing' }];
  const bundling = { ...stage, name: 'bundling code', peakMegabytes: 500 };
  expect(formatProfile({ main, search, bundling, cpuSeconds: 9.5, peakMegabytes: 500 }))
    .toMatchInlineSnapshot(`
      "Stage                                          Wall s    CPU s  Peak MB
      Reading content                                  1.00     2.00      300
      Writing files                                    1.00     2.00      412
      Beside: indexing                                 1.00     2.00      300
      Beside: bundling code                            1.00     2.00      500
      Beside: images, compression, clearing memory              1.50
      In all                                           2.00     9.50      500
      "
    `);
});
