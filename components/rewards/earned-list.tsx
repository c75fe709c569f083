import Link from 'next/link';
import { Table } from '@/components/ui/table';
import { amountOf } from '@/lib/capital/figure';
import type { Earned } from '@/lib/rewards/types';
import { ClaimButton } from './claim-button';

/** Rewards that an account's shares earned, and a button to claim them all. */
export function EarnedList({ earned }: { earned: readonly Earned[] }) {
  const claims = earned.map(({ pool, token }) => ({ pool: pool.address, token }));
  return (
    <div className="grid grid-cols-1 gap-5">
      {earned.length > 0 ? (
        <Table
          caption="Your rewards"
          rows={earned}
          rowKey={({ pool, token }) => `${pool.address}.${token.address}`}
          columns={[
            {
              key: 'pool',
              header: 'Pool',
              cell: ({ pool }) => (
                <Link href={`/pools/${pool.address}`} className="link font-medium">
                  {pool.name}
                </Link>
              ),
            },
            {
              key: 'earned',
              header: 'Earned',
              numeric: true,
              cell: ({ token, amount }) => amountOf(amount, token),
            },
            {
              key: 'claim',
              header: 'Claim only this',
              numeric: true,
              cell: ({ pool, token }) => (
                <span className="inline-block min-w-36">
                  <ClaimButton
                    slot={`${pool.address}.${token.address}`}
                    claims={[{ pool: pool.address, token }]}
                    label={`Claim ${token.symbol}`}
                    variant="secondary"
                  />
                </span>
              ),
            },
          ]}
        />
      ) : (
        <p className="text-ink-soft text-sm">
          There are no rewards to claim. See which pools pay reward tokens{' '}
          <Link href="/pools" className="link">
            in the comparison
          </Link>
          .
        </p>
      )}
      <div className="max-w-sm">
        <ClaimButton slot="all" claims={claims} label="Claim all in one transaction" />
      </div>
    </div>
  );
}
