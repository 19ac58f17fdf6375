import type { Member, Network } from '../api/types';

/** A place on the map: a bus of the feeder, or a member at its bus; the first is the utility's connection. */
export interface Place {
  x: number;
  y: number;
  parent: number;
  /** Index of the member, −1 for a bus. */
  member: number;
}

export interface StreetMap {
  places: Place[];
  width: number;
  height: number;
  /** Room along a street between two houses, in pixels. */
  spacing: number;
  /** Room between two streets, in pixels. */
  lane: number;
}

const HOUSES_PER_STREET = 12;
const EDGE = 40;
const SERVICE = 36;

interface Tree {
  parents: number[];
  /** Bus of each member. */
  homes: number[];
}

/** The feeder as a tree from its first bus; branches that close a ring are left out of the drawing. */
function feeder(members: readonly Member[], network: Network): Tree {
  const near: number[][] = network.buses.map(() => []);
  for (const { from, to } of network.branches) {
    near[from]?.push(to);
    near[to]?.push(from);
  }
  const parents = network.buses.map(() => -1);
  const seen = new Set([0]);
  const queue = [0];
  for (const bus of queue) {
    for (const next of near[bus] ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      parents[next] = bus;
      queue.push(next);
    }
  }
  network.buses.forEach((_, bus) => {
    if (!seen.has(bus)) parents[bus] = 0;
  });
  return { parents, homes: members.map((member) => (member.bus !== null && member.bus !== undefined && member.bus < parents.length ? member.bus : 0)) };
}

/** Streets of a dozen houses each, where no feeder is known. */
function streets(members: readonly Member[]): Tree {
  const order = members.map((_, k) => k).sort((a, b) => members[a]!.group.localeCompare(members[b]!.group) || a - b);
  const parents = [-1];
  const homes = new Array<number>(members.length).fill(0);
  order.forEach((member, k) => {
    parents.push(k % HOUSES_PER_STREET === 0 ? 0 : parents.length - 1);
    homes[member] = parents.length - 1;
  });
  return { parents, homes };
}

/** Where everything is drawn in a given width; streets run to the right, on a narrow screen down. */
export function layStreets(members: readonly Member[], network: Network | null, width: number): StreetMap {
  const tree = network && network.buses.length > 1 ? feeder(members, network) : streets(members);
  const children: number[][] = tree.parents.map(() => []);
  tree.parents.forEach((parent, bus) => {
    if (parent >= 0) children[parent]!.push(bus);
  });
  const depth = tree.parents.map(() => 0);
  const across = tree.parents.map(() => 0);
  let lanes = 0;
  const visit = (bus: number, level: number): number => {
    depth[bus] = level;
    const below = children[bus]!.map((child) => visit(child, level + 1));
    return (across[bus] = below.length ? (below[0]! + below[below.length - 1]!) / 2 : lanes++);
  };
  visit(0, 0);
  const deepest = Math.max(1, ...depth);
  const down = width < 600;
  const spacing = down ? Math.max(26, Math.min(44, 900 / deepest)) : (width - 2 * EDGE - 40) / deepest;
  const lane = down ? (width - 16) / Math.max(1, lanes) : lanes > 3 ? 124 : 152;
  const height = down ? deepest * spacing + 2 * EDGE + 20 : Math.max(lanes * lane + 16, 220);
  const along = (level: number): number => EDGE + 20 + level * spacing;
  const side = (line: number): number => (down ? 8 : (height - lanes * lane) / 2) + (line + 0.5) * lane;
  const places: Place[] = tree.parents.map((parent, bus) => {
    const [a, s] = [along(depth[bus]!), side(across[bus]!)];
    return { x: down ? s : a, y: down ? a : s, parent, member: -1 };
  });
  const guests = tree.parents.map(() => 0);
  members.forEach((_, member) => {
    const bus = tree.homes[member]!;
    const at = places[bus]!;
    const nth = guests[bus]!++;
    const sign = (depth[bus]! + nth) % 2 === 0 ? -1 : 1;
    const reach = Math.min(SERVICE, lane / 2 - 14);
    const shift = Math.floor(nth / 2) * 26;
    places.push({ x: at.x + (down ? sign * reach : shift), y: at.y + (down ? shift : sign * reach), parent: bus, member });
  });
  return { places, width, height, spacing, lane };
}

/** Members that hang behind a place. */
export function behind(places: readonly Place[], place: number): number[] {
  const out: number[] = [];
  const waiting = [place];
  for (const at of waiting) {
    if (places[at]!.member >= 0) out.push(places[at]!.member);
    places.forEach(({ parent }, k) => {
      if (parent === at) waiting.push(k);
    });
  }
  return out;
}

/** Net power that passes from its parent to each place, from what members take (+) and give (−). */
export function branchFlows(places: readonly Place[], netKw: readonly number[], out: Float64Array): Float64Array {
  out.fill(0);
  for (let k = places.length - 1; k >= 0; k--) {
    const { member, parent } = places[k]!;
    if (member >= 0) out[k] = netKw[member] ?? 0;
    if (member >= 0 && parent >= 0) out[parent]! += out[k]!;
  }
  // Buses may come in any order: what lies below is passed up from the far ends.
  return passUp(places, out);
}

function passUp(places: readonly Place[], out: Float64Array): Float64Array {
  const waiting = new Int32Array(places.length);
  for (const { member, parent } of places) if (member < 0 && parent >= 0) waiting[parent]!++;
  const ready: number[] = [];
  places.forEach(({ member }, k) => {
    if (member < 0 && waiting[k] === 0) ready.push(k);
  });
  for (let head = 0; head < ready.length; head++) {
    const k = ready[head]!;
    const { parent } = places[k]!;
    if (parent < 0) continue;
    out[parent]! += out[k]!;
    if (--waiting[parent]! === 0) ready.push(parent);
  }
  return out;
}
