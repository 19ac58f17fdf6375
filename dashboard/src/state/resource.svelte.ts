import { get, Problem } from '../api/client';
import { connection } from './connection.svelte';

const cache = new Map<string, { data: unknown; at: number }>();

/** What the service says under a path that may change; the last answer is kept while the service is away. */
export class Resource<T> {
  data = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  at = $state(0);
  loading = $state(true);
  #asked = '';

  /** Must be made while a component starts; a path of null asks for nothing. */
  constructor(path: () => string | null) {
    $effect(() => {
      const now = path();
      void connection.epoch;
      void this.#load(now);
    });
  }

  get stale(): boolean {
    return this.data !== null && this.problem !== null;
  }

  /** Asks again. */
  refresh(): void {
    void this.#load(this.#asked || null);
  }

  async #load(path: string | null): Promise<void> {
    this.#asked = path ?? '';
    const known = path === null ? undefined : cache.get(path);
    this.data = (known?.data as T) ?? null;
    this.at = known?.at ?? 0;
    this.problem = null;
    this.loading = path !== null;
    if (path === null) return;
    try {
      const data = await get<T>(path);
      cache.set(path, { data, at: Date.now() });
      if (path !== this.#asked) return;
      this.data = data;
      this.at = Date.now();
      connection.heard();
    } catch (failure) {
      if (path !== this.#asked) return;
      this.problem = failure instanceof Problem ? failure : new Problem(0, 'The answer could not be read.', String(failure));
      connection.failed(this.problem);
    }
    this.loading = false;
  }
}
