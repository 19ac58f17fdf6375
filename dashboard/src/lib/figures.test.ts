import { describe, expect, test } from 'vitest';
import { cents, duration, exact, list, money, nameOf, onScale, percent, screen, wholePercent } from './figures';

describe('figures', () => {
  test('screen_anyNumber_atMostThreeSignificantDigits', () => {
    expect([0, 12.345, 1234.5, 12345, -0.04125, 1e-12].map((v) => screen(v))).toEqual(['0', '12.3', '1230', '12\u202f300', '\u22120.0413', '0']);
  });
  test('onScale_narrowRange_neighboursReadApart', () => {
    const ticks = [-45.7, -45.68, -45.66];
    expect(ticks.map((v) => onScale(v, ticks))).toEqual(['\u221245.7', '\u221245.68', '\u221245.66']);
    expect([0, 20000].map((v) => onScale(v, [0, 20000]))).toEqual(['0', '20\u202f000']);
  });
  test('screen_noNumber_aDashWithoutUnit', () => {
    expect([null, undefined, NaN, Infinity].map((v) => screen(v, 'kW'))).toEqual(['—', '—', '—', '—']);
  });
  test('exact_tinyNumber_keepsItsDigits', () => expect(exact(0.0000005)).toBe('0.0000005'));
  test('money_negative_signBeforeTheSymbol', () => {
    expect(money(-4.321, 'GBP')).toBe('\u2212£4.32');
    expect(money(5, 'CHF')).toBe('CHF\u00a05');
  });
  test('cents_lessThanHalfACent_isNothingWithoutSign', () => expect(cents(-0.004, 'GBP')).toBe('£0.00'));
  test('percent_share_threeDigitsOrWhole', () => {
    expect(percent(0.12345)).toBe('12.3\u00a0%');
    expect(wholePercent(0.126)).toBe('13\u00a0%');
    expect(wholePercent(0.0042)).toBe('0.4\u00a0%');
  });
  test('duration_seconds_readAsPeopleSay', () => {
    expect([4, 90, 4200].map(duration)).toEqual(['4\u00a0s', '2\u00a0min', '1\u00a0h 10\u00a0min']);
  });
  test('words_idsAndLists_readLikeText', () => {
    expect(nameOf('home_7')).toBe('Home 7');
    expect(list(['a', 'b', 'c'])).toBe('a, b and c');
  });
});
