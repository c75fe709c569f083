import { Section } from '@/components/layout/page';
import type { Risk } from '@/lib/cover/risks';
import { RiskTable } from './risk-table';

/** What the same cover costs in every pool that sells it; nothing when this is the only one. */
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
