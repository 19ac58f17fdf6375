// What an answer looks like: the picture and the tables that its record makes.
import type { Answer } from '../api/types';
import { cents, money, nameOf, percent, screen } from './figures';
import type { Table } from './table';

export interface Step { name: string; amount: number; total?: boolean; colour?: string }
interface BarRow { name: string; bars: { value: number | null; colour: string; text?: string }[] }

export type Picture =
  | { kind: 'waterfall'; label: string; steps: Step[]; format: (value: number) => string; note?: string }
  | { kind: 'bars'; label: string; rows: BarRow[]; format: (value: number) => string; note?: string }
  | { kind: 'range'; label: string; marks: { name: string; value: number; strong?: boolean }[]; format: (value: number) => string; note?: string };

interface Bar { part: string; amountUnits: number; energyKwh: number }
interface MemberChange { participant: string; bill: number; sideCost: number; common: boolean }
interface Difference { systemCost: number; payment: number; sideCost: number; storedEnergy: number; members: MemberChange[] }

/** Amounts of the ledger are whole numbers of 0.00001 of the currency. */
const UNITS = 1e5;
const MOST_BARS = 10;

const PARTS: Readonly<Record<string, string>> = {
  gross: 'All demand at retail', unserved: 'Demand not met', ownUse: 'Used from the own roof', gridSale: 'Sold to the grid', vehicle: 'The car', storage: 'Own battery',
  poolPurchase: 'Bought from members', poolSale: 'Sold to members', imbalance: 'Other than agreed', fuel: 'Fuel', fees: 'Fees and taxes', sharedAsset: 'Shared asset',
  community: 'Surplus of the market', gainShare: 'Share of the gain', equity: 'Equity transfer', corrections: 'Corrections', rounding: 'Rounding',
};
const GROUPS: Readonly<Record<string, string>> = {
  calendar: 'Hour and day', price: 'Published prices', own: 'Own demand and sun', community: 'Demand of all', storage: 'Batteries', outage: 'Outages', vehicle: 'The car',
  heat: 'Temperatures', job: 'Waiting appliance', genset: 'Generator', pool: 'Price of neighbours',
};
const FACTORS: Readonly<Record<string, string>> = {
  load: 'Energy used', peak: 'Used when all take most', match: 'Lacking while others have', spare: 'Sun beyond the own need', battery: 'Own battery',
};
const BEHAVIOURS: Readonly<Record<string, string>> = { 'behaviour.shift': 'Moving energy, kWh a day', 'behaviour.save': 'Using less, kWh a day', 'behaviour.vehicle': 'Charging longer, h', 'behaviour.nothing': 'Nothing' };

const spaced = (key: string): string => nameOf(key.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase());

/** A policy's feature in a reader's words. */
export function featureName(feature: string): string {
  const ahead = feature.match(/^priceIn(\d+)h$/);
  if (ahead) return ahead[1] === '0' ? 'Price now' : `Price in ${ahead[1]} h`;
  const before = feature.match(/^(y|communityY)esterday(\d|Mean)$/);
  if (before) return `${before[1] === 'y' ? 'Own' : 'All members’'} net yesterday${before[2] === 'Mean' ? ' (mean)' : `, ${Number(before[2]) * 3} to ${Number(before[2]) * 3 + 3} h after now`}`;
  const names: Record<string, string> = {
    hourSin: 'Hour of the day', hourCos: 'Hour of the day', hour2Sin: 'Half of the day', hour2Cos: 'Half of the day', yearSin: 'Time of the year', yearCos: 'Time of the year',
    net: 'Own net', communityNet: 'All members’ net', soc: 'Own battery’s level', meanSoc: 'All batteries’ level', hoursToPeak: 'Hours to the dearest price', peakHoursLeft: 'How long it stays dearest',
  };
  return names[feature] ?? spaced(feature);
}

