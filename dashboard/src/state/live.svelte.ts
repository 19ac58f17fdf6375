import { get, Problem, send, socket } from '../api/client';
import type { Control, History, LiveQuestion, LiveState, Session } from '../api/types';
import type { AskedLive } from './ask.svelte';
import { connection } from './connection.svelte';
import { Trail } from './trail';

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 5000;

/** The live session that is watched: its latest state, what went before, and the way back after a lost line. */
class Live {
  session = $state.raw<Session | null>(null);
  state = $state.raw<LiveState | null>(null);
  /** The state for digits, which nobody can read ten times a second. */
  calm = $state.raw<LiveState | null>(null);
  line = $state<'idle' | 'connecting' | 'open' | 'lost'>('idle');
  problem = $state.raw<Problem | null>(null);
  heardAt = $state(0);
  /** Counts changes of `trail`, which itself is plain. */
  trailed = $state(0);
  readonly trail = new Trail();
  #id = '';
  #socket: WebSocket | null = null;
  #pending: LiveState | null = null;
  #waitMs = FIRST_WAIT_MS;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #calmAt = 0;

  get id(): string {
    return this.#id;
  }

  /** Watches a session; nothing with an empty id. */
  watch(id: string): void {
    if (id === this.#id) return;
    this.leave();
    this.#id = id;
    if (id) void this.#open();
  }

  leave(): void {
    clearTimeout(this.#retry);
    this.#id = '';
    this.#socket?.close();
    this.#socket = null;
    this.session = null;
    this.state = this.calm = null;
    this.line = 'idle';
    this.problem = null;
    this.trail.clear();
  }

  async control(control: Control): Promise<void> {
    this.problem = null;
    try {
      this.#take(await send<LiveState>('POST', `/api/v1/live/${this.#id}/control`, control));
      if (control.action === 'seek') await this.#past();
    } catch (failure) {
      this.problem = failure as Problem;
      connection.failed(this.problem);
    }
  }

  /** A question about the step that is shown, or about an earlier one. */
  question(question: LiveQuestion): AskedLive {
    const step = this.calm ? this.calm.step - 1 : -1;
    const timed = question.kind !== 'bill' && question.step === undefined && step >= 0;
    return { session: this.#id, ...question, ...(timed ? { step } : {}) };
  }

  async #open(): Promise<void> {
    const id = this.#id;
    this.line = this.state ? 'lost' : 'connecting';
    try {
      const session = await get<Session>(`/api/v1/live/${id}`);
      if (id !== this.#id) return;
      this.session = session;
      connection.heard();
      await this.#past();
    } catch (failure) {
      const problem = failure as Problem;
      if (id !== this.#id) return;
      if (problem.status === 404) return this.#gone(problem);
      connection.failed(problem);
      return this.#again();
    }
    if (id === this.#id) this.#listen(id);
  }

  #gone(problem: Problem): void {
    this.problem = problem;
    this.line = 'idle';
  }

  /** Whether the session is over; its last state may still be shown. */
  get over(): boolean {
    return this.line === 'idle' && this.problem?.status === 404;
  }

  async #past(): Promise<void> {
    const past = await get<History>(`/api/v1/live/${this.#id}/history?points=500`);
    this.trail.fill(past);
    this.trailed++;
  }

  #listen(id: string): void {
    const line = socket(`/api/v1/live/${id}/stream`);
    this.#socket = line;
    line.onopen = () => {
      this.line = 'open';
      this.#waitMs = FIRST_WAIT_MS;
    };
    line.onmessage = (message: MessageEvent<string>) => this.#message(message.data);
    line.onclose = () => {
      if (this.#socket !== line) return;
      this.#socket = null;
      if (this.#id === id) this.#again();
    };
  }

  #message(text: string): void {
    const message = JSON.parse(text) as LiveState | { type: 'problem'; problem: { status: number; title: string; detail: string } };
    if (message.type === 'problem') {
      const { status, title, detail } = (message as { problem: { status: number; title: string; detail: string } }).problem;
      this.problem = new Problem(status, title, detail);
      return;
    }
    if (!this.#pending) requestAnimationFrame(() => this.#show());
    this.#pending = message as LiveState;
    if (document.hidden) this.#show();
  }

  #show(): void {
    const state = this.#pending;
    this.#pending = null;
    if (state) this.#take(state);
  }

  #take(state: LiveState): void {
    const now = performance.now();
    if (this.state && this.state.session === state.session && state.sequence < this.state.sequence) return;
    if (this.trail.add(state)) this.trailed++;
    this.state = state;
    this.heardAt = Date.now();
    if (now - this.#calmAt > 330 || state.status !== 'playing') {
      this.calm = state;
      this.#calmAt = now;
    }
  }

  #again(): void {
    this.line = 'lost';
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#open(), this.#waitMs * (0.75 + Math.random() / 2));
    this.#waitMs = Math.min(LONGEST_WAIT_MS, this.#waitMs * 1.7);
  }
}

export const live = new Live();

/** Whether who looks may ask: what names others is for the operator. */
export function mayAsk(kind: LiveQuestion['kind'], member?: string): boolean {
  if (connection.operator) return true;
  if (kind === 'price') return connection.member !== null;
  return member === undefined ? kind === 'balance' : member === connection.member;
}
