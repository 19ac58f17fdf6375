import type { LiveQuestion, Member, Question } from '../api/types';
import { list, nameOf } from './figures';

export type Kind = Question['kind'];
export type FieldName = 'member' | 'whose' | 'time' | 'whyNot' | 'device' | 'method' | 'amount' | 'change' | 'against';

/** A kind of question, and what it asks for. */
export interface KindForm { kind: Kind; name: string; ask: string; fields: readonly FieldName[] }

export const KINDS: readonly KindForm[] = [
  { kind: 'bill', name: 'A bill', ask: 'Why is this the amount?', fields: ['member'] },
  { kind: 'price', name: 'A price', ask: 'What set the price at this time?', fields: ['time'] },
  { kind: 'balance', name: 'A flow of energy', ask: 'Where did it come from and go to?', fields: ['whose', 'time'] },
  { kind: 'dispatch', name: 'An action', ask: 'Why did a device not do something else?', fields: ['member', 'time', 'whyNot'] },
  { kind: 'policy', name: 'A policy', ask: 'What did the action hang on?', fields: ['member', 'device', 'time'] },
  { kind: 'share', name: 'A share', ask: 'Why is this the share of the common gain?', fields: ['member', 'method', 'time'] },
  { kind: 'save', name: 'Saving', ask: 'What is the least change that saves an amount?', fields: ['member', 'amount'] },
  { kind: 'what-if', name: 'What if', ask: 'What if something had been otherwise?', fields: ['change'] },
  { kind: 'hard-days', name: 'Hard days', ask: 'What have hard days taught the policy?', fields: ['against'] },
];

/** What a member may ask about itself. */
export const OWN_KINDS: readonly Kind[] = ['bill', 'price', 'balance', 'dispatch', 'policy', 'save'];

/** Questions that are answered without a time too: about the most telling step, or the first day. */
export const ANY_TIME: readonly Kind[] = ['policy', 'share'];

export const formOf = (kind: string): KindForm => KINDS.find((one) => one.kind === kind) ?? KINDS[0]!;

/** Something that a device could have done instead. */
export interface Action { word: string; name: string; device: string; part: boolean }

const ACTIONS: readonly Action[] = [
  { word: 'charge', name: 'charge the battery', device: 'storage', part: true },
  { word: 'discharge', name: 'discharge the battery', device: 'storage', part: true },
  { word: 'idle', name: 'leave the battery alone', device: 'storage', part: false },
  { word: 'ev-charge', name: 'charge the car', device: 'ev', part: true },
  { word: 'ev-discharge', name: 'discharge the car', device: 'ev', part: true },
  { word: 'ev-idle', name: 'leave the car alone', device: 'ev', part: false },
  { word: 'warm', name: 'heat more', device: 'heat', part: true },
  { word: 'coast', name: 'heat less', device: 'heat', part: true },
  { word: 'heat-usual', name: 'heat as usual', device: 'heat', part: false },
  { word: 'start', name: 'start the appliance', device: 'job', part: false },
  { word: 'wait', name: 'let the appliance wait', device: 'job', part: false },
  { word: 'run', name: 'run the generator', device: 'genset', part: true },
  { word: 'off', name: 'stop the generator', device: 'genset', part: false },
];

export const DEVICES: Readonly<Record<string, string>> = { storage: 'battery', ev: 'car', heat: 'heat pump', job: 'appliance', genset: 'generator' };

/** Devices of a member that a policy decides about, in the order in which the service takes the first. */
export function devicesOf(member: Member | undefined): string[] {
  if (!member) return [];
  const has: Record<string, boolean> = { storage: member.batteryKwh > 0, ev: member.ev, heat: member.heatPump, job: member.jobs, genset: member.genset };
  return Object.keys(DEVICES).filter((device) => has[device]);
}

export const actionsOf = (member: Member | undefined): Action[] => ACTIONS.filter((action) => devicesOf(member).includes(action.device));

const actionWords = (whyNot: string): string => {
  const [word = '', part] = whyNot.split(':');
  const name = ACTIONS.find((action) => action.word === word)?.name ?? word;
  return part ? `${name} at ${Math.round(Number(part) * 100)} %` : name;
};

/** Ways of sharing the gain. */
export const METHODS: Readonly<Record<string, string>> = {
  'dual-core': 'by what each adds (dual core)', proportional: 'in proportion to use', equal: 'the same for everybody', shapley: 'by mean addition (Shapley value)',
  'weighted-shapley': 'by mean addition, weighted', nucleolus: 'the most discontent least (nucleolus)', 'least-core': 'so that nobody leaves (least core)',
  'leximin-core': 'so that nobody leaves, most equal', 'mid-market-rate': 'by the middle price',
};

