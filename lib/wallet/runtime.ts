import type { Address, PublicClient } from 'viem';
import type { Config } from 'wagmi';
import {
  getCapabilities,
  getConnection,
  getPublicClient,
  reconnect,
  sendCalls,
  sendTransaction,
  signMessage,
  signTypedData,
  switchChain,
  waitForCallsStatus,
} from 'wagmi/actions';
import { eventOfError } from '../tx/failure';
import { flows, type TxRequest } from '../tx/flows';
import type { TxEvent } from '../tx/machine';
import { dropPending, findPending, type Slot, storePending } from '../tx/pending';
import { settle } from '../tx/receipt';
import { type Batch, outcomeOf, runFlow, type Signer } from '../tx/run';
import { type Flow, type FlowContext, TxProblem } from '../tx/types';
import { createWalletConfig } from './config';
import type { Network } from './network';
import { createReads, type Reads } from './reads';

type Dispatch = (event: TxEvent) => void;

/** Everything that needs wallet code; client leaves see it as a type and get it when it is loaded. */
export type WalletRuntime = {
  config: Config;
  client: PublicClient;
  reads: Reads;
  /** Resolves when it is known whether the last wallet is still connected. */
  ready: Promise<unknown>;
  run: (request: TxRequest, slot: string, dispatch: Dispatch) => Promise<void>;
  /** Takes up a transaction that the connected account sent before the page was reloaded. */
  resume: (slot: string, dispatch: Dispatch) => Promise<void>;
  /** Stops watching the connected account's transaction. */
  forget: (slot: string) => void;
  switchNetwork: () => Promise<void>;
};

const ATOMIC: readonly (string | undefined)[] = ['supported', 'ready'];

function batchOf(config: Config, account: Address, chainId: number): Batch {
  return {
    isSupported: async () => {
      const { atomic } = await getCapabilities(config, { account, chainId });
      return ATOMIC.includes(atomic?.status);
    },
    send: async (calls) => {
      const { id } = await sendCalls(config, { account, chainId, calls, forceAtomic: true });
      const { receipts, status } = await waitForCallsStatus(config, { id, timeout: 0 });
      const hash = receipts?.at(-1)?.transactionHash;
      if (status !== 'success' || !hash) throw new TxProblem('Your wallet did not carry out the calls.');
      return hash;
    },
  };
}

function signerOf(config: Config, account: Address, chainId: number): Signer {
  return {
    signMessage: (message) => signMessage(config, { account, message }),
    signTypedData: (data) => signTypedData(config, { account, ...data }),
    send: (call) => sendTransaction(config, { account, chainId, ...call }),
    batch: batchOf(config, account, chainId),
  };
}

/** The name and the arguments of a request belong together, which the type of a union cannot say by itself. */
const flowOf = ({ flow }: TxRequest) => flows[flow] as Flow<unknown>;

export function createRuntime(network: Network): WalletRuntime {
  const { chainId } = network;
  const config = createWalletConfig(network);
  const client = getPublicClient(config, { chainId }) as PublicClient;
  const contextOf = (account: Address): FlowContext => {
    return { client, account, chainId, contracts: network.deployment };
  };
  const slotOf = (account: Address, name: string): Slot => ({ chainId, account, name });

  return {
    config,
    client,
    reads: createReads(client, network.deployment),
    ready: reconnect(config),
    switchNetwork: async () => {
      await switchChain(config, { chainId });
    },
    forget: (name) => {
      const account = getConnection(config).address;
      if (account) dropPending(slotOf(account, name));
    },
    run: async (request, name, dispatch) => {
      const account = getConnection(config).address;
      if (!account) return;
      const slot = slotOf(account, name);
      await runFlow({
        flow: flowOf(request),
        args: request.args,
        context: contextOf(account),
        signer: signerOf(config, account, chainId),
        dispatch,
        onSent: (sent) => storePending(slot, { request, ...sent }),
      });
      dropPending(slot);
    },
    resume: async (name, dispatch) => {
      const account = getConnection(config).address;
      if (!account) return;
      const slot = slotOf(account, name);
      const pending = findPending(slot);
      if (!pending) return;
      const { request, hash, label, isProposal, isLast } = pending;
      const flow = flowOf(request);
      dispatch({ type: 'resume', hash, label, isProposal });
      try {
        const receipt = await settle(contextOf(account), pending, () => dispatch({ type: 'slow' }));
        const outcome = isLast
          ? outcomeOf(flow, request.args, receipt)
          : { message: `${label}: done. Go on with the next step.` };
        dispatch({ type: 'confirm', outcome });
      } catch (error) {
        dispatch(eventOfError(error, flow.unit(request.args)));
      }
      dropPending(slot);
    },
  };
}
