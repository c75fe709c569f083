import Link from 'next/link';
import { Stat } from '@/components/ui/stat';
import { Table } from '@/components/ui/table';
import type { Holding, PoolFees } from '@/lib/governance/treasury-reads';
import { BRK } from '@/lib/tx/types';
import { formatAmount, formatWhole } from '@/lib/units';

type HoldingsProps = { holdings: readonly Holding[]; forStakers: bigint; forAssessors: bigint };

export function Holdings({ holdings, forStakers, forAssessors }: HoldingsProps) {
  const emissions = [
    { note: 'for stakers, week by week', amount: forStakers },
    { note: 'for assessors, vote by vote', amount: forAssessors },
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-6 lg:grid-cols-5">
      {holdings.map(({ token, symbol, decimals, amount }) => (
        <Stat
          key={token}
          label="Treasury"
          value={
            decimals > 8 && symbol !== BRK.symbol
              ? formatAmount(amount, decimals)
              : formatWhole(amount, decimals)
          }
          unit={symbol}
        />
      ))}
      {emissions.map(({ note, amount }) => (
        <Stat
          key={note}
          label="Emission"
          value={formatWhole(amount, BRK.decimals)}
          unit={BRK.symbol}
          note={note}
        />
      ))}
    </dl>
  );
}

type WaitingProps = { fees: readonly PoolFees[]; slashed: bigint };

/** What the members can move into the treasury with one proposal each. */
export function WaitingMoney({ fees, slashed }: WaitingProps) {
  const rows = [
    ...fees.map(({ pool, name, asset, fees: amount }) => ({
      key: pool,
      what: `Fees of ${name}`,
      amount: `${formatAmount(amount, asset.decimals)} ${asset.symbol}`,
      href: `/governance/propose?change=fees&pool=${pool}`,
    })),
    {
      key: 'slashed',
      what: 'Stake that assessors lost to penalties',
      amount: `${formatAmount(slashed, BRK.decimals)} ${BRK.symbol}`,
      href: '/governance/propose?change=slashed',
    },
  ];
  return (
    <Table
      caption="What waits to be paid into the treasury"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'what', header: 'From', cell: ({ what }) => what },
        { key: 'amount', header: 'Waits', numeric: true, cell: ({ amount }) => amount },
        {
          key: 'propose',
          header: 'What to do',
          numeric: true,
          cell: ({ href, what }) => (
            <Link href={href} className="link inline-block py-1">
              Propose to pay it out<span className="sr-only">: {what}</span>
            </Link>
          ),
        },
      ]}
    />
  );
}