/** Something that could be otherwise. */
export interface Otherwise { key: string; name: string; about: 'member' | 'all'; value: 'number' | 'market' | 'text' | 'none'; unit?: string; low?: number; high?: number; start?: string }

export const OTHERWISE: readonly Otherwise[] = [
  { key: 'battery', name: 'another battery', about: 'member', value: 'number', unit: 'kWh', low: 0, high: 1000, start: '5' },
  { key: 'pv', name: 'other solar panels', about: 'member', value: 'number', unit: 'kW', low: 0, high: 1000, start: '6' },
  { key: 'leaves', name: 'the member leaves', about: 'member', value: 'none' },
  { key: 'import-price', name: 'dearer or cheaper energy', about: 'all', value: 'number', unit: '%', low: -100, high: 1000, start: '10' },
  { key: 'mechanism', name: 'another market', about: 'all', value: 'market' },
  { key: 'other', name: 'anything of the scenario file', about: 'all', value: 'text' },
];

/** Market mechanisms that need nothing else. */
export const MARKETS = ['none', 'mid-market-rate', 'supply-demand-ratio', 'bill-sharing', 'dynamic-nem', 'coefficient', 'operator-price', 'uniform-price', 'pay-as-bid', 'mcafee'] as const;

/** What the form holds, as it was typed. */
export interface Draft { kind: Kind; member: string; time: string; step: number | null; whyNot: string; part: string; device: string; method: string; amount: string; otherwise: string; value: string; market: string; text: string; against: string }

/** The form of a question, such as one of a link. */
export function draftOf(asked: Partial<Record<string, string>>): Draft {
  const [word, part] = (asked['whyNot'] ?? '').split(':');
  const [key = '', value = ''] = (asked['change'] ?? '').split('=');
  const known = OTHERWISE.find((one) => one.key === key);
  return {
    kind: formOf(asked['kind'] ?? 'bill').kind, member: asked['member'] ?? '', time: asked['time'] ?? '', step: asked['step'] ? Number(asked['step']) : null,
    whyNot: word ?? '', part: part ? String(Number(part) * 100) : '100', device: asked['device'] ?? '', method: asked['method'] ?? 'dual-core', amount: asked['amount'] ?? '1',
    otherwise: known ? key : asked['change'] ? 'other' : 'battery', value: known ? value.replace(/^\+|%$/g, '') : '5', market: key === 'mechanism' ? value : 'none',
    text: known ? '' : (asked['change'] ?? ''), against: asked['against'] ?? '',
  };
}

const CHANGE = /^[A-Za-z0-9._[\]-]{1,80}=[A-Za-z0-9.%+_-]{1,40}$/;

function outside(text: string, low: number, high: number, unit: string): string | null {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return 'This must be a number.';
  return value < low || value > high ? `${text} ${unit} is not within ${low} and ${high} ${unit}.` : null;
}

/** Which fields a draft has, given what is chosen in it. */
export function fieldsOf(draft: Draft): FieldName[] {
  const fields = [...formOf(draft.kind).fields];
  return draft.kind === 'what-if' && OTHERWISE.find((one) => one.key === draft.otherwise)?.about === 'member' ? ['member', ...fields] : fields;
}

/** Days in a row as `2025-07-07 to 2025-07-13 and 2026-01-12 to …`. */
export function spansOf(dates: readonly string[]): string {
  const spans: string[][] = [];
  for (const date of dates) {
    const last = spans[spans.length - 1]?.at(-1);
    if (last && Date.parse(date) - Date.parse(last) <= 86_400_000) spans[spans.length - 1]!.push(date);
    else spans.push([date]);
  }
  return list(spans.map((span) => (span.length > 1 ? `${span[0]} to ${span[span.length - 1]}` : span[0]!)));
}

/** What is wrong with what a form holds, field by field; nothing where it can be asked. */
export function wrongOf(draft: Draft, dates: readonly string[]): Partial<Record<FieldName, string>> {
  const wrong: Partial<Record<FieldName, string>> = {};
  const fields = fieldsOf(draft);
  if (fields.includes('member') && !draft.member) wrong.member = 'Choose a member.';
  if (fields.includes('time') && draft.step === null) {
    if (!draft.time && !ANY_TIME.includes(draft.kind)) wrong.time = 'Choose a time.';
    else if (draft.time && !dates.includes(draft.time.slice(0, 10))) wrong.time = `The run has ${spansOf(dates)}.`;
  }
  if (fields.includes('whyNot')) {
    const problem = draft.whyNot ? outside(draft.part, 0, 100, '%') : 'This member has no device that could be asked for anything.';
    if (problem) wrong.whyNot = problem;
  }
  if (fields.includes('amount') && !(Number(draft.amount) > 0 && Number(draft.amount) <= 1e9)) wrong.amount = 'The amount must be above 0.';
  if (fields.includes('against') && !draft.against) wrong.against = 'Choose a policy to compare with.';
  if (fields.includes('change')) {
    const other = OTHERWISE.find((one) => one.key === draft.otherwise)!;
    if (other.value === 'number') {
      const problem = outside(draft.value, other.low!, other.high!, other.unit!);
      if (problem) wrong.change = problem;
    } else if (other.value === 'text' && !CHANGE.test(draft.text)) wrong.change = 'Write a key and its value, such as tariff.feedIn=0.12.';
  }
  return wrong;
}

