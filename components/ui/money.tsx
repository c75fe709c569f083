import { formatAmount, formatWhole } from '@/lib/units';

type Unit = { decimals: number; symbol: string };
type MoneyProps = { value: bigint; asset: Unit /** Whole units only. */; whole?: boolean; symbol?: boolean };

/** An amount with its symbol, kept on one line. */
export function Money({ value, asset, whole = false, symbol = true }: MoneyProps) {
  const text = whole ? formatWhole(value, asset.decimals) : formatAmount(value, asset.decimals);
  return (
    <span className="figure whitespace-nowrap">
      {text}
      {symbol && <span className="text-ink-soft"> {asset.symbol}</span>}
    </span>
  );
}
