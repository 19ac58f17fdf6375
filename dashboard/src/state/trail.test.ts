import { expect, test } from 'vitest';
import type { History, LiveState } from '../api/types';
import { Trail } from './trail';

const state = (step: number, demandKw = step): LiveState => ({ step, localTime: `2025-07-07T00:${step}`, community: { demandKw } }) as unknown as LiveState;

test('add_sameStepTwice_countsOnce', () => {
  const trail = new Trail();
  expect([trail.add(state(1)), trail.add(state(1)), trail.add(state(2))]).toEqual([true, false, true]);
  expect(trail.columns.demandKw).toEqual([1, 2]);
});
test('add_earlierStep_forgetsWhatCameAfter', () => {
  const trail = new Trail();
  for (let step = 1; step <= 5; step++) trail.add(state(step));
  trail.add(state(3, 30));
  expect(trail.steps).toEqual([1, 2, 3]);
  expect(trail.columns.demandKw).toEqual([1, 2, 30]);
});
test('add_manySteps_keepsTheLatest', () => {
  const trail = new Trail();
  for (let step = 1; step <= 2000; step++) trail.add(state(step));
  expect(trail.steps).toHaveLength(600);
  expect(trail.steps[599]).toBe(2000);
});
test('fill_history_understandsTheNamesOfTheService', () => {
  const trail = new Trail();
  trail.fill({ session: 's', from: 0, to: 4, time: ['a', 'b'], columns: { communityImportKw: [1, 2], demandKw: [4, 0], servedKw: [2, 0] } } as unknown as History);
  expect(trail.steps).toEqual([2, 4]);
  expect(trail.columns.importKw).toEqual([1, 2]);
  expect(trail.columns.stability).toEqual([0.5, 1]);
  expect(trail.columns.poolPricePerKwh).toEqual([null, null]);
});
