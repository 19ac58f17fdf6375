import { Problem, send } from '../api/client';
import type { Answer, LiveQuestion, Question } from '../api/types';
import { commandOf, wordsOf } from '../lib/questions';
import { live } from './live.svelte';
import { route } from './route.svelte';
import { runs } from './runs.svelte';

/** A question about a run. */
export interface AskedRun extends Question {
  run: string;
}

/** A question about what a live session has played. */
export interface AskedLive extends LiveQuestion {
  session: string;
}

export type Asked = AskedRun | AskedLive;

const isLive = (question: Asked): question is AskedLive => 'session' in question;

/** The question that is open beside the view, and its answer. */
class Ask {
  question = $state.raw<Asked | null>(null);
  answer = $state.raw<Answer | null>(null);
  problem = $state.raw<Problem | null>(null);
  loading = $state(false);
  /** Seconds it took to answer. */
  took = $state(0);

  open(question: Asked): void {
    this.question = question;
    void this.#ask(question);
  }

  close(): void {
    this.question = null;
  }

  /** The question in words. */
  get title(): string {
    return this.question ? wordsOf(this.question) : '';
  }

  get currency(): string {
    const question = this.question;
    if (!question) return '';
    return isLive(question) ? (live.session?.currency ?? '') : (runs.all?.find((run) => run.run === question.run)?.currency ?? '');
  }

  /** How to get the same answer from the command line; empty for what no file holds. */
  get command(): string {
    return this.question && !isLive(this.question) ? commandOf(this.question) : '';
  }

  /** An address that asks again. */
  get link(): string {
    const question = this.question;
    if (!question) return '';
    const { kind, member, members, ...rest } = question as AskedLive;
    const href = isLive(question) ? route.href('live', { ...rest, why: kind, about: member, members: members?.join(',') }) : route.href('explain', { ...(question as Omit<AskedRun, 'members' | 'replan'>) });
    return new URL(href, location.href).href;
  }

  async #ask(question: Asked): Promise<void> {
    const { run, session, ...body } = question as AskedRun & AskedLive;
    const path = isLive(question) ? `/api/v1/live/${encodeURIComponent(session)}/explain` : `/api/v1/runs/${encodeURIComponent(run)}/explain`;
    this.answer = null;
    this.problem = null;
    this.loading = true;
    const from = performance.now();
    try {
      const answer = await send<Answer>('POST', path, body);
      if (this.question === question) this.answer = answer;
    } catch (failure) {
      if (this.question === question) this.problem = failure as Problem;
    }
    if (this.question === question) {
      this.loading = false;
      this.took = (performance.now() - from) / 1000;
    }
  }
}

export const ask = new Ask();
