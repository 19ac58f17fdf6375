import { get, Problem, send } from '../api/client';
import type { Job, RunEntry } from '../api/types';
import { connection } from './connection.svelte';
import { route } from './route.svelte';

const PERIOD_MS = 700;

/** Finished runs, jobs on their way, and which run all views show. */
class Runs {
  all = $state.raw<RunEntry[] | null>(null);
  jobs = $state.raw<Job[]>([]);
  problem = $state.raw<Problem | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Jobs that were started here: their results are shown when they are there. */
  #own = new Set<string>();

  get chosen(): RunEntry | null {
    const wanted = route.details['run'];
    return this.all?.find((run) => run.run === wanted) ?? this.all?.[0] ?? null;
  }

  /** The policy that views of one policy show: the one in the address, else the last of the run. */
  get policy(): string {
    const policies = this.chosen?.policies ?? [];
    const wanted = route.details['policy'] ?? '';
    return policies.includes(wanted) ? wanted : (policies[policies.length - 1] ?? '');
  }

  /** The path of a part of the chosen run, or null while none is chosen. */
  path(part = ''): string | null {
    return this.chosen ? `/api/v1/runs/${encodeURIComponent(this.chosen.run)}${part}` : null;
  }

  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const [runs, jobs] = await Promise.all([get<{ runs: RunEntry[] }>('/api/v1/runs'), this.#queue()]);
      this.#follow(jobs);
      this.all = runs.runs;
      this.jobs = jobs;
      this.problem = null;
      connection.heard();
    } catch (failure) {
      this.problem = failure as Problem;
      connection.failed(this.problem);
    }
    if (this.active.length > 0) this.#timer = setTimeout(() => void this.refresh(), PERIOD_MS);
  }

  /** Only the operator sees what is being computed. */
  async #queue(): Promise<Job[]> {
    try {
      return (await get<{ jobs: Job[] }>('/api/v1/jobs')).jobs;
    } catch (failure) {
      if ((failure as Problem).status === 403) return [];
      throw failure;
    }
  }

  get active(): Job[] {
    return this.jobs.filter((job) => job.status === 'queued' || job.status === 'running');
  }

  /** Starts a run, a comparison or a training; a problem is the caller's to show where it stands. */
  async start(path: '/api/v1/runs' | '/api/v1/comparisons' | '/api/v1/trainings', request: object): Promise<Job> {
    const job = await send<Job>('POST', path, request);
    this.#own.add(job.job);
    await this.refresh();
    return job;
  }

  async cancel(job: Job): Promise<void> {
    await send<Job>('DELETE', `/api/v1/jobs/${job.job}`);
    await this.refresh();
  }

  #follow(jobs: Job[]): void {
    for (const job of jobs) {
      if (!this.#own.has(job.job) || job.status !== 'finished') continue;
      this.#own.delete(job.job);
      const run = job.result?.match(/\/runs\/([^/]+)$/)?.[1];
      if (run) route.set({ run: decodeURIComponent(run), policy: null });
    }
  }
}

export const runs = new Runs();
