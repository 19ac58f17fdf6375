import { describe, expect, test } from 'vitest';
import type { Member } from '../api/types';
import { actionsOf, commandOf, devicesOf, draftOf, fieldsOf, KINDS, questionOf, wrongOf } from './questions';

const HOME = { id: 'home_1', batteryKwh: 5, ev: true, heatPump: false, genset: false, jobs: false } as Member;
const DATES = ['2025-07-07', '2025-07-08', '2026-01-12'];

describe('questions', () => {
  test('draftOf_linkOfAQuestion_asksTheSameAgain', () => {
    const asked = { kind: 'dispatch', policy: 'rule', member: 'home_1', time: '2025-07-08T12:00', whyNot: 'charge:0.5' } as const;
    expect(questionOf(draftOf(asked), 'rule', HOME)).toEqual(asked);
    for (const change of ['battery=12', 'leaves', 'import-price=+10%', 'import-price=-5%', 'mechanism=none', 'tariff.feedIn=0.12']) {
      expect(questionOf(draftOf({ kind: 'what-if', member: 'home_1', change }), 'rule', HOME).change).toBe(change);
    }
  });
  test('questionOf_whatIfAboutAll_namesNobody', () => {
    expect(questionOf(draftOf({ kind: 'what-if', member: 'home_1', change: 'mechanism=none' }), 'rule', HOME)).toEqual({ kind: 'what-if', policy: 'rule', change: 'mechanism=none' });
  });
  test('devicesOf_batteryAndCar_onlyTheirActions', () => {
    expect(devicesOf(HOME)).toEqual(['storage', 'ev']);
    expect(actionsOf(HOME).map((action) => action.device)).toEqual(['storage', 'storage', 'storage', 'ev', 'ev', 'ev']);
  });
  test('wrongOf_outsideTheRun_saysItsLimits', () => {
    expect(wrongOf(draftOf({ kind: 'price', time: '2025-08-01T12:00' }), DATES).time).toBe('The run has 2025-07-07 to 2025-07-08 and 2026-01-12.');
    expect(wrongOf(draftOf({ kind: 'price', time: '2025-07-08T12:00' }), DATES)).toEqual({});
  });
  test('wrongOf_eachFieldOutOfItsLimits_isNamed', () => {
    expect(wrongOf(draftOf({ kind: 'save', member: 'home_1', amount: '0' }), DATES)).toHaveProperty('amount');
    expect(wrongOf(draftOf({ kind: 'what-if', member: 'home_1', change: 'battery=-1' }), DATES)).toHaveProperty('change');
    expect(wrongOf(draftOf({ kind: 'what-if', change: '/etc/passwd' }), DATES)).toHaveProperty('change');
    expect(wrongOf({ ...draftOf({ kind: 'dispatch', member: 'home_1', step: '4' }), whyNot: 'charge', part: '120' }, DATES)).toEqual({ whyNot: '120 % is not within 0 and 100 %.' });
  });
  test('commandOf_everyKind_namesRunAndKind', () => {
    for (const { kind } of KINDS) expect(commandOf({ run: 'village', kind, member: 'home_1', amount: 1, change: 'leaves', whyNot: 'charge' })).toMatch(/^commonwatt explain runs\/village --participant home_1 --/);
    expect(commandOf({ run: 'village', kind: 'hard-days', policy: 'mpc', against: 'none' })).toBe('commonwatt explain runs/village --policy mpc --hard-days --against none');
  });
  test('fieldsOf_everyKind_asksForWhatItsFormNames', () => {
    for (const form of KINDS) expect(fieldsOf(draftOf({ kind: form.kind }))).toEqual(expect.arrayContaining([...form.fields]));
  });
});
