import { expect, test } from 'vitest';
import type { Member, Network } from '../api/types';
import { branchFlows, layStreets } from './streets';

const member = (id: string, bus: number | null): Member => ({ id, kind: 'home', group: '', priority: 0, batteryKwh: 0, pvKw: 0, ev: false, heatPump: false, genset: false, bus }) as Member;
const members = [member('a', 1), member('b', 2), member('c', 3)];
// 0 – 1 – 2, and 3 beside 2 at 1; branches in no order and no direction.
const network: Network = { name: 'n', buses: [0, 1, 2, 3].map((k) => ({ id: `b${k}`, x: 0, y: 0 })), branches: [{ from: 3, to: 1 }, { from: 2, to: 1 }, { from: 0, to: 1 }] };

test('branchFlows_tree_eachLineCarriesWhatLiesBelow', () => {
  const { places } = layStreets(members, network, 900);
  const flows = branchFlows(places, [1, 2, -5], new Float64Array(places.length));
  // b1 carries a + b + c = −2, b2 carries b = 2, b3 carries c = −5; the source as much as b1.
  expect([...flows.slice(0, 4)]).toEqual([-2, -2, 2, -5]);
});
test('layStreets_anySize_everythingInsideTheDrawing', () => {
  for (const width of [300, 360, 820, 1300]) {
    for (const count of [1, 3, 23, 105]) {
      const many = Array.from({ length: count }, (_, k) => member(`m${k}`, null));
      const map = layStreets(many, null, width);
      for (const place of map.places) {
        expect(place.x, `${count} in ${width}`).toBeGreaterThanOrEqual(0);
        expect(place.x, `${count} in ${width}`).toBeLessThanOrEqual(width);
        expect(place.y, `${count} in ${width}`).toBeLessThanOrEqual(map.height);
      }
      expect(map.places.filter((p) => p.member >= 0)).toHaveLength(count);
    }
  }
});
test('layStreets_ring_isDrawnWithoutItsLastBranch', () => {
  const ring: Network = { ...network, branches: [...network.branches, { from: 2, to: 3 }] };
  const { places } = layStreets(members, ring, 900);
  expect(places.filter((p) => p.parent < 0)).toHaveLength(1);
});
