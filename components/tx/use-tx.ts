'use client';

import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { refreshQueries } from '@/components/ui/use-query';
import { useRefresh } from '@/components/ui/use-refresh';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { TxRequest } from '@/lib/tx/flows';
import { IDLE, isBusy, type TxEvent, type TxState, txReducer } from '@/lib/tx/machine';
import { useAnnounce, useShownSlot } from './notice-board';
import { useRecords } from './use-records';

/** A request, or a function that creates one when needed, for example after storing a file. Null cancels. */
export type Requested = TxRequest | (() => Promise<TxRequest | null>);

export type Tx = {
  state: TxState;
  busy: boolean;
  run: (requested: Requested) => void;
  reset: () => void;
  /** Registers a line on the page that shows the status. Returns a function that unregisters it. */
  show: () => () => void;
};

/** By then a screen reader has begun to read the text, in milliseconds. */
const HEARD_AFTER = 100;
/** An outcome that ended longer ago is no news, in milliseconds. */
const NEWS_FOR = 10_000;

/** Events of one account. Events of an account that is no longer connected are ignored. */
type OwnEvent = { account: string | null; event: TxEvent };
type OwnState = { account: string | null; state: TxState };

const ownReducer = (own: OwnState, { account, event }: OwnEvent): OwnState => {
  if (account === own.account) return { account, state: txReducer(own.state, event) };
  // `reset` hands over to the next account
  return event.type === 'reset' ? { account, state: IDLE } : own;
};

/** One place on the screen from which a transaction is sent. The slot names it, so that what an account sent from it is found
 * again after a reload and in another tab. */
export function useTx(slot: string, onConfirmed?: () => void): Tx {
  const { runtime, account } = useWallet();
  const [{ state }, dispatchOwn] = useReducer(ownReducer, { account, state: IDLE });
  const record = useRecords().find((one) => one.slot === slot);
  const refresh = useRefresh();
  const announce = useAnnounce();
  const place = useRef('');
  const endedAt = useRef(0);
  const isRunning = useRef(false);
  const [lines, setLines] = useState(0);
  const isSaid = lines > 0;
  // an empty line shows no outcome, for example when its account was just connected again
  useShownSlot(isSaid && state.status !== 'idle' ? slot : null);

  const dispatch = useCallback((event: TxEvent) => dispatchOwn({ account, event }), [account]);

  const finish = useEffectEvent(() => {
    place.current = window.location.pathname;
    endedAt.current = Date.now();
    if (state.status === 'confirmed') onConfirmed?.();
    // the refusal was based on figures that are out of date
    refreshQueries();
    refresh();
  });
  const announceUnsaid = useEffectEvent(() => {
    const isSamePage = window.location.pathname === place.current;
    const age = Date.now() - endedAt.current;
    if (state.status === 'confirmed' && isSamePage && age < NEWS_FOR)
      announce({ kind: 'good', outcome: state.outcome, isHeard: age >= HEARD_AFTER });
  });
  // the page may change after the action, and the line that shows its status may be unmounted
  useEffect(() => {
    if (isSaid) return () => announceUnsaid();
  }, [isSaid]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another slot starts over
  useEffect(() => dispatch({ type: 'reset' }), [slot, dispatch]);
  useEffect(() => {
    // while the action runs here, its next step follows by itself
    if (record && !(isRunning.current && record.end))
      dispatch({ type: 'record', sent: record, end: record.end });
    // the record is gone, or only older, ended ones are left, so it is no longer watched, here or in the list
    if (!record || (record.end && !isRunning.current)) dispatch({ type: 'leave' });
  }, [record, dispatch]);

  // before paint, so that a dialog which closes on confirmation does not announce it as well
  useLayoutEffect(() => {
    if (state.status === 'confirmed' || state.status === 'reverted') finish();
  }, [state.status]);

  return {
    state,
    busy: isBusy(state),
    run: useCallback(
      async (requested: Requested) => {
        if (isRunning.current) return;
        isRunning.current = true;
        try {
          const request = typeof requested === 'function' ? await requested() : requested;
          if (request) await runtime?.run(request, slot, dispatch);
        } finally {
          isRunning.current = false;
        }
      },
      [runtime, slot, dispatch],
    ),
    reset: useCallback(() => dispatch({ type: 'reset' }), [dispatch]),
    show: useCallback(() => {
      setLines((count) => count + 1);
      return () => setLines((count) => count - 1);
    }, []),
  };
}
