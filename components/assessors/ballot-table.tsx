import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { Countdown } from '@/components/ui/countdown';
import { EmptyState } from '@/components/ui/empty-state';
import { type Column, Table } from '@/components/ui/table';
import type { Asset } from '@/lib/capital/types';
import { type Ballot, type BallotState, ballotState, nearness } from '@/lib/claims/record';
import { formatSeverity } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import type { ProductSummary } from '@/lib/cover/types';
import { formatMoney } from '@/lib/money';
import { BRK } from '@/lib/tx/types';
import { formatAmount } from '@/lib/units';

const STATES: Record<BallotState, { tone: Tone; label: string }> = {
  committed: { tone: 'neutral', label: 'Committed' },
  reveal: { tone: 'warn', label: 'To reveal' },
  waiting: { tone: 'neutral', label: 'Awaiting the verdict' },
  settle: { tone: 'accent', label: 'To settle' },
  done: { tone: 'good', label: 'Settled' },
};

const NEARNESS = { near: 'near', far: 'far', hidden: 'hidden' } as const;

type TableProps = {
  ballots: readonly Ballot[];
  products: readonly ProductSummary[];
  assetOf: (incident: Incident) => Asset | undefined;
  now: number;
};

/** Every vote of an assessor, with what it earned or cost. */
export function BallotTable({ ballots, products, assetOf, now }: TableProps) {
  if (ballots.length === 0) {
    return <EmptyState title="You have not voted yet">Your committed votes will appear here.</EmptyState>;
  }
  const columns: Column<Ballot>[] = [
    {
      key: 'incident',
      header: 'Incident',
      cell: ({ incident }) => (
        <Link href={`/claims/${incident.id}`} className="link">
          {incident.id}: {products.find(({ id }) => id === incident.product)?.name}
        </Link>
      ),
    },
    {
      key: 'vote',
      header: 'Vote',
      cell: (ballot) => {
        const how = nearness(ballot);
        const vote = ballot.step === null ? '–' : formatSeverity(ballot.step);
        return how ? `${vote}, ${NEARNESS[how]}` : vote;
      },
      numeric: true,
    },
    {
      key: 'state',
      header: 'State',
      cell: (ballot) => <State ballot={ballot} now={now} />,
      numeric: true,
    },
    { key: 'outcome', header: 'Reward or loss', cell: (ballot) => outcome(ballot, assetOf), numeric: true },
  ];
  return (
    <Table caption="Your votes" columns={columns} rows={ballots} rowKey={({ incident }) => incident.id} />
  );
}

function State({ ballot, now }: { ballot: Ballot; now: number }) {
  const state = ballotState(ballot, now);
  const { commitUntil, until } = ballot.incident;
  const deadline = state === 'committed' ? commitUntil : until;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>
      {(state === 'committed' || state === 'reveal') && (
        <span className="text-ink-soft text-xs">
          {state === 'committed' ? 'reveals open' : 'ends'} <Countdown time={deadline} now={now} />
        </span>
      )}
    </span>
  );
}

function outcome({ incident, reward, penalty }: Ballot, assetOf: TableProps['assetOf']): string {
  const asset = assetOf(incident);
  if (reward > 0n && asset) return `+ ${formatMoney(reward, asset)}`;
  return penalty > 0n ? `− ${formatAmount(penalty, BRK.decimals)} ${BRK.symbol}` : '–';
}
