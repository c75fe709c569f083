import type { Address } from 'viem';
import { createCenter, type TxCenter } from '../tx/center';
import type { TxRequest } from '../tx/flows';
import type { TxEvent } from '../tx/machine';
import type { Sender, Setting } from './sender';

type Dispatch = (event: TxEvent) => void;

/** What an account sends from this tab, and what it has under way. */
export type Transactions = TxCenter & {
  /** Runs an action once: while it runs, another request from the same place is ignored. */
  run: (account: Address, request: TxRequest, slot: string, dispatch: Dispatch) => Promise<void>;
  /** Follows whatever the account has under way: from before a reload, or sent in another tab. */
  resume: (account: Address) => void;
};

const NOT_LOADED =
  'A part of the app could not be loaded. Check your connection and try again; nothing was sent.';

/** The records are there at once; the code that sends and follows comes when there is something to send or to follow. */
export function createTransactions(setting: Setting): Transactions {
  const center = createCenter(setting.chainId);
  const running = new Set<string>();
  let loading: Promise<Sender | null> | undefined;
  const load = () => {
    loading ??= import('./sender').then(
      ({ createSender }) => createSender(setting, center),
      () => {
        loading = undefined;
        return null;
      },
    );
    return loading;
  };

  return {
    ...center,
    resume: async (account) => {
      if (center.records(account).some(({ end }) => !end)) (await load())?.resume(account);
    },
    run: async (account, request, slot, dispatch) => {
      const key = `${account}.${slot}`;
      if (running.has(key) || center.records(account).some((one) => one.slot === slot && !one.end)) return;
      running.add(key);
      try {
        const sender = await load();
        if (sender) await sender.run(account, request, slot, dispatch);
        else dispatch({ type: 'fail', message: NOT_LOADED });
      } finally {
        running.delete(key);
      }
    },
  };
}
