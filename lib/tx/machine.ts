import type { Hash } from 'viem';

/** On its way: `isSlow` when it takes longer than usual, `isProposal` when signers of a contract account have to execute it. */
type Mining = { status: 'mining'; label: string; hash: Hash; isSlow: boolean; isProposal: boolean };

/** Where a transaction is, with what the screen has to say about it. */
export type TxState =
  | { status: 'idle' }
  | { status: 'simulating' }
  | { status: 'signing'; label: string; step: number; of: number }
  | Mining
  | { status: 'confirmed'; outcome: TxOutcome }
  | { status: 'rejected'; label: string }
  | { status: 'reverted'; message: string };

/** What became of it, and where to see it. */
export type TxOutcome = { message: string; href?: string; linkLabel?: string };

export type TxEvent =
  | { type: 'start' }
  | { type: 'check' }
  | { type: 'sign'; label: string; step: number; of: number }
  | { type: 'sent'; hash: Hash; label: string; isProposal: boolean }
  | { type: 'slow' }
  | { type: 'confirm'; outcome: TxOutcome }
  | { type: 'reject' }
  | { type: 'fail'; message: string }
  | { type: 'resume'; hash: Hash; label: string; isProposal: boolean }
  /** The person stops watching a transaction that is still on its way. */
  | { type: 'leave' }
  | { type: 'reset' };

export const IDLE: TxState = { status: 'idle' };

export const isBusy = (state: TxState): boolean =>
  state.status === 'simulating' || state.status === 'signing' || state.status === 'mining';

/** Whether watching may end before the transaction does. */
export const canLeave = (state: TxState): boolean =>
  state.status === 'mining' && (state.isSlow || state.isProposal);

const mining = ({ hash, label, isProposal }: Pick<Mining, 'hash' | 'label' | 'isProposal'>): Mining => ({
  status: 'mining',
  label,
  hash,
  isSlow: false,
  isProposal,
});

/** idle → simulating → signing → mining → confirmed, with rejected and reverted as the ways out. An event that does not
 * belong to the present state changes nothing, so that a late answer of a wallet cannot undo what came after. */
export function txReducer(state: TxState, event: TxEvent): TxState {
  switch (event.type) {
    case 'start':
      return isBusy(state) ? state : { status: 'simulating' };
    case 'check':
      return isBusy(state) ? { status: 'simulating' } : state;
    case 'sign':
      return state.status === 'simulating' || state.status === 'signing'
        ? { status: 'signing', label: event.label, step: event.step, of: event.of }
        : state;
    case 'sent':
      return state.status === 'signing' ? mining(event) : state;
    case 'slow':
      return state.status === 'mining' ? { ...state, isSlow: true } : state;
    case 'confirm':
      return state.status === 'mining' ? { status: 'confirmed', outcome: event.outcome } : state;
    case 'reject':
      if (state.status === 'signing') return { status: 'rejected', label: state.label };
      return state.status === 'mining' ? { status: 'rejected', label: state.label } : state;
    case 'fail':
      return isBusy(state) ? { status: 'reverted', message: event.message } : state;
    case 'resume':
      return state.status === 'idle' ? mining(event) : state;
    case 'leave':
      return canLeave(state) ? IDLE : state;
    case 'reset':
      return isBusy(state) ? state : IDLE;
  }
}
