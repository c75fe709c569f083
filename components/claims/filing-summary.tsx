import { Facts } from '@/components/tx/facts';
import type { PoolSummary } from '@/lib/capital/types';
import type { FilingTerms } from '@/lib/claims/filing-reads';
import { doublingsOf, inForceOn, type Lane, laneOf, shareBpsOf } from '@/lib/claims/lane';
import { formatSeverity, LAST_STEP, shareOf } from '@/lib/claims/severity';
import { dayOf, formatDuration, plural } from '@/lib/time';
import { formatAmount, formatBps } from '@/lib/units';

type SummaryProps = { terms: FilingTerms; pool: PoolSummary; eventTime: number; step: number };

/** What filing takes and what follows: the bond, and by which way it is decided. */
export function FilingSummary({ terms, pool, eventTime, step }: SummaryProps) {
  const { process, bond, spans, siblings } = terms;
  const { asset, capital } = pool;
  const eligible = inForceOn(spans, dayOf(eventTime));
  const shareBps = shareBpsOf(eligible, capital);
  const lane = laneOf({ process, shareBps, step, eventTime, siblings });
  const told = (amount: bigint) => `${formatAmount(amount, asset.decimals)} ${asset.symbol}`;
  return (
    <div className="grid gap-4">
      <Facts
        facts={[
          { label: 'Bond you put down', value: told(bond) },
          { label: 'Cover in force then', value: told(eligible) },
          {
            label: `Payout at ${formatSeverity(step)}`,
            value: `${told(shareOf(eligible, step))}, ${formatBps(Math.ceil((shareBps * step) / LAST_STEP))} of the capital`,
          },
          { label: 'Decided by', value: lane === 'fast' ? 'the fast lane' : 'a vote' },
        ]}
      />
      <div className="grid gap-2 text-ink-soft text-sm">
        <p>
          {lane === 'fast'
            ? `A payout of at most ${formatBps(process.fastLaneBps)} of the capital is accepted as asserted unless somebody challenges it within ${formatDuration(process.challengeSeconds)}.`
            : `${whyVote(lane, process.fastLaneBps)} Assessors commit votes for ${formatDuration(process.commitSeconds)} and reveal them for ${formatDuration(process.revealSeconds)}; the verdict can then be appealed for ${formatDuration(process.appealSeconds)}.`}
        </p>
        <p>
          {whyBond(terms, told(process.bond))} You get it back when the incident is accepted, at whatever
          severity, and lose it when it is refused. While it is open, sales of this product stop.
        </p>
      </div>
    </div>
  );
}

function whyVote(lane: Exclude<Lane, 'fast'>, fastLaneBps: number): string {
  switch (lane) {
    case 'off':
      return 'This pool decides every incident by a vote.';
    case 'large':
      return `The payout is more than ${formatBps(fastLaneBps)} of the capital, so it needs a vote.`;
    case 'others':
      return 'Another incident of this product is open, so it needs a vote.';
    case 'paid':
      return 'An incident of this product was paid since then, so it needs a vote.';
  }
}

function whyBond({ bond, process, siblings }: FilingTerms, plain: string): string {
  const { open, refusals } = doublingsOf(bond, process, siblings);
  const reasons = [
    open > 0 && `${plural(open, 'open incident')} of this product`,
    refusals > 0 && `${plural(refusals, 'recent refusal')}`,
  ].filter((reason) => reason !== false);
  return reasons.length === 0
    ? 'The bond keeps idle claims away.'
    : `The bond is ${plain}, doubled once for each of: ${reasons.join(', ')}.`;
}
