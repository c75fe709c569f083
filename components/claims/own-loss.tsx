'use client';

import { useEffect, useEffectEvent } from 'react';
import type { Address, Hex } from 'viem';
import { Callout } from '@/components/ui/callout';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { useQuery } from '@/components/ui/use-query';
import type { Asset } from '@/lib/capital/types';
import type { LossProof } from '@/lib/claims/proofs';
import { formatAmount } from '@/lib/units';
import { ProofField } from './proof-field';

type OwnLossProps = {
  /** Digest of the incident's evidence, and the root of its list. */
  digest: Hex;
  root: Hex;
  account: Address;
  asset: Asset;
  onChange: (proof: LossProof | null) => void;
  disabled: boolean;
};

/** Finds the holder's loss in the incident's evidence. Asks for a file of proofs only if the evidence is not a list. */
export function OwnLoss({ digest, root, account, asset, onChange, disabled }: OwnLossProps) {
  const { data, error } = useQuery({
    queryKey: ['own-loss', digest, root, account],
    // loaded on demand, because the code for hashing is large
    queryFn: async () => (await import('@/lib/losses/own')).findOwnLoss({ digest, root, account }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  const found = data?.status === 'found' ? data : null;
  const offer = useEffectEvent(() => found && onChange({ loss: found.loss, path: found.proof }));
  useEffect(() => {
    if (found) offer();
  }, [found]);

  if (!data && !error) {
    return (
      <Loading label="Looking for your loss in the list">
        <Skeleton className="h-11 w-full" />
      </Loading>
    );
  }
  if (found) {
    return (
      <p role="status" className="text-ink-soft text-sm">
        The list of this incident, checked against the chain, says that you lost{' '}
        <span className="figure text-ink">
          {formatAmount(found.loss, asset.decimals)} {asset.symbol}
        </span>
        .
      </p>
    );
  }
  if (data?.status === 'absent') {
    return (
      <Callout kind="warn" title="Your account is not in the list">
        This incident pays only accounts in its list of losses, so this cover collects nothing. If you had a
        loss, ask whoever made the list why you are not in it.
      </Callout>
    );
  }
  return <ProofField root={root} account={account} onChange={onChange} disabled={disabled} />;
}
