import Link from 'next/link';
import { Section } from '@/components/layout/page';
import { Card } from '@/components/ui/card';
import { Stat } from '@/components/ui/stat';
import { formatWhole } from '@/lib/units';
import { AssessorPanel } from './assessor-panel';

type SectionProps = { totalStake: bigint; unstakeDelay: number; now: number };

/** Who decides, and how to become one of them. */
export function AssessorSection({ totalStake, unstakeDelay, now }: SectionProps) {
  return (
    <Section id="assess" title="Decide claims as an assessor">
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="grid content-start gap-6">
          <dl>
            <Stat label="Staked by all assessors" value={formatWhole(totalStake, 18)} unit="BRK" />
          </dl>
          <p className="max-w-prose text-ink-soft">
            Stake BRK and your stake votes on how severe each later incident was, from 0 % to 100 %. You
            commit your vote in secret and reveal it when all votes are in, so nobody can follow or sway
            anybody. Votes near the verdict share a reward. A vote that is never revealed loses a small part
            of its stake; so does a vote far from the verdict when most of the others agree.
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