/** The bars of a bill, from all demand at the retail price to what is owed. */
export function billSteps(bars: readonly Bar[], billUnits: number): Step[] {
  const shown = bars.filter((bar) => bar.part === 'gross' || Math.abs(bar.amountUnits) >= 500);
  const steps: Step[] = shown.map((bar) => ({ name: PARTS[bar.part] ?? spaced(bar.part), amount: bar.amountUnits / UNITS, ...(bar.part === 'gross' ? { total: true, colour: 'alone' } : {}) }));
  return [...steps, { name: 'The bill', amount: billUnits / UNITS, total: true }];
}

const memberTotal = (change: MemberChange): number => change.bill + change.sideCost;

function payers(difference: Difference, currency: string): Picture {
  const ranked = difference.members.filter((one) => !one.common && Math.abs(memberTotal(one)) >= 5e-5).sort((a, b) => Math.abs(memberTotal(b)) - Math.abs(memberTotal(a)));
  const rows = ranked.slice(0, MOST_BARS).map((one) => ({ name: nameOf(one.participant), bars: [{ value: memberTotal(one), colour: memberTotal(one) > 0 ? 'import' : 'storage' }] }));
  const rest = ranked.length - rows.length;
  return { kind: 'bars', label: 'What each member would have paid more (+) or less (−)', rows, format: (v) => money(v, currency), note: `Who would have paid more (to the right) or less (to the left)${rest > 0 ? `; ${rest} more in the table` : ''}.` };
}

/** The picture of an answer, where it is one. */
export function pictureOf(answer: Answer, currency: string): Picture | null {
  const record = answer.record as never;
  switch (answer.kind) {
    case 'bill': {
      const { bars, billUnits } = record as { bars: Bar[]; billUnits: number };
      return { kind: 'waterfall', label: 'From all demand at the retail price to the bill', steps: billSteps(bars, billUnits), format: (v) => cents(v, currency) };
    }
    case 'policy': {
      const { groups, values, source } = record as { groups: { group: string; value: number }[]; values: { here: number; usual: number }; source: string };
      const steps = groups.filter((one) => Math.abs(one.value) >= 1e-6).map((one) => ({ name: GROUPS[one.group] ?? spaced(one.group), amount: one.value }));
      return { kind: 'waterfall', label: 'From the usual action to the action at this time', steps: [{ name: 'Usual action', amount: values.usual, total: true, colour: 'alone' }, ...steps, { name: source === 'policy' ? 'Network’s action' : 'Tree’s action', amount: values.here, total: true }], format: screen, note: '−1 gives all the device can, +1 takes all it can.' };
    }
    case 'share': {
      const { parts, meanShare, money: sums } = record as { parts: { factor: string; value: number }[]; meanShare: number; money: { share: number } };
      const known = parts.reduce((sum, part) => sum + part.value, meanShare);
      const steps = parts.map((part) => ({ name: FACTORS[part.factor] ?? spaced(part.factor), amount: part.value }));
      return { kind: 'waterfall', label: 'From the mean share to this share', steps: [{ name: 'Mean share', amount: meanShare, total: true, colour: 'alone' }, ...steps, { name: 'Not explained by these', amount: sums.share - known }, { name: 'The share', amount: sums.share, total: true }], format: (v) => cents(v, currency) };
    }
    case 'balance': {
      const { parts, meter, hours, together } = record as Balance;
      const steps = parts.map((part) => ({ name: FLOWS[part.flow]?.name ?? spaced(part.flow), amount: part.energyKwh / hours, colour: FLOWS[part.flow]?.colour ?? 'alone' }));
      const end = meter.netKwh < 0 ? (together ? 'To the grid' : 'Out of the meter') : together ? 'From the grid' : 'Into the meter';
      return { kind: 'waterfall', label: 'From what was used and given to what passed the meter', steps: [...steps, { name: end, amount: meter.netKwh / hours, total: true, colour: meter.netKwh < 0 ? 'export' : 'import' }], format: (v) => screen(v, 'kW'), note: 'Uses to the right, what was given back to the left; what is left passed the meter.' };
    }
    case 'action':
    case 'whatIf':
      return payers((record as { difference: Difference }).difference, currency);
    case 'hardDays': {
      const { cells, policy, against } = record as { cells: Cell[]; policy: string; against: string };
      return { kind: 'bars', label: `By how much ${policy} is cheaper (+) or dearer (−) than ${against}`, rows: cells.map((cell) => ({ name: cell.name, bars: [{ value: cell.againstCost - cell.cost, colour: cell.againstCost >= cell.cost ? 'storage' : 'import' }] })), format: (v) => money(v, currency), note: `To the right: ${policy} costs less than ${against} on such days.` };
    }
    case 'price': {
      const { range, pricePerKwh } = record as { range: { floorPerKwh: number; ceilingPerKwh: number }; pricePerKwh: number | null };
      const marks = [{ name: 'sold to the grid', value: range.floorPerKwh }, { name: 'bought from the grid', value: range.ceilingPerKwh }];
      return { kind: 'range', label: 'The price within its range', marks: pricePerKwh === null ? marks : [...marks, { name: 'between neighbours', value: pricePerKwh, strong: true }], format: (v) => money(v, currency), note: 'Per kWh. Between the two outer prices nobody loses by trading with a neighbour.' };
    }
    default:
      return null;
  }
}

