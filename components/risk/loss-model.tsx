'use client';

import { useMemo, useState } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { later } from '@/components/ui/later';
import { NotLoaded } from '@/components/ui/not-loaded';
import { type Assumptions, DEFAULT_ASSUMPTIONS } from '@/lib/risk/calibration';
import { expectationsOf, modelPools } from '@/lib/risk/model';
import type { RiskPool } from '@/lib/risk/types';
import { AssumptionFields } from './assumption-fields';
import { ExpectationTable } from './expectation-table';
import { PoolExpectation } from './pool-expectation';
import { RunPanel } from './run-panel';
import { useSimulation } from './use-simulation';

// loaded with the first result, because the chart's code is not needed before
const OutcomeFigures = later(
  () => import('./outcome-figures').then((module) => module.OutcomeFigures),
  NotLoaded,
);

/** Expected losses at once, from a formula that needs no script; their distribution on request. */
export function LossModel({ pools }: { pools: readonly RiskPool[] }) {
  const [assumptions, setAssumptions] = useState<Assumptions>(DEFAULT_ASSUMPTIONS);
  const { simulation, start, cancel, clear } = useSimulation();
  const models = useMemo(() => modelPools(pools, assumptions), [pools, assumptions]);
  const outcomes = simulation.status === 'done' ? simulation.outcomes : [];

  const change = (next: Assumptions) => {
    setAssumptions(next);
    clear();
  };
  const run = () => start({ pools: models, years: assumptions.years, seed: assumptions.seed });

  return (
    <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] lg:items-start">
      <Card>
        <CardHeader
          title="Assumptions"
          hint="The history does not show these. Change any that you disagree with."
        />
        <AssumptionFields assumptions={assumptions} onChange={change} />
        <RunPanel simulation={simulation} years={assumptions.years} onRun={run} onCancel={cancel} />
      </Card>
      <div className="grid grid-cols-1 gap-6">
        {pools.map((pool, index) => {
          const model = models[index];
          if (!model || model.products.length === 0) return null;
          const outcome = outcomes.find(({ key }) => key === pool.address);
          const rows = expectationsOf(pool, model);
          return (
            <Card key={pool.address}>
              <CardHeader title={pool.name} hint={`Amounts in ${pool.asset.symbol}`} />
              <PoolExpectation pool={pool} rows={rows} />
              {outcome && <OutcomeFigures pool={pool} outcome={outcome} />}
              <ExpectationTable pool={pool} rows={rows} outcome={outcome} />
            </Card>
          );
        })}
      </div>
    </div>
  );
}
