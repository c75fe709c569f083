import type { Address, PublicClient } from 'viem';
import { createCenter, type TxCenter, type TxRecord } from '../tx/center';
import { eventOfError } from '../tx/failure';
import { flows, type TxRequest } from '../tx/flows';
import { follow, type Sources } from '../tx/follow';
import type { TxEnd, TxEvent } from '../tx/machine';
import { outcomeOf, runFlow, type Signer } from '../tx/run';
import type { Contracts, Flow, FlowContext, Progress } from '../tx/types';

type Dispatch = (event: TxEvent) => void;

/** What an account sends from this tab, and what it has under way. */
export type Transactions = TxCenter & {
  /** Runs an action once: while it runs, another request from the same place is ignored. */
  run: (account: Address, request: TxRequest, slot: string, dispatch: Dispatch) => Promise<void>;
  /** Follows whatever the account has under way: from before a reload, or sent in another tab. */
  resume: (account: Address) => void;
};

type Setting = {
  chainId: number;
  client: PublicClient;
  contracts: Contracts;
  signerOf: (account: Address) => Signer;
  sources: Omit<Sources, 'isDone'>;
};

/** The name and the arguments of a request belong together, which the type of a union cannot say by itself. */
const flowOf = ({ flow }: TxRequest) => flows[flow] as Flow<unknown>;

export function createTransactions({ chainId, client, contracts, signerOf, sources }: Setting): Transactions {
  const center = createCenter(chainId);
  const contextOf = (account: Address): FlowContext => ({ client, account, chainId, contracts });
  const followed = new Map<string, ReturnType<typeof follow>>();
  const running = new Set<string>();

  const watch = (account: Address, record: TxRecord, isDone?: () => Promise<boolean>) => {
    const { id, request, label, isLast } = record;
    let known: Progress = record.progress;
    const report = (progress: Progress) => {
      known = { ...known, ...progress };
      center.change(account, id, { progress: known });
    };
    const end = (way: TxEnd) => center.change(account, id, { end: way });
    const flow = flowOf(request);
    const watched = follow(
      { context: contextOf(account), sent: record, known, report },
      { ...sources, isDone },
    );
    watched.then(
      (receipt) =>
        end({
          outcome: isLast
            ? outcomeOf(flow, request.args, receipt)
            : { message: `${label}: done. Go on with the next step.` },
        }),
      (error: unknown) => {
        const event = eventOfError(error, flow.unit(request.args));
        if (event.type === 'fail') end({ end: event.end ?? 'reverted', message: event.message });
      },
    );
    return watched;
  };

  /** One watch for a record, however many ask. */
  const followOnce: typeof watch = (account, record, isDone) => {
    const key = `${account}.${record.id}`;
    const known = followed.get(key);
    if (known) return known;
    const watched = watch(account, record, isDone);
    followed.set(key, watched);
    return watched;
  };

  return {
    ...center,
    resume: (account) => {
      for (const record of center.records(account)) {
        if (!record.end) followOnce(account, record).catch(() => undefined);
      }
    },
    run: async (account, request, slot, dispatch) => {
      const key = `${account}.${slot}`;
      if (running.has(key) || center.records(account).some((one) => one.slot === slot && !one.end)) return;
      running.add(key);
      try {
        await runFlow({
          flow: flowOf(request),
          args: request.args,
          context: contextOf(account),
          signer: signerOf(account),
          dispatch,
          follow: (sent, isDone) => {
            const record: TxRecord = { ...sent, slot, request, progress: {} };
            center.add(account, record);
            return followOnce(account, record, isDone);
          },
        });
      } finally {
        running.delete(key);
      }
    },
  };
}
