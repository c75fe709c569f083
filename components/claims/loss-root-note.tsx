import type { Hex } from 'viem';
import { CopyButton } from '@/components/ui/copy-button';
import type { Asset } from '@/lib/capital/types';
import { formatMoney } from '@/lib/money';
import { shortHex } from '@/lib/units';

/** Says that the incident pays proven losses only, and shows their list. */
export function LossRootNote({ root, total, asset }: { root: Hex; total: bigint; asset: Asset }) {
  return (
    <p className="mt-6 border-t pt-4 text-ink-soft text-sm">
      This incident has a list of losses, {formatMoney(total, asset)} in total. Nobody is paid more than their
      loss in the list. Its root is{' '}
      <span className="inline-flex items-center gap-0.5 whitespace-nowrap font-mono text-[0.9em]">
        <span title={root}>{shortHex(root)}</span>
        <CopyButton text={root} label="Copy the root" />
      </span>
    </p>
  );
}
