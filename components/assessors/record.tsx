import { Stat } from '@/components/ui/stat';
import type { VotingRecord } from '@/lib/claims/record';
import { formatMoney } from '@/lib/money';
import { BRK } from '@/lib/tx/types';
import { formatAmount } from '@/lib/units';

/** Totals of an assessor's votes. */
export function RecordFacts({ record }: { record: VotingRecord }) {
  const { votes, near, far, hidden, earned, lost } = record;
  return (
    <dl className="grid grid-cols-2 gap-6 lg:grid-cols-4">
      <Stat label="Votes" value={votes} />
      <Stat label="Near the verdict" value={near} note={`${far} far from it, ${hidden} never revealed`} />
      <Stat
        label="Rewards earned"
        value={
          earned.length === 0 ? '0' : earned.map(({ asset, amount }) => formatMoney(amount, asset)).join(', ')
        }
      />
      <Stat label="Stake lost" value={lost === 0n ? 0 : formatAmount(lost, BRK.decimals)} unit={BRK.symbol} />
    </dl>
  );
}
