import { get, token, type Problem } from '../api/client';
import type { Status } from '../api/types';

const PERIOD_MS = 5000;
const RETRY_MS = 1500;

/** Whether the service is there; asks every few seconds and counts up when it comes back, so that all ask again. */
class Connection {
  state = $state<'connecting' | 'online' | 'offline' | 'locked'>('connecting');
  status = $state.raw<Status | null>(null);
  epoch = $state(0);
  lastHeard = $state(0);
  now = $state(Date.now());
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether everything may be seen and done. */
  get operator(): boolean {
    return this.status === null || this.status.role === 'operator';
  }

  /** The own participant of a member. */
  get member(): string | null {
    return this.status?.member ?? null;
  }

  start(): void {
    void this.#ask();
    setInterval(() => (this.now = Date.now()), 1000);
    addEventListener('online', () => void this.#ask());
    addEventListener('offline', () => this.#lost());
  }

  heard(): void {
    this.lastHeard = Date.now();
    if (this.state === 'offline') this.epoch++;
    this.state = 'online';
  }

  failed(problem: Problem): void {
    if (problem.status === 401) this.state = 'locked';
    else if (problem.unreachable) this.#lost();
  }

  unlock(secret: string): void {
    token.set(secret);
    void this.#ask().then(() => {
      if (this.state === 'online') this.epoch++;
    });
  }

  #lost(): void {
    if (this.state !== 'offline') {
      this.state = 'offline';
      this.#next(RETRY_MS);
    }
  }

  async #ask(): Promise<void> {
    try {
      this.status = await get<Status>('/api/v1/status');
      this.heard();
    } catch (failure) {
      this.failed(failure as Problem);
    }
    this.#next(this.state === 'online' ? PERIOD_MS : RETRY_MS);
  }

  #next(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), ms);
  }
}

export const connection = new Connection();
