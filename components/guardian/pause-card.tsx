'use client';

import { useState } from 'react';
import type { Address } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import { TxLine } from '@/components/tx/tx-line';
import { useTx } from '@/components/tx/use-tx';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { Slider } from '@/components/ui/slider';
import { useWallet } from '@/components/wallet/wallet-provider';
import { MAX_PAUSED_DAYS, type PauseState } from '@/lib/governance/pause';
import { formatMoment, plural } from '@/lib/time';

type CardProps = { pool: Address; name: string; state: PauseState; guardians: readonly Address[] };

const WORDS = {
  open: () => 'Deposits and new cover are open.',
  paused: ({ until }: { until: number }) => `No deposits and no new cover until ${formatMoment(until)}.`,
  resting: ({ from }: { from: number }) =>
    `It was paused recently and can be paused again on ${formatMoment(from)}.`,
};

const inWords = (state: PauseState): string => {
  if (state.kind === 'open') return WORDS.open();
  return state.kind === 'paused' ? WORDS.paused(state) : WORDS.resting(state);
};

/** One pool: whether it is paused, and the guardian's buttons. */
export function PauseCard({ pool, name, state, guardians }: CardProps) {
  const { account } = useWallet();
  const isGuardian = guardians.some((guardian) => guardian === account);
  const tx = useTx(`guard.${pool}`);
  const blocked = isGuardian ? null : 'Only the guardian can do this.';
  return (
    <Card>
      <CardHeader
        title={name}
        hint={inWords(state)}
        action={
          <Badge tone={state.kind === 'paused' ? 'warn' : 'good'}>
            {state.kind === 'paused' ? 'Paused' : 'Open'}
          </Badge>
        }
      />
      {state.kind === 'open' && <PauseForm pool={pool} name={name} tx={tx} blocked={blocked} />}
      {state.kind === 'paused' && (
        <TxAction
          tx={tx}
          size="md"
          variant="secondary"
          label="End the pause now"
          purpose="as the guardian"
          request={{ flow: 'unpausePool', args: { pool, name } }}
          blocked={blocked}
        />
      )}
      {state.kind === 'resting' && <TxLine tx={tx} />}
    </Card>
  );
}

type FormProps = Pick<CardProps, 'pool' | 'name'> & { tx: ReturnType<typeof useTx>; blocked: string | null };

function PauseForm({ pool, name, tx, blocked }: FormProps) {
  const [days, setDays] = useState(MAX_PAUSED_DAYS);
  return (
    <form className="grid gap-4" onSubmit={(event) => event.preventDefault()}>
      <Slider
        id={`pause-${pool}`}
        label="For how long"
        value={days}
        min={1}
        max={MAX_PAUSED_DAYS}
        onChange={setDays}
        format={(count) => plural(count, 'day')}
        hint="Until midnight UTC. Afterwards it cannot be paused for thirty days."
        disabled={tx.busy || blocked !== null}
      />
      <TxAction
        tx={tx}
        size="md"
        variant="danger"
        label={`Pause for ${plural(days, 'day')}`}
        purpose="as the guardian"
        request={{ flow: 'pausePool', args: { pool, name, days } }}
        blocked={blocked}
      />
    </form>
  );
}
