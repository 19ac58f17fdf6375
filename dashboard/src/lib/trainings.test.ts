import { describe, expect, test } from 'vitest';
import type { Job } from '../api/types';
import { EQUITY, jobWords, modesOf, modeText, ROBUST, wrongAmount } from './trainings';

const job = (kind: string, request: object): Job => ({ kind, request }) as Job;

describe('trainings', () => {
  test('modesOf_algorithmWithoutWeights_leavesOutWhatItDoesNotKnow', () => {
    const plain = { algorithm: 'table', summary: '', takesSteps: false, weighsDays: false, weighsAgents: false };
    expect(modesOf(plain).robust.map((mode) => mode.key)).toEqual(['none', 'randomised', 'dose']);
    expect(modesOf(plain).equity).toEqual([]);
    expect(modesOf({ ...plain, weighsDays: true, weighsAgents: true })).toEqual({ robust: ROBUST, equity: EQUITY });
  });
  test('modeText_withAndWithoutStrength_isWhatTheServiceReads', () => {
    expect([modeText(ROBUST[0], ''), modeText(ROBUST[2], '0.50'), modeText(undefined, '')]).toEqual(['none', 'dose:0.5', 'none']);
  });
  test('wrongAmount_outsideItsLimits_namesThem', () => {
    expect(wrongAmount(ROBUST[2], '1.5')).toBe('This must be a number from 0 to 1.');
    expect([wrongAmount(ROBUST[2], '1'), wrongAmount(ROBUST[0], 'x')]).toEqual([null, null]);
  });
  test('jobWords_eachKind_saysWhatIsDone', () => {
    expect(jobWords(job('training', { scenario: 'village', algorithm: 'ippo', name: 'mine' }))).toBe('Training mine with IPPO in Village');
    expect(jobWords(job('run', { scenario: 'village', policies: ['none', 'rule', 'mpc'] }))).toBe('Simulating village under none, rule and mpc');
  });
});
