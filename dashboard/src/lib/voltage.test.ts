import { describe, expect, test } from 'vitest';
import { columnOf, furthest, over, voltageColour } from './voltage';

describe('voltages', () => {
  test('voltageColour_endsOfTheScale_areTheNextColour', () => {
    expect([0.89, 0.9, 0.979, 1, 1.02, 1.2, null].map(voltageColour)).toEqual(['ramp-1', 'ramp-2', 'ramp-3', 'ramp-4', 'ramp-5', 'ramp-7', 'group-none']);
  });
  test('furthest_lowAndHigh_takesWhatDepartsMost', () => {
    expect(furthest([[0.97, 1], [0.99, null]], [[1.02, 1.01], [1.05, null]], 0)).toEqual([0.97, 1.05]);
    expect(furthest([[null]], [[null]], 0)).toEqual([null]);
  });
  test('over_columnWithoutNumbers_isAGap', () => expect(over([[1, null], [3, null]], 2, Math.max)).toEqual([3, null]));
  test('columnOf_timeBetweenColumns_isTheEarlier', () => {
    const times = ['2025-07-07T00:00', '2025-07-07T01:00', '2026-01-12T00:00'];
    expect([columnOf(times, '2025-07-07T01:45'), columnOf(times, '2020-01-01T00:00'), columnOf(times, '2026-02-01T00:00')]).toEqual([1, 0, 2]);
  });
});
