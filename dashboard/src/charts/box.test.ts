import { expect, test } from 'vitest';
import { bandPath, linePath, stackPath } from './box';

const x = (k: number) => k * 10;
const y = (v: number) => -v;

test('linePath_gap_staysAGap', () => expect(linePath([1, null, 2, 3], x, y)).toBe('M0.0 -1.0M20.0 -2.0L30.0 -3.0'));
test('linePath_steps_holdTheirValue', () => expect(linePath([1, 2], x, y, true)).toBe('M0.0 -1.0H10.0V-2.0H20.0'));
test('stackPath_twoSeries_secondStandsOnTheFirst', () => {
  const base = [0, 0];
  stackPath([1, 0], base, 1, x, y);
  expect(stackPath([2, 4], base, 1, x, y)).toBe('M0.0 -1.0V-3.0H9.0V-1.0ZM10.0 0.0V-4.0H19.0V0.0Z');
  expect(base).toEqual([3, 4]);
});
test('bandPath_oneValue_isNoArea', () => expect(bandPath([0, null], [1, null], x, y)).toBe(''));
