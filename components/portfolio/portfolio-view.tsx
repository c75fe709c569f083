import type { Address } from 'viem';
import { ExitPanel } from '@/components/capital/exit-panel';
import { PowerLine } from '@/components/governance/power-line';
import { Section } from '@/components/layout/page';
import { EarnedList } from '@/components/rewards/earned-list';
import { readPortfolio } from '@/lib/portfolio/reads';
import { AssessorLine } from './assessor-line';
import { CoverList } from './cover-list';
import { StakeList } from './stake-list';
import { Waiting } from './waiting';

/** Everything that an account has in the mutual. */
export async function PortfolioView({ account }: { account: Address }) {
  const { covers, stakes, challenges, assessor, exitPools, payouts, votes, voter, earned, now } =
    await readPortfolio(account);
  return (
    <>
      <Waiting payouts={payouts} votes={votes} challenges={challenges} now={now} />
      <Section title="Covers">
        <CoverList covers={covers} now={now} />
      </Section>
      <Section title="Stakes">
        <div className="grid gap-5">
          <StakeList stakes={stakes} />
          <AssessorLine stake={assessor} now={now} />
          <PowerLine voter={voter} />
        </div>
      </Section>
      <Section title="Rewards">
        <EarnedList earned={earned} />
      </Section>
      {exitPools.map((pool) => (
        <Section key={pool.address} title={`Exit from ${pool.name}`}>
          <ExitPanel pool={pool} now={now} />
        </Section>
      ))}
    </>
  );
}
