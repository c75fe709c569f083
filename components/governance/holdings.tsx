import Link from 'next/link';
import { Stat } from '@/components/ui/stat';
import { Table } from '@/components/ui/table';
import { TokenSymbol } from '@/components/ui/token-symbol';
import type { Holding, PoolFees } from '@/lib/governance/treasury-reads';
import { BRK } from '@/lib/tx/types';
import { formatAmount, formatWhole } from '@/lib/units';

type HoldingsProps = { holdings: readonly Holding[]; forStakers: bigint };

export function Holdings({ holdings, forStakers }: HoldingsProps) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-6 lg:grid-cols-4">
      {holdings.map(({ token, symbol, decimals, amount }) => (
        <Stat
          key={token}
          label={
            <span>
              In <TokenSymbol>{symbol}</TokenSymbol>
            </span>
          }
          value={
            decimals > 8 && symbol !== BRK.symbol
              ? formatAmount(amount, decimals)
              : formatWhole(amount, decimals)
          }
          unit={symbol}
        />
      ))}
      <Stat
        label="Emission, in BRK"
        value={formatWhole(forStakers, BRK.decimals)}
        unit={BRK.symbol}
        note="for stakers, paid weekly"
      />
    </dl>
  );
}

type WaitingProps = { fees: readonly PoolFees[]; slashed: bigint };

/** Money that a proposal can move into the treasury. */
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
      caption="Not yet paid into the treasury"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'what', header: 'From', cell: ({ what }) => what },
        { key: 'amount', header: 'Amount', numeric: true, cell: ({ amount }) => amount },
        {
          key: 'propose',
          header: 'Action',
          numeric: true,
          cell: ({ href, what }) => (
            <Link href={href} className="link inline-block py-1">
              Propose to pay out<span className="sr-only">: {what}</span>
            </Link>
          ),
        },
      ]}
    />
  );
}
