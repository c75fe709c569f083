import { type Column, Table } from '@/components/ui/table';
import { Tabs } from '@/components/ui/tabs';
import { type Deadline, type DeadlineGroup, deadlinesOf } from '@/lib/capital/deadlines';
import { readPools } from '@/lib/capital/reads';
import { readAssessors, readProcess } from '@/lib/claims/reads';
import { readProducts } from '@/lib/cover/reads';
import { readVoteRules } from '@/lib/governance/reads';
import { formatDuration } from '@/lib/time';

const COLUMNS: Column<Deadline>[] = [
  { key: 'what', header: 'Window', cell: ({ what }) => <span className="font-medium text-ink">{what}</span> },
  {
    key: 'length',
    header: 'Length',
    cell: ({ length }) => <span className="figure text-ink">{length}</span>,
  },
  {
    key: 'meaning',
    header: 'What it means',
    cell: ({ meaning }) => <span className="text-ink-soft">{meaning}</span>,
  },
];

function Group({ title, rows }: DeadlineGroup) {
  return (
    <section>
      <h2 className="caps mb-4">{title}</h2>
      <Table caption={title} columns={COLUMNS} rows={rows} rowKey={({ what }) => what} />
    </section>
  );
}

/** The time windows of each pool. */
export async function PoolDeadlines() {
  const [pools, products] = await Promise.all([readPools(), readProducts()]);
  const processes = await Promise.all(pools.map(({ address }) => readProcess(address)));
  return (
    <Tabs
      label="Pools"
      tabs={pools.map((pool, index) => ({
        value: pool.address,
        label: pool.name,
        content: (
          <div className="grid gap-12">
            {deadlinesOf(
              pool,
              products.filter((product) => product.pool === pool.address),
              processes[index] ?? null,
            ).map((group) => (
              <Group key={group.title} {...group} />
            ))}
          </div>
        ),
      }))}
    />
  );
}

/** The time windows that all pools share. */
export async function MutualDeadlines() {
  const [rules, { unstakeDelay }] = await Promise.all([readVoteRules(), readAssessors()]);
  return (
    <Group
      title="The mutual"
      rows={[
        {
          what: 'Voting delay',
          length: formatDuration(rules.delay),
          meaning: 'From the proposal until voting begins. Voting power is counted at that time.',
        },
        {
          what: 'Voting period',
          length: formatDuration(rules.period),
          meaning: `The time to vote on a proposal. If the quorum is reached late, the vote is extended by up to ${formatDuration(rules.extension)}.`,
        },
        {
          what: 'Timelock',
          length: formatDuration(rules.timelockDelay),
          meaning: 'The minimum time between the decision and its execution.',
        },
        {
          what: 'Unstake BRK',
          length: formatDuration(unstakeDelay),
          meaning: 'From an assessor’s request until the stake can be withdrawn.',
        },
        {
          what: 'Guardian’s pause',
          length: 'at most 7 days',
          meaning:
            'The guardian can pause new cover and deposits for this long, and not again within 30 days of the end.',
        },
      ]}
    />
  );
}
