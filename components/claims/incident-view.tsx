import { notFound } from 'next/navigation';
import { readIncidentPage } from '@/lib/claims/page-reads';
import { phaseOf } from '@/lib/claims/phase';
import { readIncident } from '@/lib/claims/reads';
import { findProductName } from '@/lib/cover/reads';
import { chainHead } from '@/lib/server/client';
import { IncidentHistory, IncidentNow, IncidentRecord } from './incident-cards';
import { IncidentFacts } from './incident-facts';
import { PhaseBadge } from './phase-badge';

type Props = { id: string };

/** Second part of the title: product and event of the incident. */
export async function IncidentProduct({ id }: Props) {
  const incident = await readIncident(id);
  return incident && `: ${await findProductName(String(incident.product))}`;
}

export async function Phase({ id }: Props) {
  const [incident, { now }] = await Promise.all([readIncident(id), chainHead()]);
  return incident && <PhaseBadge phase={phaseOf(incident, now)} incident={incident} />;
}

/** An incident's page, without its title. */
export async function IncidentView({ id }: Props) {
  const page = await readIncidentPage(id);
  if (!page) notFound();
  const { incident, asset, history } = page;
  return (
    <>
      <IncidentFacts incident={incident} history={history} asset={asset} />
      <div className="mt-8 grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr]">
        <IncidentNow {...page} />
        <IncidentRecord {...page} />
        <IncidentHistory {...page} />
      </div>
    </>
  );
}
