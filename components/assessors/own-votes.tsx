import Link from 'next/link';
import { VoteList } from '@/components/portfolio/vote-list';
import { Card, CardHeader } from '@/components/ui/card';
import type { PoolSummary } from '@/lib/capital/types';
import type { Assessor } from '@/lib/claims/assessor-reads';
import { isFinal } from '@/lib/claims/phase';
import { recordOf } from '@/lib/claims/record';
import type { Incident } from '@/lib/claims/types';
import type { ProductSummary } from '@/lib/cover/types';
import { formatMoney } from '@/lib/money';
import { plural } from '@/lib/time';
import { BallotTable } from './ballot-table';
import { GatherPanel } from './gather-panel';
import { RecordFacts } from './record';

type OwnVotesProps = {
  assessor: Assessor;
  pools: readonly PoolSummary[];
  products: readonly ProductSummary[];
};

/** An assessor's open tasks and past votes. */
export function OwnVotes({ assessor, pools, products }: OwnVotesProps) {
  const { account, ballots, openVotes, rewards, holding, now } = assessor;
  const poolOf = ({ pool }: Incident) => pools.find(({ address }) => address === pool);
  const assetOf = (incident: Incident) => poolOf(incident)?.asset;
  const due = ballots.filter(({ incident, isSettled }) => isFinal(incident) && !isSettled);
  const paying = [
    ...rewards.map(({ pool }) => pool),
    ...due.flatMap(({ incident, reward }) => (reward > 0n ? (poolOf(incident) ?? []) : [])),
  ];
  const distinct = [...new Map(paying.map((pool) => [pool.address, pool])).values()];
  const record = recordOf(ballots, assetOf);
  return (
    <div className="grid gap-6">
      {openVotes.length > 0 && (
        <div className="grid gap-3">
          <VoteList votes={openVotes} now={now} />
        </div>
      )}
      <Card>
        <CardHeader title="Your record" />
        <div className="grid gap-6">
          <RecordFacts record={record} />
          <BallotTable ballots={ballots} products={products} assetOf={assetOf} now={now} />
        </div>
      </Card>
      <Card>
        <CardHeader title="To settle and to collect" />
        <div className="grid gap-4 text-ink-soft text-sm">
          {rewards.map(({ pool, amount }) => (
            <p key={pool.address}>
              Settled votes in the {pool.name} earned you{' '}
              <span className="figure text-ink">{formatMoney(amount, pool.asset)}</span>.
            </p>
          ))}
          <p>
            {due.length > 0
              ? `You can settle ${plural(due.length, 'vote')}. This credits rewards, takes penalties and releases your stake.`
              : 'You have no votes to settle.'}{' '}
            {holding > 0 && holdingWords(holding)}
          </p>
          <GatherPanel
            voter={account}
            incidents={due.map(({ incident }) => incident.id)}
            pools={distinct.map(({ address, asset }) => ({ pool: address, asset }))}
          />
          <p>
            Anyone can settle votes, so{' '}
            <Link href="/keeper" className="link">
              a keeper
            </Link>{' '}
            may already have settled yours.
          </p>
        </div>
      </Card>
    </div>
  );
}

const holdingWords = (votes: number) =>
  votes === 1
    ? 'One vote still locks your stake. You can withdraw it once that vote is settled.'
    : `${votes} votes still lock your stake. You can withdraw it once they are settled.`;
