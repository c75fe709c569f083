import Link from 'next/link';
import { encodeFunctionData } from 'viem';
import { DutyButton } from '@/components/keeper/duty-button';
import { Card, CardHeader } from '@/components/ui/card';
import { Countdown } from '@/components/ui/countdown';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import { figureOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';
import { emissionAbi } from '@/lib/contracts/abis';
import { canDistribute, weekAt } from '@/lib/rewards/maths';
import type { Program, PoolRewards as Rewards } from '@/lib/rewards/types';
import { periodInWords, rateInWords, standingInWords } from '@/lib/rewards/words';
import { BRK } from '@/lib/tx/types';
import { EmissionCurve } from './emission-curve';

type PoolRewardsProps = { pool: PoolSummary; rewards: Rewards; now: number };

/** Rewards of a pool's shares, besides its premiums. */
export function PoolRewards({ pool, rewards: { rewards, program }, now }: PoolRewardsProps) {
  return (
    <Card>
      <CardHeader
        title="Rewards"
        hint="Tokens paid by the second to all stakers, in proportion to their shares. Shares waiting to leave earn none"
      />
      {rewards.length === 0 ? (
        <EmptyState title="This pool has no reward tokens">
          Governance can add up to eight reward tokens.
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-6">
          <Table
            caption="Reward tokens"
            rows={rewards}
            rowKey={({ token }) => token.address}
            columns={[
              { key: 'token', header: 'Token', cell: ({ token }) => <TokenName {...token} /> },
              {
                key: 'rate',
                header: 'At the present rate',
                cell: (reward) => rateInWords(pool, reward, now) ?? 'nothing now',
              },
              { key: 'period', header: 'Paid', cell: (reward) => periodInWords(reward, now), numeric: true },
            ]}
          />
          <p className="text-ink-soft text-sm">
            Your earned rewards are in{' '}
            <Link href="/portfolio" className="link">
              your portfolio
            </Link>
            . One transaction claims them for all pools and tokens. When more is staked, the same rewards are
            divided among more shares.
          </p>
          {program && <EmissionPart pool={pool} program={program} now={now} />}
        </div>
      )}
    </Card>
  );
}

const TokenName = ({ symbol, name }: { symbol: string; name: string }) => (
  <>
    <span className="font-medium text-ink">{symbol}</span>
    <span className="block text-ink-faint text-xs">{name}</span>
  </>
);

type EmissionProps = Omit<PoolRewardsProps, 'rewards'> & { program: Program };

/** The emission of BRK, paid while the pool needs capital. */
function EmissionPart({ pool, program, now }: EmissionProps) {
  const data = encodeFunctionData({ abi: emissionAbi, functionName: 'distribute', args: [pool.address] });
  return (
    <section className="grid grid-cols-1 gap-4 border-t pt-6">
      <div>
        <h3 className="font-medium text-ink text-sm">BRK from the mutual</h3>
        <p className="mt-1 text-ink-soft text-sm leading-relaxed">{standingInWords(pool, program, BRK)}</p>
      </div>
      <EmissionCurve
        title="Emission curve"
        max={program.weekly}
        target={program.target}
        size={pool.capital}
        paid={BRK}
        sized={pool.asset}
        paidName="BRK a week"
        sizeName="Capital"
      />
      {canDistribute(program, pool.capital, now) ? (
        <DutyButton
          slot={`distribute.${pool.address}`}
          to={program.emission}
          calls={[data]}
          label={`Fund the next week with ${figureOf(weekAt(program, pool.capital), BRK)}`}
          isMain
        />
      ) : (
        <p className="text-ink-soft text-sm">
          {now < program.nextAt ? (
            <>
              Anyone may fund the next week <Countdown time={program.nextAt} now={now} />.
            </>
          ) : (
            'The emission contract holds too little BRK for another week.'
          )}
        </p>
      )}
    </section>
  );
}
