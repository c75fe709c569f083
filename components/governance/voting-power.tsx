import { AddressText } from '@/components/ui/address';
import { Card, CardHeader } from '@/components/ui/card';
import { isNobody } from '@/lib/governance/reads';
import type { Voter } from '@/lib/governance/types';
import { BRK } from '@/lib/tx/types';
import { formatAmount } from '@/lib/units';
import { DelegateForm } from './delegate-form';

type PowerProps = { account: string | null; voter: Voter | null };

/** An account's voting power, and the form to delegate it. */
export function VotingPower({ account, voter }: PowerProps) {
  const brk = (amount: bigint) => `${formatAmount(amount, BRK.decimals)} BRK`;
  return (
    <Card>
      <CardHeader title="Your voting power" />
      {account && voter ? (
        <dl className="mb-5 grid gap-2 text-sm">
          <Row label="You vote with">{brk(voter.votes)}</Row>
          <Row label="You hold">{brk(voter.balance)}</Row>
          <Row label="Your delegate">
            <Delegate account={account} voter={voter} />
          </Row>
        </dl>
      ) : (
        <p className="mb-5 text-ink-soft text-sm">Connect a wallet that holds BRK to see its voting power.</p>
      )}
      <DelegateForm
        isOwn={account !== null && voter?.delegate === account}
        balance={voter?.balance ?? null}
      />
    </Card>
  );
}

function Delegate({ account, voter }: { account: string; voter: Voter }) {
  if (isNobody(voter.delegate)) return 'nobody yet';
  if (voter.delegate === account) return 'yourself';
  return <AddressText address={voter.delegate} />;
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="figure text-right text-ink">{children}</dd>
    </div>
  );
}
