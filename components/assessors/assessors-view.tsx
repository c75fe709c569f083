import { AssessorPanel } from '@/components/claims/assessor-panel';
import { DocsLink } from '@/components/docs/docs-link';
import { Section } from '@/components/layout/page';
import { Card, CardHeader } from '@/components/ui/card';
import { readPools } from '@/lib/capital/reads';
import { readAssessor, readAssessorsOverview } from '@/lib/claims/assessor-reads';
import { readProducts } from '@/lib/cover/reads';
import { chainHead } from '@/lib/server/client';
import { readSession } from '@/lib/wallet/session';
import { AssessorsOverview } from './overview';
import { OwnVotes } from './own-votes';
import { Verdicts } from './verdicts';

/** The assessors, the visitor's open tasks, and what was decided. */
export async function AssessorsView() {
  const session = await readSession();
  const [{ now }, overview, products, pools, assessor] = await Promise.all([
    chainHead(),
    readAssessorsOverview(),
    readProducts(),
    readPools(),
    session && readAssessor(session),
  ]);
  return (
    <>
      <AssessorsOverview {...overview} />
      <Section
        title={assessor ? 'Your votes' : 'Become an assessor'}
        action={<DocsLink to="how-it-works#assessors">What you earn and can lose</DocsLink>}
      >
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
          {assessor ? <OwnVotes assessor={assessor} pools={pools} products={products} /> : <Invitation />}
          <Card>
            <CardHeader isPart title="Your stake" />
            <AssessorPanel unstakeDelay={overview.unstakeDelay} now={now} />
          </Card>
        </div>
      </Section>
      <Section title="Recent verdicts">
        <Verdicts verdicts={overview.verdicts} products={products} />
      </Section>
    </>
  );
}

function Invitation() {
  return (
    <p className="max-w-prose text-ink-soft">
      Connect a wallet that holds BRK and stake it. This page then shows which incidents you can vote on,
      which votes you must reveal, and what your votes have earned.
    </p>
  );
}
