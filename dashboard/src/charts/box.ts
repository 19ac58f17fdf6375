/** Pixels of a chart: its size and where its marks lie. */
export interface Box {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** One series of bars: above zero with sign 1, below with −1. */
export interface BarSeries {
  name: string;
  colour: string;
  sign: 1 | -1;
  values: readonly (number | null)[];
}

/** One line, perhaps with a band around it; null is a gap. */
export interface LineSeries {
  name: string;
  colour: string;
  values: readonly (number | null)[];
  low?: readonly (number | null)[];
  high?: readonly (number | null)[];
  steps?: boolean;
}

/** A path through points; gaps stay gaps. */
export function linePath(values: readonly (number | null)[], x: (k: number) => number, y: (value: number) => number, steps = false): string {
  let path = '';
  let open = false;
  for (let k = 0; k < values.length; k++) {
    const value = values[k];
    if (value === null || value === undefined || !Number.isFinite(value)) {
      open = false;
      continue;
    }
    const [from, at] = [x(k).toFixed(1), y(value).toFixed(1)];
    path += open ? (steps ? `V${at}` : `L${from} ${at}`) : `M${from} ${at}`;
    if (steps) path += `H${x(k + 1).toFixed(1)}`;
    open = true;
  }
  return path;
}

/** The area between a low and a high line. */
export function bandPath(
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  x: (k: number) => number,
  y: (value: number) => number,
): string {
  const there: number[] = [];
  for (let k = 0; k < high.length; k++) if (Number.isFinite(high[k] ?? NaN) && Number.isFinite(low[k] ?? NaN)) there.push(k);
  if (there.length < 2) return '';
  const forth = there.map((k) => `${x(k).toFixed(1)} ${y(high[k]!).toFixed(1)}`).join('L');
  const back = there.reverse().map((k) => `${x(k).toFixed(1)} ${y(low[k]!).toFixed(1)}`).join('L');
  return `M${forth}L${back}Z`;
}

/** Bars of a series stacked on what lies below them, as one path; `base` is moved up by the values. */
function stackPath(
  values: readonly (number | null)[],
  base: number[],
  sign: 1 | -1,
  x: (k: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  for (let k = 0; k < values.length; k++) {
    const value = values[k];
    if (!value || !Number.isFinite(value)) continue;
    const from = base[k]!;
    const to = from + sign * value;
    base[k] = to;
    const [left, right] = [x(k), x(k + 1)];
    const gap = right - left > 5 ? 1 : right - left > 3 ? 0.5 : 0;
    path += `M${left.toFixed(1)} ${y(from).toFixed(1)}V${y(to).toFixed(1)}H${(right - gap).toFixed(1)}V${y(from).toFixed(1)}Z`;
  }
  return path;
}

/** A path per series: those above zero stand on one another, those below hang from one another. */
export function stackPaths(series: readonly BarSeries[], count: number, x: (k: number) => number, y: (value: number) => number): string[] {
  const up = new Array<number>(count).fill(0);
  const down = new Array<number>(count).fill(0);
  return series.map((one) => stackPath(one.values, one.sign > 0 ? up : down, one.sign, x, y));
}
