/** Upper ends of the colours of voltages, shares of nominal; the report uses the same. */
const ENDS = [0.9, 0.95, 0.98, 1.02, 1.05, 1.1];

/** The colour of a voltage from low to high; none where nothing was solved. */
export function voltageColour(share: number | null): string {
  if (share === null) return 'group-none';
  const place = ENDS.findIndex((end) => share < end);
  return `ramp-${place < 0 ? ENDS.length + 1 : place + 1}`;
}

export const VOLTAGE_KEY = [
  { name: 'below 90 %', colour: 'ramp-1' }, { name: '90–95 %', colour: 'ramp-2' }, { name: '95–98 %', colour: 'ramp-3' }, { name: '98–102 %', colour: 'ramp-4' },
  { name: '102–105 %', colour: 'ramp-5' }, { name: '105–110 %', colour: 'ramp-6' }, { name: 'above 110 %', colour: 'ramp-7' },
] as const;

/** The value of each row in a column that lies furthest from 1. */
export function furthest(low: readonly (number | null)[][], high: readonly (number | null)[][], column: number): (number | null)[] {
  return low.map((row, k) => {
    const [a, b] = [row[column] ?? null, high[k]?.[column] ?? null];
    return a === null || b === null ? (a ?? b) : Math.abs(a - 1) >= Math.abs(b - 1) ? a : b;
  });
}

/** The least or the most of all rows, column by column. */
export function over(rows: readonly (number | null)[][], count: number, pick: (...values: number[]) => number): (number | null)[] {
  return Array.from({ length: count }, (_, column) => {
    const there = rows.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));
    return there.length ? pick(...there) : null;
  });
}

/** The column that a local time falls into: the last that begins no later. */
export const columnOf = (times: readonly string[], time: string): number => Math.max(0, times.findLastIndex((from) => from <= time));
