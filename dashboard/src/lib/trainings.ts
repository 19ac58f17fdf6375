import type { Algorithms, Job } from '../api/types';
import { nameOf } from './figures';

/** A way of training that has a strength, or none. */
export interface Mode { key: string; name: string; amount?: { name: string; start: string; low: number; high: number } }

export const ROBUST: readonly Mode[] = [
  { key: 'none', name: 'days as they come' },
  { key: 'randomised', name: 'days struck at random', amount: { name: 'How hard', start: '1', low: 0, high: 100 } },
  { key: 'dose', name: 'a share of struck days', amount: { name: 'Share of the days', start: '0.5', low: 0, high: 1 } },
  { key: 'wasserstein', name: 'the worst days nearby', amount: { name: 'How far', start: '0.1', low: 0, high: 100 } },
  { key: 'mixed', name: 'worst days and days as they come', amount: { name: 'How far', start: '0.1', low: 0, high: 100 } },
  { key: 'cvar', name: 'the dearest days only', amount: { name: 'Share of the days', start: '0.2', low: 0, high: 1 } },
];

export const EQUITY: readonly Mode[] = [
  { key: 'none', name: 'the cheapest for all together' },
  { key: 'utilitarian', name: 'the mean benefit' },
  { key: 'rawls', name: 'the worst off' },
  { key: 'alpha', name: 'alpha-fair benefit', amount: { name: 'Alpha', start: '1', low: 0, high: 100 } },
  { key: 'gini', name: 'equal benefits', amount: { name: 'Weight of equality', start: '0.5', low: 0, high: 1 } },
  { key: 'penalty', name: 'a price on inequality', amount: { name: 'Price', start: '1', low: 0, high: 1e6 } },
  { key: 'constraint', name: 'a limit on inequality', amount: { name: 'Limit', start: '0.3', low: 0, high: 1 } },
];

/** Modes that an algorithm knows. */
export function modesOf(algorithm: Algorithms['algorithms'][number] | undefined): { robust: readonly Mode[]; equity: readonly Mode[] } {
  return { robust: algorithm?.weighsDays ? ROBUST : ROBUST.filter((mode) => ['none', 'randomised', 'dose'].includes(mode.key)), equity: algorithm?.weighsAgents ? EQUITY : [] };
}

/** What is wrong with a strength; nothing where it may be asked for. */
export function wrongAmount(mode: Mode | undefined, text: string): string | null {
  if (!mode?.amount) return null;
  const value = Number(text);
  return text.trim() !== '' && value >= mode.amount.low && value <= mode.amount.high ? null : `This must be a number from ${mode.amount.low} to ${mode.amount.high}.`;
}

export const modeText = (mode: Mode | undefined, amount: string): string => (mode?.amount ? `${mode.key}:${Number(amount)}` : (mode?.key ?? 'none'));

/** What a job does, in words. */
export function jobWords(job: Job): string {
  const request = job.request as { scenario?: string; policies?: string[]; algorithm?: string; name?: string };
  if (job.kind === 'training') return `Training ${request.name ?? ''} with ${(request.algorithm ?? '').toUpperCase()} in ${nameOf(request.scenario ?? '')}`;
  return `${job.kind === 'run' ? 'Simulating' : 'Judging'} ${request.scenario ?? ''} under ${(request.policies ?? []).join(', ').replace(/, ([^,]*)$/, ' and $1')}`;
}
