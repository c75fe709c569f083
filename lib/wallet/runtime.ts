import type { Address, PublicClient } from 'viem';
import type { Config } from 'wagmi';
import {
  getCallsStatus,
  getCapabilities,
  getConnection,
  getPublicClient,
  reconnect,
  sendCalls,
  sendTransaction,
  signMessage,
  signTypedData,
  switchChain,
} from 'wagmi/actions';
import type { TxRequest } from '../tx/flows';
import type { TxEvent } from '../tx/machine';
import type { Batch, Signer } from '../tx/run';
import { createWalletConfig } from './config';
import type { Network } from './network';
import { createReads, type Reads } from './reads';
import { safeService } from './safe-service';
import { createTransactions, type Transactions } from './transactions';

/** Everything that needs wallet code; client leaves see it as a type and get it when it is loaded. */
export type WalletRuntime = {
  config: Config;
  client: PublicClient;
  reads: Reads;
  /** Resolves when it is known whether the last wallet is still connected. */
  ready: Promise<unknown>;
  transactions: Transactions;
  /** Runs an action of the connected account. */
  run: (request: TxRequest, slot: string, dispatch: (event: TxEvent) => void) => Promise<void>;
  switchNetwork: () => Promise<void>;
};

function batchOf(config: Config, account: Address, chainId: number): Batch {
  return {
    support: async () => {
      const { atomic } = await getCapabilities(config, { account, chainId });
      return atomic?.status === 'supported' || atomic?.status === 'ready' ? atomic.status : null;
    },
    send: async (calls) => (await sendCalls(config, { account, chainId, calls, forceAtomic: true })).id,
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

const callsStatus = (config: Config) => async (id: string) => {
  const { statusCode, receipts } = await getCallsStatus(config, { id });
  return { statusCode, hash: receipts?.at(-1)?.transactionHash };
};

export function createRuntime(network: Network): WalletRuntime {
  const { chainId, deployment: contracts } = network;
  const config = createWalletConfig(network);
  const client = getPublicClient(config, { chainId }) as PublicClient;
  const transactions = createTransactions({
    ...{ chainId, client, contracts },
    signerOf: (account) => signerOf(config, account, chainId),
    sources: { service: safeService(chainId), callsStatus: callsStatus(config) },
  });

  return {
    config,
    client,
    reads: createReads(client, contracts),
    ready: reconnect(config),
    transactions,
    run: async (request, slot, dispatch) => {
      const account = getConnection(config).address;
      if (account) await transactions.run(account, request, slot, dispatch);
    },
    switchNetwork: async () => {
      await switchChain(config, { chainId });
    },
  };
}
