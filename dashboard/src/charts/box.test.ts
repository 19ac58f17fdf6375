import { expect, test } from 'vitest';
import { bandPath, linePath, stackPaths, type BarSeries } from './box';

const x = (k: number) => k * 10;
const y = (v: number) => -v;

test('linePath_gap_staysAGap', () => expect(linePath([1, null, 2, 3], x, y)).toBe('M0.0 -1.0M20.0 -2.0L30.0 -3.0'));
test('linePath_steps_holdTheirValue', () => expect(linePath([1, 2], x, y, true)).toBe('M0.0 -1.0H10.0V-2.0H20.0'));
test('stackPaths_twoSeries_secondStandsOnTheFirst', () => {
  const series: BarSeries[] = [
    { name: 'a', colour: 'sun', sign: 1, values: [1, 0] },
    { name: 'b', colour: 'import', sign: 1, values: [2, 4] },
    { name: 'c', colour: 'demand', sign: -1, values: [5, null] },
  ];
  const paths = ['M0.0 0.0V-1.0H9.0V0.0Z', 'M0.0 -1.0V-3.0H9.0V-1.0ZM10.0 0.0V-4.0H19.0V0.0Z', 'M0.0 0.0V5.0H9.0V0.0Z'];
  expect(stackPaths(series, 2, x, y).map((d) => d.replaceAll('-0.0', '0.0'))).toEqual(paths);
  expect(stackPaths(series, 2, x, y).map((d) => d.replaceAll('-0.0', '0.0')), 'drawn again').toEqual(paths);
});
test('bandPath_oneValue_isNoArea', () => expect(bandPath([0, null], [1, null], x, y)).toBe(''));
