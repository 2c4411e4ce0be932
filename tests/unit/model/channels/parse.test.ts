import { expect, test } from 'vitest';
import { demo, parseChannels } from './demo.ts';

test('the demo has no problems', () => {
  expect(demo.problems).toEqual([]);
  expect(demo.contact?.channels.length).toBeGreaterThan(15);
});
