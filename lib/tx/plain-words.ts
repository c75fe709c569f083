import type { TxState } from './machine';

/** The state of a transaction in one sentence, for when the code of the full status cannot be loaded. */
export function plainWords(state: TxState): string {
  switch (state.status) {
    case 'idle':
      return '';
    case 'simulating':
      return 'Checking that the transaction would succeed…';
    case 'signing':
      return `Confirm in your wallet: ${state.label}`;
    case 'mining':
      return `Pending: ${state.label}`;
    case 'confirmed':
      return state.outcome.message;
    case 'rejected':
      return 'You declined it in your wallet. Nothing was sent.';
    case 'reverted':
      return state.message;
  }
}
