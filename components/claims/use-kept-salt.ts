'use client';

import { useEffect, useState } from 'react';
import type { Hex } from 'viem';
import { useWallet } from '@/components/wallet/wallet-provider';
import { findSalt } from '@/lib/claims/salts';
import type { Incident } from '@/lib/claims/types';
import type { Ballot } from '@/lib/claims/vote';

/** The ballot of the incident. */
export function useBallot({ id }: Pick<Incident, 'id'>): Ballot {
  const { network } = useWallet();
  return { chainId: network.chainId, assessors: network.deployment.assessors, incident: BigInt(id) };
}

/** The random key of a vote stored in this browser; null if the wallet's signature is the key.
 * @param moment Reads the key again when it changes. */
export function useKeptSalt({ id }: Pick<Incident, 'id'>, moment: unknown): Hex | null {
  const { account, network } = useWallet();
  const { chainId, deployment } = network;
  const { assessors } = deployment;
  const [salt, setSalt] = useState<Hex | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key appears when a vote was committed
  useEffect(() => {
    setSalt(account && findSalt({ chainId, assessors, incident: BigInt(id) }, account));
  }, [account, chainId, assessors, id, moment]);
  return salt;
}
