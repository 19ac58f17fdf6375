/** Round steps, so that people can read between them. */
export interface Scale {
  low: number;
  high: number;
  ticks: number[];
  at(value: number): number;
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = rough / power;
  return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
}

/** A scale from data to pixels with round ends; `from` and `to` are pixels, zero is included where asked. */
export function linear(values: Iterable<number>, from: number, to: number, options: { zero?: boolean; count?: number; tight?: boolean } = {}): Scale {
  let low = options.zero === false ? Infinity : 0;
  let high = options.zero === false ? -Infinity : 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!Number.isFinite(low)) [low, high] = [0, 1];
  if (high - low < 1e-9) {
    const room = Math.max(Math.abs(high) * 0.1, 1e-3);
    if (options.zero === false) low -= room;
    high += low === 0 && high === 0 ? 1 : room;
  }
  const step = roundStep((high - low) / (options.count ?? 4));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks: number[] = [];
  const ends = options.tight ? [low, high] : [first * step, last * step];
  for (let k = first; k <= last; k++) {
    const tick = Number((k * step).toPrecision(12));
    if (tick >= ends[0]! - 1e-9 && tick <= ends[1]! + 1e-9) ticks.push(tick);
  }
  const [start, end] = [ends[0]!, ends[1]!];
  return { low: start, high: end, ticks, at: (value) => from + ((value - start) / (end - start)) * (to - from) };
}
