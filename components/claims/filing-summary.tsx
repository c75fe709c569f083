import { DocsLink } from '@/components/docs/docs-link';
import { Facts } from '@/components/tx/facts';
import type { PoolSummary } from '@/lib/capital/types';
import { breakEvenBps, doublingsOf, type FilingQuote } from '@/lib/claims/filing-quote';
import { formatSeverity } from '@/lib/claims/severity';
import type { ClaimProcess } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';
import { formatDuration, plural } from '@/lib/time';
import { formatBps } from '@/lib/units';

type SummaryProps = {
  quote: FilingQuote | undefined;
  process: ClaimProcess;
  pool: PoolSummary;
  step: number;
  /** Payout of the filer's own cover. */
  payout: bigint;
  hasList: boolean;
};

/** Bond, payout and way to a decision, shown before the filer signs. */
export function FilingSummary({ quote, process, pool, step, payout, hasList }: SummaryProps) {
  const { asset } = pool;
  const money = (value: bigint | undefined) => (value === undefined ? '–' : formatMoney(value, asset));
  const bond = quote?.bond;
  return (
    <section aria-label="What filing means" className="grid gap-4 rounded-control bg-sunken p-4">
      <Facts
        facts={[
          { label: 'Your bond', value: money(bond) },
          {
            label: `Your cover is paid at ${formatSeverity(step)}`,
            value: `${hasList ? 'up to ' : ''}${money(payout)}`,
          },
          {
            label: 'Filing pays off if the chance of acceptance is',
            value: bond === undefined ? '–' : `more than ${formatBps(breakEvenBps(bond, payout))}`,
          },
          { label: 'All cover in force at that time', value: money(quote?.eligible) },
          { label: 'Maximum cost to the pool', value: money(quote?.cost) },
          { label: 'Decided by', value: quote ? (quote.votes ? 'a vote' : 'the fast lane') : '–' },
        ]}
      />
      {quote && (
        <div className="grid gap-2 text-ink-soft text-sm">
          <p>{laneInWords(quote, process)}</p>
          <p>
            {bondInWords(quote, process)} You lose it if the incident is refused at 0 %. At any other verdict
            you get it back, plus half of a challenger’s bond if the verdict is within 10 points of yours.{' '}
            <DocsLink to="faq#claims">Questions about claims</DocsLink>
          </p>
        </div>
      )}
    </section>
  );
}

function laneInWords({ votes, thresholdBps }: FilingQuote, process: ClaimProcess): string {
  if (!votes) {
    return `The cost is a small share of the capital, so the incident is accepted as asserted unless somebody challenges it within ${formatDuration(process.challengeSeconds)}.`;
  }
  return `Assessors commit votes for ${formatDuration(process.commitSeconds)} and reveal them for ${formatDuration(process.revealSeconds)}. A severity needs ${formatBps(thresholdBps)} of the revealed weight; the verdict can be appealed for ${formatDuration(process.appealSeconds)}.`;
}

function bondInWords(quote: FilingQuote, process: ClaimProcess): string {
  const doublings = doublingsOf(quote, process);
  return doublings === 0
    ? 'The bond is 1 % of what the incident may cost, or the minimum of this pool.'
    : `The bond is doubled ${plural(doublings, 'time')}, because of open or recently refused incidents of this product that may cost as much or more.`;
}
