import { isOpen } from '@/lib/claims/phase';
import { formatSeverity } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { quorumWeight, reachesQuorum, supportOf, thresholdOf, verdictOf } from '@/lib/claims/verdict';
import { formatBps, formatPercent, formatWhole, ratio } from '@/lib/units';
import { SupportBars } from './support-bars';

const BRK_DECIMALS = 18;

type TallyProps = { incident: Incident; tally: readonly bigint[] };

/** The support of each severity against what it needs, and what that decides. */
export function TallyChart({ incident, tally }: TallyProps) {
  const { revealedWeight } = incident;
  if (incident.round === 0) {
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
          {isOpen(incident)
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
          {incident.status === 'voting' ? 'Votes so far decide ' : 'The votes decided '}
          <span className="font-medium text-ink">{formatSeverity(verdict)}</span>
          {verdict === 0
            ? ': no severity has the support that it needs.'
            : `: the largest severity with the support that it needs, ${formatBps(thresholdOf(incident, verdict))}; ${support} of the revealed weight voted for it or more.`}
        </p>
        <Turnout incident={incident} />
      </figcaption>
    </figure>
  );
}

function Turnout({ incident }: { incident: Incident }) {
  const { revealedWeight, totalWeight, process, round } = incident;
  const needed = `${formatWhole(quorumWeight(incident), BRK_DECIMALS)} BRK, ${formatBps(process.quorumBps)}`;
  const rule =
    round > 1
      ? 'In this second round any revealed weight decides.'
      : `The first round needs ${needed}${reachesQuorum(incident) ? ', which is reached.' : '; with less, the arbiter is asked.'}`;
  return (
    <p>
      Revealed: {formatWhole(revealedWeight, BRK_DECIMALS)} of {formatWhole(totalWeight, BRK_DECIMALS)} BRK.{' '}
      {rule}
    </p>
  );
}
