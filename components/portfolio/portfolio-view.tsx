import Link from 'next/link';
import type { Address } from 'viem';
import { ExitPanel } from '@/components/capital/exit-panel';
import { PowerLine } from '@/components/governance/power-line';
import { LiveFigures } from '@/components/layout/live-figures';
import { Section } from '@/components/layout/page';
import { EarnedList } from '@/components/rewards/earned-list';
import { HELD_PAGE, readPortfolio } from '@/lib/portfolio/reads';
import { AssessorLine } from './assessor-line';
import { CoverList } from './cover-list';
import { StakeList } from './stake-list';
import { Waiting } from './waiting';

type ViewProps = {
  account: Address;
  /** Cursor of the next page: covers with smaller numbers. */
  before: number | undefined;
};

/** Everything that an account has in the mutual. */
export async function PortfolioView({ account, before }: ViewProps) {
  const { covers, stakes, assessor, exits, voter, earned, waiting, now, read } = await readPortfolio(
    account,
    before === undefined ? {} : { before },
  );
  const last = covers.length === HELD_PAGE ? covers.at(-1) : undefined;
  return (
    <>
      <LiveFigures {...read} />
      <Waiting waiting={waiting} now={now} />
      <Section title="Covers">
        <CoverList covers={covers} now={now} />
        {last && (
          <p className="mt-6">
            <Link href={`/portfolio?before=${last.id}`} className="link">
              Older covers
            </Link>
          </p>
        )}
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
      {exits.map(({ pool }) => (
        <Section key={pool.address} id={`exit-${pool.address}`} title={`Exit from ${pool.name}`}>
          <ExitPanel pool={pool} now={now} />
        </Section>
      ))}
    </>
  );
}
