import { type Address, type Hex, keccak256, pad, toBytes, zeroAddress } from 'viem';
import { isAddressLike } from '@/lib/address-shape';
import { PERILS } from '@/lib/cover/types';
import type { Numbers } from '@/lib/governance/bounds';
import type { Words } from './terms';

/** The same for all products on one protocol: readers add up exposure over it. */
export const protocolId = (protocol: string): Hex => {
  const text = protocol.trim();
  return isAddressLike(text) ? pad(text.toLowerCase() as Address, { size: 32 }) : keccak256(toBytes(text));
};

/** As `Cover.listProduct` takes them. */
export const termsOf = (pool: Address, wording: Hex, words: Words, numbers: Numbers) => {
  const small = (key: string) => Number(numbers[key] ?? 0n);
  return {
    pool,
    name: words.name.trim(),
    wording,
    protocol: protocolId(words.protocol),
    peril: PERILS.indexOf(words.peril),
    group: small('group'),
    shareBps: small('shareBps'),
    weightBps: small('weightBps'),
    waitingDays: small('waitingDays'),
    minDays: small('minDays'),
    maxDays: small('maxDays'),
    signal: words.signal || zeroAddress,
    trigger: words.trigger || zeroAddress,
    needsLossRoot: words.needsLossRoot,
    riskRate: numbers.riskRate ?? 0n,
  };
};

export type Terms = ReturnType<typeof termsOf>;
