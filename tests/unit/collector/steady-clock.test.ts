import { expect, test } from 'vitest';
import { createSteadyClock, earliest } from '#collector/steady-clock.ts';

const hour = 3_600_000;
const year = 8766 * hour;
const start = earliest + year;

const clocks = (at = start) => {
  const time = { wall: at, monotonic: 5 };
  const clock = createSteadyClock(
    () => time.wall,
    () => time.monotonic,
  );
  const pass = (ms: number, jump = 0) => {
    time.monotonic += ms;
    time.wall += ms + jump;
  };
  return { clock, pass };
};

test('it follows a system that sleeps for a night, or whose time is corrected by hours', () => {
  const { clock, pass } = clocks();
  pass(hour, 25 * hour);
  expect(clock.now()).toBe(start + 26 * hour);
  pass(hour, -20 * hour);
  expect(clock.now()).toBe(start + 7 * hour);
  expect(clock.aheadMs).toBe(0);
});

test.each([10 * year, -3 * year, 27 * hour])(
  'it goes on counting when the system jumps by %i ms, and follows again when that is back',
  (jump) => {
    const { clock, pass } = clocks();
    pass(hour, jump);
    expect([clock.now(), clock.aheadMs]).toEqual([start + hour, jump]);
    pass(hour);
    expect(clock.now()).toBe(start + 2 * hour);
    pass(hour, -jump);
    expect([clock.now(), clock.aheadMs]).toEqual([start + 3 * hour, 0]);
  },
);

test('a machine that started in 1970 gets the right time as soon as it is known', () => {
  const { clock, pass } = clocks(60_000);
  pass(hour, start);
  expect([clock.now(), clock.aheadMs]).toEqual([start + hour + 60_000, 0]);
});
