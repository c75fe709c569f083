import Link from 'next/link';
import { Section } from '@/components/layout/page';
import { Card } from '@/components/ui/card';
import { Stat } from '@/components/ui/stat';
import { formatWhole } from '@/lib/units';
import { AssessorPanel } from './assessor-panel';

type SectionProps = { totalStake: bigint; unstakeDelay: number; now: number };

/** The assessors, and how to become one. */
export function AssessorSection({ totalStake, unstakeDelay, now }: SectionProps) {
  return (
    <Section id="assess" title="Decide claims as an assessor">
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="grid content-start gap-6">
          <dl>
            <Stat label="Staked by all assessors" value={formatWhole(totalStake, 18)} unit="BRK" />
          </dl>
          <p className="max-w-prose text-ink-soft">
            Stake BRK to vote on how severe later incidents were, from 0 % to 100 %. You commit your vote in
            secret and reveal it after the commit window, so nobody can copy or influence another vote. Voters
            near the verdict share a reward. You lose a small part of your stake if you never reveal your
            vote, or if your vote is far from a verdict that most others agree with.
          </p>
          <p>
            <Link href="/claims/assessors" className="link">
              Your votes, rewards and record
            </Link>
          </p>
        </div>
        <Card>
          <AssessorPanel unstakeDelay={unstakeDelay} now={now} />
        </Card>
      </div>
    </Section>
  );
}
