import { Problem, send } from '../api/client';
import type { Answer, Question } from '../api/types';
import { commandOf, wordsOf } from '../lib/questions';
import { route } from './route.svelte';
import { runs } from './runs.svelte';

export interface Asked extends Question {
  run: string;
}

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
    return runs.all?.find((run) => run.run === this.question?.run)?.currency ?? '';
  }

  /** How to get the same answer from the command line. */
  get command(): string {
    return this.question ? commandOf(this.question) : '';
  }

  /** An address that asks again. */
  get link(): string {
    return this.question ? new URL(route.href('explain', { ...this.question }), location.href).href : '';
  }

  async #ask(question: Asked): Promise<void> {
    const { run, ...body } = question;
    this.answer = null;
    this.problem = null;
    this.loading = true;
    const from = performance.now();
    try {
      const answer = await send<Answer>('POST', `/api/v1/runs/${encodeURIComponent(run)}/explain`, body);
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
