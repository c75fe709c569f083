import type { Metadata } from 'next';
import { AssessorPanel } from '@/components/claims/assessor-panel';
import { IncidentList } from '@/components/claims/incident-list';
import { PageHeader, Section } from '@/components/layout/page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Stat } from '@/components/ui/stat';
import { readPools } from '@/lib/capital/reads';
import { readAssessors, readIncidents } from '@/lib/claims/reads';
import { readProducts } from '@/lib/cover/reads';
import { chainHead } from '@/lib/server/client';
import { formatWhole } from '@/lib/units';

export const metadata: Metadata = { title: 'Claims' };

export default async function ClaimsPage() {
  const [{ now }, incidents, products, pools, assessors] = await Promise.all([
    chainHead(),
    readIncidents(),
    readProducts(),
    readPools(),
    readAssessors(),
  ]);
  const total = assessors.totalStake;
  return (
    <>
      <PageHeader
        title="Claims"
        lead="An incident is decided once, by a secret vote of the assessors. The verdict pays every cover that was in force at the event."
        action={<ButtonLink href="/claims/new">File an incident</ButtonLink>}
      />
      {incidents.length === 0 ? (
        <EmptyState title="No incident was ever filed">
          Holders of a cover file one when something happened.
        </EmptyState>
      ) : (
        <IncidentList incidents={incidents} products={products} pools={pools} now={now} />
      )}
      <Section id="assess" title="Decide claims as an assessor">
        <div className="grid gap-8 lg:grid-cols-2">
          <div className="grid content-start gap-6">
            <dl>
              <Stat label="Staked by all assessors" value={formatWhole(total, 18)} unit="BRK" />
            </dl>
            <p className="max-w-prose text-ink-soft">
              Stake BRK and your stake votes on how severe each later incident was, from 0 % to 100 %. You
              commit your vote in secret and reveal it when all votes are in, so nobody can follow or sway
              anybody.
            </p>
          </div>
          <Card>
            <AssessorPanel unstakeDelay={assessors.unstakeDelay} now={now} />
          </Card>
        </div>
      </Section>
    </>
  );
}
