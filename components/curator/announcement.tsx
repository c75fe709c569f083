'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { Countdown } from '@/components/ui/countdown';
import type { Announced } from '@/lib/curator/reads';
import { formatMoment, plural, SECONDS_A_DAY } from '@/lib/time';
import { formatBps, formatPercent } from '@/lib/units';

/** As in the contracts: how long an announced change can be applied. */
const APPLICATION_TIME = 30 * SECONDS_A_DAY;

type AnnouncementProps = { product: number; announced: Announced; now: number };

/** Announced looser terms, with the button by which anyone applies them after their notice. */
export function Announcement({ product, announced, now }: AnnouncementProps) {
  const { shareBps, maxDays, riskRate, readyAt } = announced;
  const tx = useTx(`curate.apply.${product}`);
  return (
    <div className="grid gap-3">
      <Callout title="Announced">
        Risk rate {formatPercent(riskRate)} a year, at most {formatBps(shareBps)} of the capital, terms of up
        to {plural(maxDays, 'day')}. It can be applied <Countdown time={readyAt} now={now} />, and expires on{' '}
        {formatMoment(readyAt + APPLICATION_TIME)}.
      </Callout>
      <TxAction
        tx={tx}
        size="md"
        variant="secondary"
        label="Apply the change"
        purpose="to apply it"
        request={{ flow: 'applyTuning', args: { product } }}
        blocked={
          readyAt > now ? `It can be applied from ${formatMoment(readyAt)}. Anyone can do it then.` : null
        }
      />
    </div>
  );
}
