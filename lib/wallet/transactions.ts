import type { Address } from 'viem';
import { createCenter, type TxCenter } from '../tx/center';
import type { TxRequest } from '../tx/flows';
import type { TxEvent } from '../tx/machine';
import type { Sender, Setting } from './sender';

type Dispatch = (event: TxEvent) => void;

/** Transactions of an account: sends new ones and follows pending ones. */
export type Transactions = TxCenter & {
  /** Runs an action once: while it runs, another request from the same place is ignored. */
  run: (account: Address, request: TxRequest, slot: string, dispatch: Dispatch) => Promise<void>;
  /** Stops watching a pending transaction; the steps after it are not sent. */
  leave: (account: Address, id: string) => Promise<void>;
  /** Follows all pending transactions of the account, also from before a reload or from another tab. */
  resume: (account: Address) => void;
};

const NOT_LOADED =
  'A part of the app could not be loaded. Check your connection and try again; nothing was sent.';

const ELSEWHERE =
  'Another tab of this browser is asking your wallet for the same. Go on there, or close that tab and press the button again.';

/** In one tab at a time, if the browser supports locks. Another tab says so. */
async function inOneTab(name: string, work: () => Promise<void>, otherwise: () => void): Promise<void> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  if (!locks) return work();
  let isAnswered = false;
  const inLock = (lock: Lock | null) => {
    isAnswered = true;
    return lock ? work() : otherwise();
  };
  try {
    await locks.request(name, { ifAvailable: true }, inLock);
  } catch (error) {
    // browsers deny locks in another site's frame, such as Safe's
    if (isAnswered) throw error;
    await work();
  }
}

/** Records are available at once. The code that sends and follows is loaded when there is something to send or follow. */
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
    leave: async (account, id) => {
      center.remove(account, id);
      (await loading)?.leave(account, id);
    },
    resume: async (account) => {
      if (center.records(account).some(({ end }) => !end)) (await load())?.resume(account);
    },
    run: async (account, request, slot, dispatch) => {
      const key = `${account}.${slot}`;
      if (running.has(key) || center.records(account).some((one) => one.slot === slot && !one.end)) return;
      running.add(key);
      const refuse = (message: string) => {
        dispatch({ type: 'start' });
        dispatch({ type: 'fail', message });
      };
      const work = async () => {
        const sender = await load();
        if (sender) await sender.run(account, request, slot, dispatch);
        else refuse(NOT_LOADED);
      };
      try {
        await inOneTab(`breakwater.${setting.chainId}.${key}`, work, () => refuse(ELSEWHERE));
      } finally {
        running.delete(key);
      }
    },
  };
}
