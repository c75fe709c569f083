import type { Hex } from 'viem';
import type { Asset } from '@/lib/capital/types';
import { formatAmount } from '@/lib/units';
import { readLossFile } from './file';

/** A summary of a chosen list, recomputed. */
export type ChosenList = { root: Hex; total: bigint; title: string; summary: string };

/** Reads an evidence file that is to be filed with an incident of a pool that holds `asset`. */
export function readChosenList(
  text: string,
  { symbol, decimals }: Pick<Asset, 'symbol' | 'decimals'>,
): ChosenList | { problem: string } {
  const read = readLossFile(text);
  if ('problem' in read) {
    return { problem: `${read.problem} Make one from your list with: npm run losses -- FILE` };
  }
  const { root, title, losses, total } = read.list;
  if (read.list.decimals !== decimals) {
    return {
      problem: `The list counts in ${read.list.decimals} decimals and ${symbol} has ${decimals}: its losses would be read wrongly. Make it anew with --decimals ${decimals}.`,
    };
  }
  const accounts = `${losses.length.toLocaleString('en')} account${losses.length === 1 ? '' : 's'}`;
  return {
    root,
    total,
    title,
    summary: `${accounts} lost ${formatAmount(total, decimals)} ${symbol} in all.`,
  };
}
