import { expect, test } from 'vitest';
import { linear } from './scale';

test('linear_dataFromZero_roundTicksAroundIt', () => {
  const scale = linear([3, 47], 100, 0);
  expect(scale.ticks).toEqual([0, 20, 40, 60]);
  expect(scale.at(30)).toBe(50);
});
test('linear_allEqual_stillHasRoom', () => {
  const scale = linear([5, 5], 0, 100, { zero: false });
  expect(scale.high).toBeGreaterThan(scale.low);
  expect(Number.isFinite(scale.at(5))).toBe(true);
});
test('linear_nothing_isFinite', () => expect(Number.isFinite(linear([], 0, 10, { zero: false }).at(0.5))).toBe(true));
test('linear_anyData_holdsIt', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const values = Array.from({ length: 5 }, (_, k) => Math.sin(seed * 12.9898 + k * 78.233) * 10 ** (seed % 7));
    const scale = linear(values, 0, 100);
    for (const value of values) expect(scale.at(value), `seed ${seed}`).toSatisfy((x: number) => x >= -1e-6 && x <= 100 + 1e-6);
    expect(scale.ticks.length, `seed ${seed}`).toBeLessThan(12);
  }
});
