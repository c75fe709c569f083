import type { Metadata } from 'next';
import { ExitPanel } from '@/components/capital/exit-panel';
import { PowerLine } from '@/components/governance/power-line';
import { PageHeader, Section } from '@/components/layout/page';
import { AssessorLine } from '@/components/portfolio/assessor-line';
import { CoverList } from '@/components/portfolio/cover-list';
import { StakeList } from '@/components/portfolio/stake-list';
import { Waiting } from '@/components/portfolio/waiting';
import { EarnedList } from '@/components/rewards/earned-list';
import { AddressText } from '@/components/ui/address';
import { ConnectPrompt } from '@/components/wallet/connect-prompt';
import { readPortfolio } from '@/lib/portfolio/reads';
import { readSession } from '@/lib/wallet/session';

export const metadata: Metadata = { title: 'Portfolio' };

export default async function PortfolioPage() {
  const session = await readSession();
  if (!session) {
    return (
      <>
        <PageHeader title="Portfolio" lead="Your covers, stakes, exits and votes in one place." />
        <ConnectPrompt title="Connect a wallet to see what is yours">
          Nothing is shared by connecting: your wallet shows its address, and this page reads the chain for
          it.
        </ConnectPrompt>
      </>
    );
  }
  const { covers, stakes, challenges, assessor, exitPools, payouts, votes, voter, earned, now } =
    await readPortfolio(session);
  return (
    <>
      <PageHeader title="Portfolio" lead={<AddressText address={session} />} />
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
