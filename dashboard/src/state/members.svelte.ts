import type { Member, Scenario } from '../api/types';
import { Resource } from './resource.svelte';

/** Who takes part in a scenario. */
export class Members {
  readonly scenario: Resource<Scenario>;

  constructor(name: () => string | null) {
    this.scenario = new Resource<Scenario>(() => {
      const wanted = name();
      return wanted ? `/api/v1/scenarios/${encodeURIComponent(wanted)}` : null;
    });
  }

  #of(id: string): Member | undefined {
    return this.scenario.data?.members.find((member) => member.id === id);
  }

  /** Income group, or what kind of participant it is. */
  groupOf(id: string): string {
    const member = this.#of(id);
    return member ? member.group || member.kind : 'members';
  }

  /** The group if it is one of incomes, else empty. */
  incomeGroup(group: string): string {
    return this.scenario.data?.members.some((member) => member.group === group) ? group : '';
  }

  /** Whether it is a meter, but nobody. */
  isAsset(id: string): boolean {
    return /asset|shared/i.test(this.#of(id)?.kind ?? '');
  }
}
