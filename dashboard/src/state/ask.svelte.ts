import { Problem, send } from '../api/client';
import type { Answer, Question } from '../api/types';

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
