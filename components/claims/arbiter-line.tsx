'use client';

import Link from 'next/link';
import type { Address } from 'viem';
import { AddressText } from '@/components/ui/address';
import { useWallet } from '@/components/wallet/wallet-provider';

/** Explains who the arbiter is. */
export function ArbiterLine({ arbiter }: { arbiter: Address }) {
  const { network } = useWallet();
  const isMembers = arbiter.toLowerCase() === network.deployment.timelock.toLowerCase();
  return (
    <p className="text-ink-soft text-sm">
      {isMembers ? (
        <>
          The members themselves are the arbiter of this pool:{' '}
          <Link href="/governance/propose?change=ruling" className="link">
            propose a ruling
          </Link>
          . If the proposal passes, the timelock executes it.
        </>
      ) : (
        <>
          The arbiter is the account or court that governance appointed for this pool before the incident was
          filed.
        </>
      )}{' '}
      It rules when a vote has no quorum or its verdict is appealed.
      {!isMembers && (
        <>
          {' '}
          Its address: <AddressText address={arbiter} />
        </>
      )}
    </p>
  );
}
