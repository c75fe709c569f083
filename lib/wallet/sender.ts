// Sends and follows transactions: loaded with the first one, because it brings every flow and every error's sentence.

import type { Address, PublicClient } from 'viem';
import type { TxCenter, TxRecord } from '../tx/center';
import { eventOfError } from '../tx/failure';
import { flows, type TxRequest } from '../tx/flows';
import { follow, type Sources } from '../tx/follow';
import type { TxEnd, TxEvent } from '../tx/machine';
import { outcomeOf, runFlow, type Signer } from '../tx/run';
import { type Contracts, type Flow, type FlowContext, type Progress, TxLeft } from '../tx/types';

type Dispatch = (event: TxEvent) => void;

export type Setting = {
  chainId: number;
  client: PublicClient;
  contracts: Contracts;
  signerOf: (account: Address) => Signer;
  sources: Omit<Sources, 'isDone'>;
};

/** The name and the arguments of a request belong together, which the type of a union cannot say by itself. */
const flowOf = ({ flow }: TxRequest) => flows[flow] as Flow<unknown>;

export type Sender = {
  /** Ends the watch, and the action that waits for it. */
  leave: (account: Address, id: string) => void;
  run: (account: Address, request: TxRequest, slot: string, dispatch: Dispatch) => Promise<void>;
  resume: (account: Address) => void;
};

export function createSender(
  { chainId, client, contracts, signerOf, sources }: Setting,
  center: TxCenter,
): Sender {
  const contextOf = (account: Address): FlowContext => ({ client, account, chainId, contracts });
  const followed = new Map<string, ReturnType<typeof follow>>();
  const leaving = new Map<string, () => void>();
  const keyOf = (account: Address, id: string) => `${account}.${id}`;

  const watch = (account: Address, record: TxRecord, isDone?: () => Promise<boolean>) => {
    const { id, request, label, isLast } = record;
    let known: Progress = record.progress;
    const report = (progress: Progress) => {
      known = { ...known, ...progress };
      center.change(account, id, { progress: known });
    };
    const end = (way: TxEnd) => center.change(account, id, { end: way });
    const flow = flowOf(request);
    const left = new Promise<never>((_, reject) => {
      leaving.set(keyOf(account, id), () => reject(new TxLeft()));
    });
    left.catch(() => undefined);
    const watched = follow(
      { context: contextOf(account), sent: record, known, report },
      { ...sources, isDone },
      left,
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

  /** One watch per record, however many callers wait. */
  const followOnce: typeof watch = (account, record, isDone) => {
    const key = keyOf(account, record.id);
    const known = followed.get(key);
    if (known) return known;
    const watched = watch(account, record, isDone);
    followed.set(key, watched);
    return watched;
  };

  return {
    leave: (account, id) => {
      const key = keyOf(account, id);
      leaving.get(key)?.();
      // the same transaction may be sent again
      followed.delete(key);
    },
    resume: (account) => {
      for (const record of center.records(account)) {
        if (!record.end) followOnce(account, record).catch(() => undefined);
      }
    },
    run: (account, request, slot, dispatch) =>
      runFlow({
        flow: flowOf(request),
        args: request.args,
        context: contextOf(account),
        signer: signerOf(account),
        dispatch,
        asks: (sent) => {
          const store = () => center.add(account, { ...sent, slot, request, progress: {} });
          // tests have no page to leave
          globalThis.addEventListener?.('pagehide', store);
          return () => {
            globalThis.removeEventListener?.('pagehide', store);
            center.remove(account, sent.id);
          };
        },
        follow: (sent, isDone) => {
          const record: TxRecord = { ...sent, slot, request, progress: {} };
          center.add(account, record);
          return followOnce(account, record, isDone);
        },
      }),
  };
}
