'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { Countdown } from '@/components/ui/countdown';
import { Moment } from '@/components/ui/moment';
import { formatMoment, plural } from '@/lib/time';
import { formatAmount } from '@/lib/units';

type UnstakingProps = {
  unstaking: bigint;
  availableAt: number;
  /** Unsettled votes of the account. */
  openVotes: number;
  now: number;
};

/** Stake that is being withdrawn. */
export function Unstaking({ unstaking: amount, availableAt, openVotes, now }: UnstakingProps) {
  const tx = useTx('assess.withdraw');
  if (amount === 0n && tx.state.status === 'idle') return null;
  const blocked = () => {
    if (amount === 0n) return 'Nothing is left to withdraw.';
    if (now < availableAt) return `It can be withdrawn from ${formatMoment(availableAt)}.`;
    return openVotes > 0
      ? `${plural(openVotes, 'vote')} of yours must be settled first, on the ${openVotes === 1 ? 'page of its incident' : 'pages of their incidents'}.`
      : null;
  };
  return (
    <div className="grid gap-3 border-t pt-5">
      {amount > 0n && (
        <p className="text-ink-soft text-sm">
          {formatAmount(amount, 18)} BRK is being unstaked
          {now < availableAt && (
            <>
              . You can withdraw it from <Moment time={availableAt} exact />,{' '}
              <Countdown time={availableAt} now={now} />
            </>
          )}
          .
        </p>
      )}
      <TxAction
        tx={tx}
        size="md"
        label="Withdraw BRK"
        request={{ flow: 'unstake', args: {} }}
        blocked={blocked()}
      />
    </div>
  );
}
