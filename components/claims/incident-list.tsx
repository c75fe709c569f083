import Link from 'next/link';
import type { ReactNode } from 'react';
import { Moment } from '@/components/ui/moment';
import type { PoolSummary } from '@/lib/capital/types';
import type { Phase } from '@/lib/claims/phase';
import { formatSeverity, formatSeverityBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import type { ProductSummary } from '@/lib/cover/types';
import { formatMoney } from '@/lib/money';
import { NextStep } from './next-step';
import { PhaseBadge } from './phase-badge';

type Row = { incident: Incident; phase: Phase };

type ListProps = {
  rows: readonly Row[];
  products: readonly ProductSummary[];
  pools: readonly PoolSummary[];
  now: number;
};

export function IncidentList({ rows, products, pools, now }: ListProps) {
  return (
    <ul className="grid gap-3">
      {rows.map(({ incident, phase }) => {
        const pool = pools.find(({ address }) => address === incident.pool);
        return (
          <li
            key={incident.id}
            className="relative grid gap-3 rounded-card border bg-surface p-5 hover:border-line-strong sm:p-6"
          >
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <h2 className="font-medium text-ink">
                <Link href={`/claims/${incident.id}`} className="after:absolute after:inset-0">
                  Incident {incident.id}: {products.find(({ id }) => id === incident.product)?.name}
                </Link>
              </h2>
              <PhaseBadge phase={phase} incident={incident} />
            </div>
            <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
              <Fact label="Event">
                <Moment time={incident.eventTime} exact />
              </Fact>
              {incident.isProven ? (
                <Fact label="Severity proven">{formatSeverityBps(incident.severityBps)}</Fact>
              ) : (
                <Fact label="Severity asserted">{formatSeverity(incident.assertedStep)}</Fact>
              )}
              {pool && (
                <Fact label="Cover in force">
                  {formatMoney(incident.eligible, pool.asset)} in {pool.name}
                </Fact>
              )}
            </dl>
            <p className="text-ink-soft text-sm">
              <NextStep incident={incident} phase={phase} now={now} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="caps">{label}</dt>
      <dd className="figure text-ink">{children}</dd>
    </div>
  );
}
