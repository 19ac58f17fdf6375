// Numbers for people: at most three significant digits on screen, all of them on hover and in exports.

export const NONE = '—';
const MINUS = '\u2212';
const SYMBOLS: Record<string, string> = { GBP: '£', EUR: '€', USD: '$', JPY: '¥', INR: '₹' };

export type Maybe = number | null | undefined;

const isNumber = (value: Maybe): value is number => typeof value === 'number' && Number.isFinite(value);

function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(Math.min(20, value !== 0 && Math.abs(value) < 1 ? 12 : 0)).replace(/\.?0+$/, '') : text;
}

/** Groups of three, from five digits on; a true minus sign. */
function grouped(decimal: string): string {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction] = (negative ? decimal.slice(1) : decimal).split('.');
  const spaced = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u202f') : whole;
  return (negative ? MINUS : '') + spaced + (fraction ? '.' + fraction : '');
}

const withUnit = (text: string, unit = ''): string => (text === NONE || unit === '' || unit === '1' ? text : `${text}\u00a0${unit}`);

/** At most three significant digits: `12.3`, `1230`, `−0.0412`; a dash where there is no number. */
export function screen(value: Maybe, unit = ''): string {
  if (!isNumber(value)) return NONE;
  if (Math.abs(value) < 1e-9) return withUnit('0', unit);
  return withUnit(grouped(plain(Number(value.toPrecision(3)))), unit);
}

/** A tick of a scale: with as many digits as tell neighbouring ticks apart. */
export function onScale(value: number, ticks: readonly number[]): string {
  const step = Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0)) || 1;
  const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return grouped(plain(Number(value.toFixed(Math.min(places, 12)))));
}

/** All digits that there are. */
export const exact = (value: Maybe, unit = ''): string => (isNumber(value) ? withUnit(grouped(plain(value)), unit) : NONE);

/** A share as percent. */
export const percent = (share: Maybe): string => (isNumber(share) ? screen(share * 100, '%') : NONE);

/** A share as whole percent, for sentences. */
export function wholePercent(share: Maybe): string {
  if (!isNumber(share)) return NONE;
  const digits = Math.abs(share) < 0.01 ? 1 : Math.abs(share) < 1 ? 2 : 3;
  return withUnit(share === 0 ? '0' : grouped(plain(Number((share * 100).toPrecision(digits)))), '%');
}

export const symbol = (currency: string): string => SYMBOLS[currency] ?? currency;

function withCurrency(number: string, currency: string): string {
  if (number === NONE) return NONE;
  const sign = SYMBOLS[currency] ?? `${currency}\u00a0`;
  return number.startsWith(MINUS) ? MINUS + sign + number.slice(1) : sign + number;
}

/** Money with three significant digits. */
export const money = (amount: Maybe, currency: string): string => withCurrency(screen(amount), currency);

/** Money to the cent. */
export const cents = (amount: Maybe, currency: string): string =>
  isNumber(amount) ? withCurrency(grouped((Math.abs(amount) < 0.005 ? 0 : amount).toFixed(2)), currency) : NONE;

/** How long ago, or how long still: `3 s`, `2 min`, `1 h 10 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}\u00a0s`;
  if (whole < 3600) return `${Math.round(whole / 60)}\u00a0min`;
  const minutes = Math.round((whole % 3600) / 60);
  return `${Math.floor(whole / 3600)}\u00a0h${minutes ? ` ${minutes}\u00a0min` : ''}`;
}

/** `home_7` reads `Home 7`. */
export function nameOf(id: string): string {
  const words = id.replace(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `a, b and c`. */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
