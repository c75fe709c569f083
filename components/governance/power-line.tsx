import Link from 'next/link';
import { isNobody } from '@/lib/governance/reads';
import type { Voter } from '@/lib/governance/types';
import { BRK } from '@/lib/tx/types';
import { formatAmount } from '@/lib/units';

const brk = (amount: bigint) => `${formatAmount(amount, BRK.decimals)} ${BRK.symbol}`;

/** The BRK with which an account decides on the mutual's rules, in a sentence. */
export function PowerLine({ voter: { balance, votes, delegate } }: { voter: Voter }) {
  const isIdle = balance > 0n && isNobody(delegate);
  return (
    <p className="text-ink-soft text-sm">
      {votes > 0n ? (
        <>
          You vote on proposals with <span className="figure text-ink">{brk(votes)}</span>.{' '}
        </>
      ) : (
        'You have no vote on proposals. '
      )}
      {isIdle && (
        <>
          Your <span className="figure text-ink">{brk(balance)}</span> has no voting power until you delegate
          it, to yourself or to somebody else.{' '}
        </>
      )}
      <Link href="/governance" className="link">
        {isIdle ? 'Delegate it' : 'See the proposals'}
      </Link>
    </p>
  );
}
