'use client';

import { useEffect, useState } from 'react';
import type { Hex } from 'viem';
import { useWallet } from '@/components/wallet/wallet-provider';
import { findSalt } from '@/lib/claims/salts';
import type { Incident } from '@/lib/claims/types';
import type { Ballot } from '@/lib/claims/vote';

/** The ballot of an incident's present round. */
export function useBallot({ id, round }: Pick<Incident, 'id' | 'round'>): Ballot {
  const { network } = useWallet();
  return { chainId: network.chainId, claims: network.deployment.claims, incident: BigInt(id), round };
}

/** The random key of a vote that this browser keeps; null when the wallet's signature is the key.
 * @param moment When to look again. */
export function useKeptSalt(incident: Pick<Incident, 'id' | 'round'>, moment: unknown): Hex | null {
  const { account, network } = useWallet();
  const { chainId, deployment } = network;
  const { id, round } = incident;
  const [salt, setSalt] = useState<Hex | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key appears when a vote was committed
  useEffect(() => {
    const ballot = { chainId, claims: deployment.claims, incident: BigInt(id), round };
    setSalt(account && findSalt(ballot, account));
  }, [account, chainId, deployment.claims, id, round, moment]);
  return salt;
}