interface Balance { parts: { flow: string; energyKwh: number }[]; meter: { netKwh: number }; hours: number; together: boolean; members: { participant: string; netKwh: number }[] }

const FLOWS: Readonly<Record<string, { name: string; colour: string }>> = {
  demand: { name: 'Used at home', colour: 'demand' }, heat: { name: 'Heat pumps', colour: 'demand' }, charge: { name: 'Into batteries', colour: 'storage' }, vehicle: { name: 'Into cars', colour: 'ev' },
  lines: { name: 'Lost in the lines', colour: 'alone' }, generation: { name: 'Own generation', colour: 'sun' }, discharge: { name: 'From batteries', colour: 'storage' }, vehicleGives: { name: 'From cars', colour: 'ev' },
};

interface Cell { name: string; cost: number; againstCost: number }

/** The tables of an answer: its numbers under names that can be read. */
export function tablesOf(answer: Answer, currency: string): { title: string; table: Table }[] {
  const record = answer.record as never;
  const table = (title: string, columns: Table['columns'], rows: Table['rows']): { title: string; table: Table }[] => (rows.length ? [{ title, table: { file: `${answer.kind}-${title.toLowerCase().replaceAll(' ', '-')}`, columns, rows } }] : []);
  switch (answer.kind) {
    case 'bill':
      return table('Bars', [{ name: 'part' }, { name: 'energy', unit: 'kWh' }, { name: 'amount', unit: currency }], (record as { bars: Bar[] }).bars.map((bar) => [PARTS[bar.part] ?? spaced(bar.part), bar.energyKwh, bar.amountUnits / UNITS]));
    case 'policy': {
      const { features, tree } = record as { features: { feature: string; value: number; low: number; high: number }[]; tree: { rules: { conditions: string[]; mean: number; share: number }[] } };
      return [
        ...table('Single features', [{ name: 'feature' }, { name: 'adds' }, { name: '95 % from' }, { name: 'to' }], features.filter((one) => one.value !== 0).slice(0, 12).map((one) => [featureName(one.feature), one.value, one.low, one.high])),
        ...table('How it acts in general', [{ name: 'where' }, { name: 'asks for' }, { name: 'share of the time', unit: '%' }], tree.rules.map((rule) => [rule.conditions.length ? rule.conditions.join(', ') : 'always', rule.mean, rule.share * 100])),
      ];
    }
    case 'balance': {
      const { parts, members, hours } = record as Balance;
      return [
        ...table('Uses and sources', [{ name: 'flow' }, { name: 'energy', unit: 'kWh' }, { name: 'power', unit: 'kW' }], parts.map((part) => [FLOWS[part.flow]?.name ?? spaced(part.flow), part.energyKwh, part.energyKwh / hours])),
        ...table('Members', [{ name: 'member' }, { name: 'through the meter', unit: 'kW' }], members.map((one) => [one.participant, one.netKwh / hours])),
      ];
    }
    case 'share': {
      const { parts } = record as { parts: { factor: string; amount: number; mean: number; value: number }[] };
      return table('What it has to do with', [{ name: 'what' }, { name: 'here', unit: 'kWh' }, { name: 'mean', unit: 'kWh' }, { name: 'adds', unit: currency }], parts.map((part) => [FACTORS[part.factor] ?? spaced(part.factor), part.amount, part.mean, part.value]));
    }
    case 'counterfactual': {
      const { options } = record as { options: { what: { key: string }; size: number; saving: number; less: number; lessSaving: number }[] };
      return table('What was played', [{ name: 'change' }, { name: 'size' }, { name: 'saves', unit: currency }, { name: 'a little less' }, { name: 'saves', unit: currency }], options.map((one) => [BEHAVIOURS[one.what.key] ?? one.what.key, one.size, one.saving, one.less || null, one.less ? one.lessSaving : null]));
    }
    case 'action':
    case 'whatIf': {
      const { difference } = record as { difference: Difference };
      return [
        ...table('What the difference is made of', [{ name: 'part' }, { name: 'change', unit: currency }], [['Leaves the community', difference.payment], ['Wear and demand not met', difference.sideCost], ['Energy left in storage', difference.storedEnergy], ['All in', difference.systemCost]]),
        ...table('Who pays it', [{ name: 'member' }, { name: 'bill', unit: currency }, { name: 'wear and demand not met', unit: currency }], difference.members.filter((one) => memberTotal(one) !== 0).map((one) => [one.participant, one.bill, one.sideCost])),
      ];
    }
    case 'hardDays': {
      const { cells, policy, against } = record as { cells: Cell[]; policy: string; against: string };
      return table('Costs by kind of days', [{ name: 'days' }, { name: policy, unit: currency }, { name: against, unit: currency }], cells.map((cell) => [cell.name, cell.cost, cell.againstCost]));
    }
    case 'price':
      return priceTables(record, table);
    default:
      return [];
  }
}

