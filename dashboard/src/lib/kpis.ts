import type { Kpi } from '../api/types';

/** Figures by policy, name and figure. */
export class Kpis {
  #values = new Map<string, Kpi>();

  constructor(kpis: readonly Kpi[]) {
    for (const kpi of kpis) this.#values.set(`${kpi.policy}|${kpi.name}|${kpi.costFunction}`, kpi);
  }

  of(policy: string, name: string, figure: string): number | null {
    return this.#values.get(`${policy}|${name}|${figure}`)?.value ?? null;
  }

  kpi(policy: string, name: string, figure: string): Kpi | null {
    return this.#values.get(`${policy}|${name}|${figure}`) ?? null;
  }

  /** Names of a level that have a figure under a policy. */
  names(policy: string, level: Kpi['level'], figure: string): string[] {
    return [...this.#values.values()].filter((kpi) => kpi.policy === policy && kpi.level === level && kpi.costFunction === figure).map((kpi) => kpi.name);
  }
}

const ORDER = ['low', 'middle', 'medium', 'high'];

/** Income groups in their order, others after them by name. */
export function orderGroups(groups: readonly string[]): string[] {
  const rank = (group: string): number => (ORDER.indexOf(group) < 0 ? ORDER.length : ORDER.indexOf(group));
  return [...groups].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** The hue of a group: one hue, ordered; grey for those without one. */
export function groupColour(group: string, groups: readonly string[]): string {
  const place = orderGroups(groups.filter(Boolean)).indexOf(group);
  return group && place >= 0 ? `group-${Math.min(4, place + 1)}` : 'group-none';
}

export const policyColour = (policies: readonly string[], policy: string): string => `policy-${(Math.max(0, policies.indexOf(policy)) % 6) + 1}`;
