// Triggers and market signals of products. Products of a pool with equal terms share one contract.

import { type Address, zeroAddress } from 'viem';
import { saltOf } from './addresses';
import type { Addresses, Contract } from './plan';
import type { Configuration, PoolConfig, ProductConfig, SignalConfig, TriggerConfig } from './schema';
import { wad } from './values';

export const PART = { signal: 1, trigger: 2 } as const;
export type Part = Contract & { pool: number; kind: keyof typeof PART };

type Feed = { address: Address; staleness: number };

/** The demo's clock jumps, and its feeds do not answer in between. */
const DEMO_STALENESS = 30 * 86_400;

function feedOf(config: Configuration, { at }: Addresses, name: string): Feed {
  return config.feeds[name] ?? { address: at(name), staleness: DEMO_STALENESS };
}

const rollup = ({ sequencer }: Configuration) => ({
  sequencer: sequencer?.address ?? zeroAddress,
  grace: BigInt(sequencer?.grace ?? 0),
});

function signalArguments(config: Configuration, addresses: Addresses, signal: SignalConfig): unknown[] {
  const { address, staleness } = feedOf(config, addresses, signal.feed);
  const terms = {
    feed: address,
    staleness: BigInt(staleness),
    full: wad(signal.full),
    stop: wad(signal.stop),
    maxMultiplier: wad(signal.maxMultiplier),
    ...rollup(config),
  };
  return [terms];
}

type Lasting = Exclude<TriggerConfig, { kind: 'impermanentLoss' }>;

function eventFeed(config: Configuration, addresses: Addresses, { feed, persistence, minRounds }: Lasting) {
  const { address, staleness } = feedOf(config, addresses, feed);
  return {
    feed: address,
    staleness: BigInt(staleness),
    persistence: BigInt(persistence),
    minRounds: BigInt(minRounds),
    ...rollup(config),
  };
}

function triggerContract(config: Configuration, addresses: Addresses, t: TriggerConfig): [string, unknown[]] {
  if (t.kind === 'priceFloor') {
    return ['PriceFloorTrigger', [eventFeed(config, addresses, t), wad(t.floor), BigInt(t.severityBps)]];
  }
  if (t.kind === 'drawdown') {
    const fall = {
      window: BigInt(t.window),
      start: wad(t.start),
      full: wad(t.full),
      maxSeverityBps: BigInt(t.maxSeverityBps),
    };
    return ['DrawdownTrigger', [eventFeed(config, addresses, t), fall]];
  }
  const [base, quote] = [feedOf(config, addresses, t.base), feedOf(config, addresses, t.quote)];
  const pair = {
    base: base.address,
    quote: quote.address,
    baseStaleness: BigInt(base.staleness),
    quoteStaleness: BigInt(quote.staleness),
    deductible: wad(t.deductible),
    cap: wad(t.cap),
    ...rollup(config),
  };
  return ['ImpermanentLossTrigger', [pair]];
}

/** The name contains the terms, so that equal terms give one contract. */
function partOf(
  addresses: Addresses,
  pool: number,
  kind: Part['kind'],
  artifact: string,
  args: unknown[],
): Part {
  const terms = JSON.stringify(args, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  const name = `pools[${pool}] ${kind} ${artifact} ${saltOf(terms).slice(0, 10)}`;
  return { name, artifact, args, at: addresses.at(name), pool, kind };
}

export type ProductParts = { signal: Part | null; trigger: Part | null };

export function partsOf(
  config: Configuration,
  addresses: Addresses,
  pool: number,
  { signal, trigger }: Pick<ProductConfig, 'signal' | 'trigger'>,
): ProductParts {
  return {
    signal: signal
      ? partOf(addresses, pool, 'signal', 'FeedSignal', signalArguments(config, addresses, signal))
      : null,
    trigger: trigger
      ? partOf(addresses, pool, 'trigger', ...triggerContract(config, addresses, trigger))
      : null,
  };
}

/** The distinct parts of a pool. */
export function poolParts(
  config: Configuration,
  addresses: Addresses,
  pool: number,
  { products }: PoolConfig,
): Part[] {
  const all = products.flatMap((product) => {
    const { signal, trigger } = partsOf(config, addresses, pool, product);
    return [signal, trigger].filter((part): part is Part => part !== null);
  });
  return [...new Map(all.map((part) => [part.name, part])).values()];
}
