/** What `commonwatt evaluate --shifts` finds: days that nobody forecast, kind by kind. */
export interface Estimate { value: number; low: number | null; high: number | null }

export interface Shifts {
  reference: string;
  cells: string[];
  not_felt: string[];
  weeks: number;
  tail_share: number;
  policies: {
    policy: string;
    cost_per_day: Record<string, number | null>;
    unserved_kwh_per_day: Record<string, number | null>;
    nominal_per_day: number | null;
    tail_per_day: number | null;
    nominal_change: Estimate | null;
    tail_change: Estimate | null;
  }[];
}