function changeOf(draft: Draft): string {
  const other = OTHERWISE.find((one) => one.key === draft.otherwise)!;
  if (other.key === 'import-price') return `import-price=${Number(draft.value) >= 0 ? '+' : ''}${Number(draft.value)}%`;
  return other.value === 'none' ? other.key : other.value === 'text' ? draft.text : `${other.key}=${other.value === 'market' ? draft.market : Number(draft.value)}`;
}

/** What the service is asked. */
export function questionOf(draft: Draft, policy: string, member: Member | undefined): Question {
  const fields = fieldsOf(draft);
  const has = (field: FieldName): boolean => fields.includes(field);
  const part = ACTIONS.find((action) => action.word === draft.whyNot)?.part && Number(draft.part) !== 100 ? `:${Number(draft.part) / 100}` : '';
  return {
    kind: draft.kind,
    ...(draft.kind === 'share' ? {} : { policy }),
    ...(has('member') || (has('whose') && draft.member) ? { member: draft.member } : {}),
    ...(has('time') ? (draft.step !== null ? { step: draft.step } : draft.time ? { time: draft.time } : {}) : {}),
    ...(has('whyNot') ? { whyNot: draft.whyNot + part } : {}),
    ...(has('device') && devicesOf(member).includes(draft.device) ? { device: draft.device as NonNullable<Question['device']> } : {}),
    ...(has('method') ? { method: draft.method } : {}),
    ...(has('amount') ? { amount: Number(draft.amount) } : {}),
    ...(has('change') ? { change: changeOf(draft) } : {}),
    ...(has('against') ? { against: draft.against } : {}),
  };
}

/** The question in words, as the head of its answer. */
export function wordsOf(question: Question | LiveQuestion): string {
  const who = question.member ? nameOf(question.member) : 'the community';
  const whyNot = question.whyNot ? actionWords(question.whyNot) : 'something else';
  switch (question.kind) {
    case 'bill':
      return question.member ? `Why is this the bill of ${who}?` : 'Why are these the bills of all?';
    case 'price':
      return 'What set the price at this time?';
    case 'balance':
      return 'members' in question && question.members ? `Why does this line carry that much?` : `Where does the energy of ${who} come from and go to?`;
    case 'dispatch':
      return `${who}: why not ${whyNot}?`;
    case 'policy':
      return `What did the action of ${who} hang on?`;
    case 'share':
      return `Why is this the share of ${who}?`;
    case 'save':
      return `How could ${who} save ${question.amount ?? 'something'}?`;
    case 'what-if':
      return `What if: ${question.change ?? 'otherwise'}${question.member ? `, ${who}` : ''}?`;
    default:
      return `What have hard days taught ${question.policy ?? 'the policy'}?`;
  }
}

const OPTIONS: Readonly<Record<string, (question: Question) => string>> = {
  dispatch: (question) => `--why-not ${question.whyNot ?? 'idle'}`,
  share: (question) => `--share --method ${question.method ?? 'dual-core'}`,
  policy: (question) => `--why${question.device ? ` --device ${question.device}` : ''}`,
  save: (question) => `--save ${question.amount ?? 1}`,
  'what-if': (question) => `--what-if ${question.change ?? ''}`,
  'hard-days': (question) => `--hard-days --against ${question.against ?? 'rule'}`,
};

/** The same question for the command line. */
export function commandOf(question: Question & { run: string }): string {
  const parts = ['commonwatt explain', `runs/${question.run}`];
  if (question.policy) parts.push(`--policy ${question.policy}`);
  if (question.member) parts.push(`--participant ${question.member}`);
  if (question.step !== undefined) parts.push(`--step ${question.step}`);
  if (question.time) parts.push(`--time ${question.time}`);
  parts.push(OPTIONS[question.kind]?.(question) ?? `--${question.kind}`);
  return parts.join(' ');
}
