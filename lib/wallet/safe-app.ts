import type { Hash } from 'viem';
import type { SafeService } from '../tx/safe';

/** The same from Safe{Wallet} while it shows the app. It knows every proposal of its Safe. */
export const safeAppService: SafeService = async (_, safeTxHash) => {
  const { default: SafeAppsSdk } = await import('@safe-global/safe-apps-sdk');
  const { detailedExecutionInfo: execution, txHash } = await new SafeAppsSdk().txs.getBySafeTxHash(
    safeTxHash,
  );
  if (!execution || !('confirmations' in execution)) return null;
  return {
    given: execution.confirmations.length,
    needed: execution.confirmationsRequired,
    hash: txHash ? (txHash as Hash) : null,
  };
};
