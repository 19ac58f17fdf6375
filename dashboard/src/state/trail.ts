import type { Column, History, LiveState } from '../api/types';

const ROOM = 600;
const KEYS = ['demandKw', 'generationKw', 'importKw', 'exportKw', 'pooledKw', 'storedKwh', 'retailPricePerKwh', 'poolPricePerKwh', 'feedInPricePerKwh', 'stability'] as const;
export type TrailKey = (typeof KEYS)[number];

/** The last steps of a session, a column per quantity; the oldest fall out. */
export class Trail {
  steps: number[] = [];
  times: string[] = [];
  columns: Record<TrailKey, Column> = Trail.#empty();

  static #empty(): Record<TrailKey, Column> {
    return Object.fromEntries(KEYS.map((key) => [key, [] as Column])) as unknown as Record<TrailKey, Column>;
  }

  clear(): void {
    this.steps = [];
    this.times = [];
    this.columns = Trail.#empty();
  }

  /** Takes over what the service remembers. */
  fill(past: History): void {
    this.clear();
    const columns = past.columns as Record<string, Column>;
    const count = Math.max(0, ...Object.values(columns).map((column) => column.length));
    const each = count > 0 ? (past.to - past.from) / count : 1;
    for (let k = 0; k < count; k++) {
      this.steps.push(Math.round(past.from + (k + 1) * each));
      this.times.push(past.time?.[k] ?? '');
    }
    for (const key of KEYS) this.columns[key] = Trail.#past(key, columns, count);
  }

  /** The service's history has the community's columns under their full names. */
  static #past(key: TrailKey, columns: Record<string, Column>, count: number): Column {
    const own = columns[key] ?? columns[`community${key.charAt(0).toUpperCase()}${key.slice(1)}`];
    if (own) return [...own];
    const [served, demand] = [columns['servedKw'], columns['demandKw']];
    if (key === 'stability' && served && demand) return served.map((value, k) => (demand[k] ? (value ?? 0) / demand[k] : 1));
    return new Array<number | null>(count).fill(null);
  }

  /** Adds a state; false if it is no later step. */
  add(state: LiveState): boolean {
    const last = this.steps[this.steps.length - 1] ?? 0;
    if (state.step === last) return false;
    if (state.step < last) this.#cut(state.step);
    this.steps.push(state.step);
    this.times.push(state.localTime);
    for (const key of KEYS) this.columns[key].push(state.community[key] ?? null);
    if (this.steps.length > ROOM) {
      this.steps.shift();
      this.times.shift();
      for (const key of KEYS) this.columns[key].shift();
    }
    return true;
  }

  #cut(step: number): void {
    const keep = this.steps.findIndex((s) => s >= step);
    const length = keep < 0 ? this.steps.length : keep;
    this.steps.length = length;
    this.times.length = length;
    for (const key of KEYS) this.columns[key].length = length;
  }
}
