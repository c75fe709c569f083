// Fills the chain up to a number of events: deposits for many stakers, and extensions of covers.

import { type Address, type Hex, pad, parseUnits, toHex } from 'viem';
import { protocolCalls } from '../protocol';
import { type LoadChain, sendInMulticalls } from './chain';

/** Calls of one kind in one batch. */
const ROW = 10_000;
/** One batch in this many is of extensions: for the same number of events, they take longer than deposits. */
const EXTENSIONS_EVERY = 4;
const STAKERS = 10_000;
const STAKE = parseUnits('1', 6);

const stakerAt = (index: number): Address => pad(toHex(0xb0a_0000 + (index % STAKERS)), { size: 20 });

/** @param covers Covers of the sending account, each of which can be extended by many days. */
export async function makeEvents(chain: LoadChain, covers: readonly bigint[], wanted: number): Promise<void> {
  const { pool, cover } = chain.deployment;
  const calls = protocolCalls(chain.deployment);
  const row = (call: (index: number) => Hex) => Array.from({ length: ROW }, (_, index) => call(index));
  const deposits = row((index) => calls.deposit(STAKE, stakerAt(index)).data);
  let extended = 0;
  const extension = () => calls.extend(covers[extended++ % covers.length] ?? 0n, 1n).data;
  for (let rows = 1; chain.events < wanted; rows++) {
    const before = chain.events;
    if (rows % EXTENSIONS_EVERY > 0) await sendInMulticalls(chain, pool, deposits);
    else await sendInMulticalls(chain, cover, row(extension));
    if (chain.events > before) continue;
    console.error(`Only ${before} of ${wanted} events could be made.`);
    return;
  }
}
