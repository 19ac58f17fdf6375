import type { Question } from '../api/types';
import { nameOf } from './figures';

export const KINDS: { kind: Question['kind']; name: string; ask: string; member: boolean; step: boolean }[] = [
  { kind: 'bill', name: 'A bill', ask: 'Why is this the amount?', member: true, step: false },
  { kind: 'price', name: 'A price', ask: 'What set the price at this time?', member: false, step: true },
  { kind: 'dispatch', name: 'An action', ask: 'Why not something else at this time?', member: true, step: true },
  { kind: 'policy', name: 'A policy', ask: 'What did it look at when it decided?', member: true, step: true },
  { kind: 'share', name: 'A share', ask: 'Why does this member get this part of the gain?', member: true, step: false },
  { kind: 'counterfactual', name: 'A saving', ask: 'What small change would save money?', member: true, step: false },
];

/** The question in words, as the head of its answer. */
export function wordsOf(question: Question): string {
  const who = question.member ? nameOf(question.member) : 'the community';
  const at = question.step === undefined ? '' : ` at step ${question.step}`;
  switch (question.kind) {
    case 'bill':
      return `Why is this the bill of ${who}?`;
    case 'price':
      return `What set the price${at}?`;
    case 'dispatch':
      return `Why did ${who} act like this${at}?`;
    case 'policy':
      return `What did the policy look at for ${who}${at}?`;
    case 'share':
      return `Why does ${who} get this share?`;
    case 'counterfactual':
      return `What would save ${who} money?`;
  }
}
