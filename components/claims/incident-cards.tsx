import { DocsLink } from '@/components/docs/docs-link';
import { ProvenCard } from '@/components/triggers/proven-card';
import { Card, CardHeader } from '@/components/ui/card';
import type { IncidentPage } from '@/lib/claims/page-reads';
import { isFinal, isOpen } from '@/lib/claims/phase';
import { BondRules } from './bond-rules';
import { BondsPanel } from './bonds-panel';
import { DecisionRules } from './decision-rules';
import { EpisodeCard } from './episode-card';
import { EvidenceList } from './evidence-list';
import { IncidentAction } from './incident-action';
import { LossRootNote } from './loss-root-note';
import { NextStep } from './next-step';
import { RewardsPanel } from './rewards-panel';
import { TallyChart } from './tally-chart';
import { Timeline } from './timeline';
import { YourCovers } from './your-covers';

/** Evidence, rules of decision, and votes so far. */
export function IncidentRecord({ incident, exhibits, tally, asset, watch, history }: IncidentPage) {
  const { id, isProven, lossRoot, lossTotal } = incident;
  return (
    <div className="grid min-w-0 gap-6 lg:col-start-1 lg:row-span-2 lg:row-start-1">
      {watch && <ProvenCard incident={incident} watch={watch} />}
      {isProven && !watch && (
        <Card>
          <CardHeader title="Proven by the oracle" />
          <p className="text-ink-soft text-sm">
            The price history of the product’s feed shows the event, and the contract checked it. Nobody
            votes, and nobody puts up a bond. The severity follows from the price.
          </p>
        </Card>
      )}
      {!isProven && (
        <>
          <Card>
            <CardHeader title="Evidence" />
            <EvidenceList exhibits={exhibits} />
            {lossRoot && <LossRootNote root={lossRoot} total={lossTotal} asset={asset} />}
          </Card>
          <Card>
            <CardHeader title="Votes" />
            <TallyChart incident={incident} tally={tally} />
          </Card>
          <Card>
            <CardHeader
              title="How it is decided"
              hint="By the rules in force at its event time. Later changes do not affect it"
              action={<DocsLink to="how-it-works#incidents">From event to payout</DocsLink>}
            />
            <DecisionRules incident={incident} asset={asset} />
          </Card>
        </>
      )}
      {history && <EpisodeCard history={history} current={id} asset={asset} />}
    </div>
  );
}

/** Meaning of the state, and what can be done now. */
export function IncidentNow(page: IncidentPage) {
  const { incident, phase, now, visitor, asset, pool, court, history } = page;
  const largestBps = history?.episode.largestBps ?? incident.severityBps;
  return (
    <div className="grid gap-6 lg:col-start-2">
      <Card>
        <CardHeader title="What happens next" />
        <div className="grid gap-5">
          <p className="text-ink text-sm">
            <NextStep incident={incident} phase={phase} now={now} />
          </p>
          <IncidentAction {...{ incident, phase, pool, asset, visitor, court, now, largestBps }} />
        </div>
      </Card>
      {visitor && (
        <Card>
          <CardHeader title="What it means for your covers" />
          <YourCovers incident={incident} parts={visitor.parts} asset={asset} />
        </Card>
      )}
    </div>
  );
}

/** The visitor's votes, the bonds, and the timeline. */
export function IncidentHistory({ incident, asset, visitor, bonds, milestones, now }: IncidentPage) {
  const earnings = visitor?.earnings;
  const hasVotes = earnings && isFinal(incident) && earnings.vote !== null;
  const hasEarnings = earnings && (hasVotes || earnings.credited > 0n);
  return (
    <div className="grid gap-6 lg:col-start-2">
      {hasEarnings && (
        <Card>
          <CardHeader title="Your vote" />
          <RewardsPanel incident={incident} earnings={earnings} asset={asset} />
        </Card>
      )}
      {bonds.length > 0 && (
        <Card>
          <CardHeader title="Bonds" />
          <BondsPanel incident={incident.id} bonds={bonds} asset={asset} />
          {isOpen(incident) && <BondRules incident={incident} />}
        </Card>
      )}
      <Card>
        <CardHeader title="Timeline" />
        <Timeline milestones={milestones} now={now} />
      </Card>
    </div>
  );
}
