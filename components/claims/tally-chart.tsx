import { isOpen, wasVotedOn } from '@/lib/claims/phase';
import { formatSeverity } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { quorumWeight, reachesQuorum, supportOf, verdictOf } from '@/lib/claims/verdict';
import { formatBps, formatPercent, formatWhole, ratio } from '@/lib/units';
import { SupportBars } from './support-bars';

const BRK_DECIMALS = 18;

type TallyProps = { incident: Incident; tally: readonly bigint[] };

/** Support of each severity, the threshold, and the resulting verdict. */
export function TallyChart({ incident, tally }: TallyProps) {
  const { revealedWeight, thresholdBps } = incident;
  if (!wasVotedOn(incident)) {
    return (
      <p className="text-ink-soft text-sm">
        {isOpen(incident) ? 'There is no vote unless somebody challenges it.' : 'No vote was needed.'}
      </p>
    );
  }
  if (revealedWeight === 0n) {
    return (
      <div className="grid gap-1 text-ink-soft text-sm">
        <p>
          {incident.status === 'voting'
            ? 'No vote is revealed yet. Votes stay hidden until their voters reveal them.'
            : 'No vote was revealed.'}
        </p>
        <Turnout incident={incident} />
      </div>
    );
  }
  const verdict = verdictOf(tally, incident);
  const support = formatPercent(ratio(supportOf(tally, verdict), revealedWeight) ?? 0n, 0);
  return (
    <figure className="grid gap-4">
      <SupportBars incident={incident} tally={tally} verdict={verdict} />
      <figcaption className="grid gap-1 text-ink-soft text-sm">
        <p>
          {incident.status === 'voting' ? 'Votes so far support ' : 'The votes supported '}
          <span className="font-medium text-ink">{formatSeverity(verdict)}</span>
          {verdict === 0
            ? ': no severity has enough support.'
            : `: the largest severity with the ${formatBps(thresholdBps)} that it needs; ${support} of the revealed weight voted for it or more.`}
        </p>
        <Turnout incident={incident} />
      </figcaption>
    </figure>
  );
}

function Turnout({ incident }: { incident: Incident }) {
  const { revealedWeight, totalWeight, process } = incident;
  const needed = `${formatWhole(quorumWeight(incident), BRK_DECIMALS)} BRK, ${formatBps(process.quorumBps)} of all stake`;
  return (
    <p>
      Revealed: {formatWhole(revealedWeight, BRK_DECIMALS)} of {formatWhole(totalWeight, BRK_DECIMALS)} BRK.
      The quorum is {needed}
      {reachesQuorum(incident) ? ': it is reached.' : '; with less, the arbiter decides.'}
    </p>
  );
}
