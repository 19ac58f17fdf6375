import { describe, expect, test } from 'vitest';
import type { Answer } from '../api/types';
import { billSteps, featureName, pictureOf } from './answers';

const answer = (kind: string, record: object): Answer => ({ kind, record: record as never, sentences: [], checks: [], faithful: true, schema: 'commonwatt.explanation', version: 1 });

describe('answers', () => {
  test('billSteps_barsOfUnits_leadFromGrossToTheBill', () => {
    // 10 − 3 = 7; a bar of less than half a cent is not drawn.
    const steps = billSteps([{ part: 'gross', amountUnits: 1_000_000, energyKwh: 40 }, { part: 'ownUse', amountUnits: -300_000, energyKwh: 12 }, { part: 'rounding', amountUnits: 100, energyKwh: 0 }], 700_000);
    expect(steps.map((step) => step.amount)).toEqual([10, -3, 7]);
    expect(steps.map((step) => step.total ?? false)).toEqual([true, false, true]);
  });
  test('pictureOf_share_addsUpToTheShare', () => {
    const picture = pictureOf(answer('share', { parts: [{ factor: 'load', value: 0.5 }], meanShare: 1, money: { share: 1.75 } }), 'GBP');
    if (picture?.kind !== 'waterfall') throw new Error('A share is a waterfall.');
    // 1 + 0.5 + 0.25 that nothing explains = 1.75.
    expect(picture.steps.filter((step) => !step.total).reduce((sum, step) => sum + step.amount, 1)).toBeCloseTo(1.75, 12);
    expect(picture.steps.find((step) => step.name === 'Not explained by these')?.amount).toBeCloseTo(0.25, 12);
  });
  test('pictureOf_whatIf_largestPayersFirstWithoutCommonThings', () => {
    const member = (participant: string, bill: number, common = false) => ({ participant, bill, sideCost: 0, common });
    const picture = pictureOf(answer('whatIf', { difference: { members: [member('a', 0.1), member('b', -2), member('shared', 9, true)] } }), 'GBP');
    expect(picture?.kind === 'bars' && picture.rows.map((row) => row.name)).toEqual(['B', 'A']);
  });
  test('pictureOf_priceWithoutTrade_showsTheRangeAlone', () => {
    const picture = pictureOf(answer('price', { range: { floorPerKwh: 0.06, ceilingPerKwh: 0.22 }, pricePerKwh: null }), 'GBP');
    expect(picture?.kind === 'range' && picture.marks.map((mark) => mark.value)).toEqual([0.06, 0.22]);
  });
  test('featureName_namesOfTheModel_readAsWords', () => {
    expect(['priceIn0h', 'priceIn16h', 'yesterday7', 'evHoursLeft'].map(featureName)).toEqual(['Price now', 'Price in 16 h', 'Own net yesterday, 21 to 24 h after now', 'Ev hours left']);
  });
});
