import { expect, test } from 'vitest';
import { csvOf } from './table';

test('csvOf_numbersAndWords_allDigitsQuotedWhereNeeded', () => {
  const csv = csvOf({ file: 'x', columns: [{ name: 'who' }, { name: 'energy', unit: 'kWh' }], rows: [['a, "b"', 0.1 + 0.2], ['c', null]] });
  expect(csv).toBe('who,energy [kWh]\r\n"a, ""b""",0.30000000000000004\r\nc,\r\n');
});
test('csvOf_nameThatLooksLikeAFormula_staysText', () => {
  expect(csvOf({ file: 'x', columns: [{ name: 'who' }], rows: [['=HYPERLINK("x")'], ['-3']] })).toBe('who\r\n"\'=HYPERLINK(""x"")"\r\n-3\r\n');
});
