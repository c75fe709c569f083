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
  /** Stops watching something that is still on its way; what was to follow it is not asked for. */
  leave: (account: Address, id: string) => Promise<void>;
  /** Follows whatever the account has under way: from before a reload, or sent in another tab. */
  resume: (account: Address) => void;
};

const NOT_LOADED =
  'A part of the app could not be loaded. Check your connection and try again; nothing was sent.';

const ELSEWHERE =
  'Another tab of this browser is asking your wallet for the same. Go on there, or close that tab and press the button again.';

/** In one tab at a time, where the browser can tell: another one says so. */
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
    // in the frame of another site, Safe's for one, browsers deny locks
    if (isAnswered) throw error;
    await work();
  }
}

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
