import type { Address, PublicClient } from 'viem';
import type { Config } from 'wagmi';
import {
  getConnection,
  getPublicClient,
  reconnect,
  sendTransaction,
  signMessage,
  signTypedData,
  switchChain,
} from 'wagmi/actions';
import { eventOfError } from '../tx/failure';
import { flows, type TxRequest } from '../tx/flows';
import type { TxEvent } from '../tx/machine';
import { dropPending, findPending, keepPending } from '../tx/pending';
import { runFlow, type Signer, settle } from '../tx/run';
import type { Flow, FlowContext } from '../tx/types';
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
  /** Takes up a transaction that was sent before the page was reloaded. */
  resume: (slot: string, dispatch: Dispatch) => Promise<void>;
  switchNetwork: () => Promise<void>;
};

function signerOf(config: Config, account: Address, chainId: number): Signer {
  return {
    signMessage: (message) => signMessage(config, { account, message }),
    signTypedData: (data) => signTypedData(config, { account, ...data }),
    send: (call) => sendTransaction(config, { account, chainId, ...call }),
  };
}

/** The name and the arguments of a request belong together, which the type of a union cannot say by itself. */
const flowOf = ({ flow }: TxRequest) => flows[flow] as Flow<unknown>;

export function createRuntime(network: Network): WalletRuntime {
  const config = createWalletConfig(network);
  const client = getPublicClient(config, { chainId: network.chainId }) as PublicClient;
  const contextOf = (account: Address): FlowContext => {
    return { client, account, chainId: network.chainId, contracts: network.deployment };
  };

  return {
    config,
    client,
    reads: createReads(client, network.deployment),
    ready: reconnect(config),
    switchNetwork: async () => {
      await switchChain(config, { chainId: network.chainId });
    },
    run: async (request, slot, dispatch) => {
      const account = getConnection(config).address;
      if (!account) return;
      await runFlow({
        flow: flowOf(request),
        args: request.args,
        context: contextOf(account),
        signer: signerOf(config, account, network.chainId),
        dispatch,
        onSent: (sent) => keepPending(slot, { request, ...sent }),
      });
      dropPending(slot);
    },
    resume: async (slot, dispatch) => {
      const pending = findPending(slot);
      const account = getConnection(config).address;
      if (!pending || !account) return;
      dropPending(slot);
      const flow = flowOf(pending.request);
      dispatch({ type: 'resume', hash: pending.hash, label: pending.label });
      try {
        const receipt = await settle(contextOf(account), pending.hash);
        const outcome = pending.isLast
          ? flow.outcome(pending.request.args, receipt)
          : { message: `${pending.label}: done. Go on with the next step.` };
        dispatch({ type: 'confirm', outcome });
      } catch (error) {
        dispatch(eventOfError(error, flow.unit(pending.request.args)));
      }
    },
  };
}
