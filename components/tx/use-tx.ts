'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useEffectEvent, useReducer, useRef } from 'react';
import { useWallet } from '@/components/wallet/wallet-provider';
import { browserQueryClient } from '@/lib/query-client';
import type { TxRequest } from '@/lib/tx/flows';
import { IDLE, isBusy, type TxState, txReducer } from '@/lib/tx/machine';
import { useAnnounce } from './notice-board';

/** A request, or what makes one when it is time: storing a file first, say. Null calls it off. */
export type Requested = TxRequest | (() => Promise<TxRequest | null>);

export type Tx = {
  state: TxState;
  busy: boolean;
  run: (requested: Requested) => void;
  reset: () => void;
};

/** One place on the screen from which a transaction is sent. The slot names it, so that a transaction on its way is
 * found again after a reload. */
export function useTx(slot: string, onConfirmed?: () => void): Tx {
  const [state, dispatch] = useReducer(txReducer, IDLE);
  const { runtime } = useWallet();
  const router = useRouter();
  const announce = useAnnounce();
  const place = useRef('');

  const finish = useEffectEvent(() => {
    place.current = window.location.pathname;
    if (state.status === 'confirmed') onConfirmed?.();
    // what was refused was asked for on figures that are no longer true
    browserQueryClient().invalidateQueries();
    router.refresh();
  });
  const leave = useEffectEvent(() => {
    const isSamePage = window.location.pathname === place.current;
    if (state.status === 'confirmed' && isSamePage) announce(state.outcome);
  });
  useEffect(() => () => leave(), []);

  useEffect(() => {
    runtime?.resume(slot, dispatch);
  }, [runtime, slot]);

  useEffect(() => {
    if (state.status === 'confirmed' || state.status === 'reverted') finish();
  }, [state.status]);

  return {
    state,
    busy: isBusy(state),
    run: useCallback(
      async (requested: Requested) => {
        const request = typeof requested === 'function' ? await requested() : requested;
        if (request) await runtime?.run(request, slot, dispatch);
      },
      [runtime, slot],
    ),

    reset: useCallback(() => dispatch({ type: 'reset' }), []),
  };
}