type Tabled = (title: string, columns: Table['columns'], rows: Table['rows']) => { title: string; table: Table }[];

function priceTables(record: never, table: Tabled): { title: string; table: Table }[] {
  const { energy, reason } = record as {
    energy: { demandKwh: number; supplyKwh: number; pooledKwh: number };
    reason: { sources?: { key: string; time: string; sharePerKwh: number }[]; limits?: { name: string; family: string; valuePerUnit: number }[]; order?: Record<string, number> };
  };
  return [
    ...table('Energy of the step', [{ name: 'what' }, { name: 'energy', unit: 'kWh' }], [['Wanted from outside the home', energy.demandKwh], ['Offered', energy.supplyKwh], ['Passed between neighbours', energy.pooledKwh]]),
    ...table('Orders', [{ name: 'what' }, { name: 'value' }], Object.entries(reason.order ?? {}).filter(([, value]) => typeof value === 'number').map(([key, value]) => [spaced(key), value])),
    ...table('Where another kWh comes from', [{ name: 'from' }, { name: 'when' }, { name: 'share' }], (reason.sources ?? []).map((one) => [spaced(one.key.replace('source.', '')), one.time, percent(one.sharePerKwh)])),
    ...table('What holds the plan back', [{ name: 'limit' }, { name: 'worth of relief' }], (reason.limits ?? []).map((one) => [one.name, one.valuePerUnit])),
  ];
}

/** Sentences that everybody reads; what follows is for those who want more. */
export const FIRST_SENTENCES: Readonly<Record<string, number>> = { policy: 4, share: 3 };

