import type { Question } from '../api/types';
import { nameOf } from './figures';

export interface Kind { kind: Question['kind']; name: string; ask: string; member: boolean; step: boolean }

export const KINDS: Kind[] = [
  { kind: 'bill', name: 'A bill', ask: 'Why is this the amount?', member: true, step: false },
  { kind: 'price', name: 'A price', ask: 'What set the price at this time?', member: false, step: true },
  { kind: 'dispatch', name: 'An action', ask: 'Why not something else at this time?', member: true, step: true },
];

/** What a device could have done instead. */
export const ACTIONS = ['charge', 'discharge', 'idle'] as const;

/** The question in words, as the head of its answer. */
export function wordsOf(question: Question): string {
  const who = question.member ? nameOf(question.member) : 'the community';
  switch (question.kind) {
    case 'bill':
      return `Why is this the bill of ${who}?`;
    case 'price':
      return 'What set the price at this time?';
    default:
      return `Why did ${who} not ${question.whyNot ?? 'do something else'}?`;
  }
}

/** The same question for the command line. */
export function commandOf(question: Question & { run: string }): string {
  const parts = ['commonwatt explain', `runs/${question.run}`];
  if (question.policy) parts.push(`--policy ${question.policy}`);
  if (question.member) parts.push(`--participant ${question.member}`);
  if (question.step !== undefined) parts.push(`--step ${question.step}`);
  parts.push(question.kind === 'dispatch' ? `--why-not ${question.whyNot ?? 'idle'}` : `--${question.kind}`);
  return parts.join(' ');
}
