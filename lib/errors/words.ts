// Parts of the sentences.

import { formatDuration, formatMoment, plural } from '../time';
import { formatAmount, formatBps } from '../units';
import type { Unit } from './dictionary';

export const money = (amount: bigint, { symbol, decimals }: Unit) =>
  `${formatAmount(amount, decimals)} ${symbol}`;
export const moment = (time: bigint) => formatMoment(Number(time));
export const days = (count: bigint) => plural(Number(count), 'day');
export const wait = (until: bigint, now: bigint) =>
  `on ${moment(until)}, in ${formatDuration(Number(until - now))}`;
/** A round's number in its phase, which stands above it in the id. */
export const roundOf = (id: bigint) => `round ${BigInt.asUintN(64, id)}`;
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
export const depositsWait =
  'Open incidents could still change what a share is worth, so deposits are paused until they are decided.';

export const percentOf = (part: bigint, whole: bigint) =>
  formatBps(whole === 0n ? 0n : (part * 10_000n) / whole);
