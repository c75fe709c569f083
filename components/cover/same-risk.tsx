import { Section } from '@/components/layout/page';
import type { Risk } from '@/lib/cover/risks';
import { RiskTable } from './risk-table';

/** Price of the same cover in every pool that sells it. Empty if there is only one pool. */
export function SameRisk({ risk, current }: { risk: Risk | undefined; current: number }) {
  if (!risk || risk.offers.length < 2) return null;
  return (
    <Section
      title="The same risk in other pools"
      hint="Pools share no money: each has its own capital, limits and demand"
    >
      <RiskTable caption={`Pools that cover ${risk.name}`} risks={[risk]} current={current} />
    </Section>
  );
}
