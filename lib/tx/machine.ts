import type { FailedEnd, Progress, SentKind } from './types';

/** What the UI needs to know of a pending transaction. */
export type UnderWay = { id: string; kind: SentKind; label: string; progress: Progress };

/** The state of a transaction, with what the UI shows of it. */
export type TxState =
  | { status: 'idle' }
  | { status: 'simulating' }
  | { status: 'signing'; label: string; step: number; of: number; note?: string | undefined }
  | ({ status: 'mining' } & UnderWay)
  | { status: 'confirmed'; outcome: TxOutcome }
  | { status: 'rejected'; label: string }
  | { status: 'reverted'; message: string; end?: FailedEnd | undefined };

/** The outcome, and where to see it. */
export type TxOutcome = { message: string; href?: string; linkLabel?: string };

/** How it ended: as intended, or otherwise. */
export type TxEnd = { outcome: TxOutcome } | { end: FailedEnd; message: string };

export type TxEvent =
  | { type: 'start' }
  | { type: 'check' }
  | { type: 'sign'; label: string; step: number; of: number; note?: string | undefined }
  | { type: 'sent'; sent: UnderWay }
  | { type: 'confirm'; outcome: TxOutcome }
  | { type: 'reject' }
  | { type: 'fail'; message: string; end?: FailedEnd }
  /** A record of something that this place sent before a reload or in another tab. */
  | { type: 'record'; sent: UnderWay; end?: TxEnd | undefined }
  /** The user stops watching a pending transaction. */
  | { type: 'leave' }
  | { type: 'reset' };

export const IDLE: TxState = { status: 'idle' };

export const isBusy = (state: TxState): boolean =>
  state.status === 'simulating' || state.status === 'signing' || state.status === 'mining';

/** Whether the user may stop watching before it ends. */
export const canLeave = ({ kind, progress }: Pick<UnderWay, 'kind' | 'progress'>): boolean =>
  kind !== 'transaction' || progress.isSlow === true || progress.isListed === false;

const mining = ({ id, kind, label, progress }: UnderWay): TxState => ({
  status: 'mining',
  id,
  kind,
  label,
  progress,
});

const ended = (end: TxEnd): TxState =>
  'outcome' in end
    ? { status: 'confirmed', outcome: end.outcome }
    : { status: 'reverted', message: end.message, end: end.end };

function recorded(state: TxState, { sent, end }: Extract<TxEvent, { type: 'record' }>): TxState {
  const isSame = state.status === 'mining' && state.id === sent.id;
  if (end) return isSame ? ended(end) : state;
  // a different one: in another tab, the wallet's request has become a transaction
  return state.status === 'simulating' || state.status === 'signing' ? state : mining(sent);
}

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
        ? { status: 'signing', label: event.label, step: event.step, of: event.of, note: event.note }
        : state;
    case 'sent':
      return state.status === 'signing' ? mining(event.sent) : state;
    case 'record':
      return recorded(state, event);
    case 'confirm':
      return state.status === 'mining' ? { status: 'confirmed', outcome: event.outcome } : state;
    case 'reject':
      return state.status === 'signing' || state.status === 'mining'
        ? { status: 'rejected', label: state.label }
        : state;
    case 'fail':
      return isBusy(state)
        ? { status: 'reverted', message: event.message, ...(event.end && { end: event.end }) }
        : state;
    case 'leave':
      return state.status === 'mining' && canLeave(state) ? IDLE : state;
    case 'reset':
      return isBusy(state) ? state : IDLE;
  }
}
