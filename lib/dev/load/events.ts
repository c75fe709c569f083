// What else happened while the covers were sold: deposits for many stakers, and extensions, until the chain holds so many events.

import { type Address, type Hex, pad, parseUnits, toHex } from 'viem';
import { protocolCalls } from '../protocol';
import { type Field, inParts } from './field';

/** Calls of one kind in a row. */
const ROW = 10_000;
/** Every so many rows are extensions, which take longer than deposits for the same number of events. */
const EXTENSIONS_EVERY = 4;
const STAKERS = 10_000;
const STAKE = parseUnits('1', 6);

const stakerAt = (index: number): Address => pad(toHex(0xb0a_0000 + (index % STAKERS)), { size: 20 });

/** @param covers Of the account that sends; each can be extended by many days. */
export async function makeEvents(field: Field, covers: readonly bigint[], wanted: number): Promise<void> {
  const { pool, cover } = field.deployment;
  const calls = protocolCalls(field.deployment);
  const row = (call: (index: number) => Hex) => Array.from({ length: ROW }, (_, index) => call(index));
  const deposits = row((index) => calls.deposit(STAKE, stakerAt(index)).data);
  let extended = 0;
  const extension = () => calls.extend(covers[extended++ % covers.length] ?? 0n, 1n).data;
  for (let rows = 1; field.events < wanted; rows++) {
    const before = field.events;
    if (rows % EXTENSIONS_EVERY > 0) await inParts(field, pool, deposits);
    else await inParts(field, cover, row(extension));
    if (field.events > before) continue;
    console.error(`Only ${before} of ${wanted} events could be made.`);
    return;
  }
}
