import { BPS } from '@/lib/units';
import type { PoolSummary } from './types';

/** Why a pool takes no deposits: the guardian paused it, open incidents may cost too much, or it lost nearly everything. */
export type DepositStop = 'paused' | 'incidents' | 'closed';

type Deposits = Pick<PoolSummary, 'atRisk' | 'capital' | 'materialityBps' | 'paused' | 'maxDeposit'>;

/** What open incidents may cost before deposits pause. */
export const materiality = ({
  capital,
  materialityBps,
}: Pick<Deposits, 'capital' | 'materialityBps'>): bigint => (capital * BigInt(materialityBps)) / BPS;

/** Null while deposits are open. */
export function depositStop(pool: Deposits): DepositStop | null {
  if (pool.maxDeposit > 0n) return null;
  if (pool.paused) return 'paused';
  return pool.atRisk > materiality(pool) ? 'incidents' : 'closed';
}
