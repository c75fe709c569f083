import type { Address, PublicClient } from 'viem';
import type { Config } from 'wagmi';
import {
  connect,
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
import type { Unit } from '../errors';
import type { TxRequest } from '../tx/flows';
import type { TxEvent } from '../tx/machine';
import type { Batch, Signer } from '../tx/run';
import type { SafeService } from '../tx/safe';
import { createWalletConfig } from './config';
import { isInFrame } from './frame';
import type { Network } from './network';
import { createReads, type Reads } from './reads';
import { safeAppService } from './safe-app';
import { safeService } from './safe-service';
import type { WalletChoice } from './settings';
import { createTransactions, type Transactions } from './transactions';

/** Everything that needs wallet code. Client components import only the type, and get the object when it is loaded. */
export type WalletRuntime = {
  config: Config;
  client: PublicClient;
  reads: Reads;
  /** Asks, and says in a sentence why there is no answer.
   * @param unit Of the amounts in such a sentence. */
  ask: <Value>(question: (reads: Reads) => Promise<Value>, unit: Unit) => Promise<Value>;
  /** Resolves once it is known whether the last wallet is still connected. */
  ready: Promise<unknown>;
  /** Whether there is anything to choose in the dialog of wallets. */
  hasWallets: () => boolean;
  transactions: Transactions;
  /** Runs an action of the connected account. */
  run: (request: TxRequest, slot: string, dispatch: (event: TxEvent) => void) => Promise<void>;
  /** Null if the wallet switched to the page's network; otherwise why it did not, in one sentence. */
  switchNetwork: () => Promise<string | null>;
};

function batchOf(config: Config, account: Address, chainId: number): Batch {
  return {
    support: async () => {
      const { atomic, atomicBatch } = await getCapabilities(config, { account, chainId });
      if (atomic?.status === 'supported' || atomic?.status === 'ready') return atomic.status;
      // an earlier draft's word, which Safe still uses
      return atomicBatch?.supported === true ? 'supported' : null;
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

/** The source for signatures of a Safe's proposals: Safe{Wallet} if it shows the app, otherwise Safe's service. */
function signaturesFrom(config: Config, chainId: number): SafeService {
  const service = safeService(chainId);
  return (safe, hash) =>
    getConnection(config).connector?.id === 'safe' ? safeAppService(safe, hash) : service(safe, hash);
}

/** Inside Safe{Wallet} its Safe is connected; elsewhere the last wallet, whose code alone is loaded. Not another one that knows
 * the page: it would take over with its own account when the last is left. */
async function connectAgain(config: Config): Promise<unknown> {
  const safe = config.connectors.find(({ id }) => id === 'safe');
  if (safe && isInFrame()) {
    const isConnected = await connect(config, { connector: safe }).then(
      () => true,
      () => false,
    );
    if (isConnected) return;
  }
  const last = await config.storage?.getItem('recentConnectorId');
  const connectors = config.connectors.filter(({ id }) => id === last);
  // an empty list would mean all of them
  return connectors.length > 0 ? reconnect(config, { connectors }) : undefined;
}

const byHand = ({ chainId, rpcUrl, currency }: Network): string =>
  `The wallet did not switch. Add the network by hand: chain id ${chainId}, RPC address ${rpcUrl}, currency ${currency.symbol}.`;

const hasWallets = ({ connectors }: Config): boolean =>
  connectors.some(({ id }) => {
    if (id === 'injected') return 'ethereum' in window;
    return id !== 'safe' || isInFrame();
  });

export function createRuntime(network: Network, choice: WalletChoice): WalletRuntime {
  const { chainId, deployment: contracts } = network;
  const config = createWalletConfig(network, choice);
  const client = getPublicClient(config, { chainId }) as PublicClient;
  const reads = createReads(client, contracts);
  const transactions = createTransactions({
    chainId,
    client,
    contracts,
    signerOf: (account) => signerOf(config, account, chainId),
    sources: { service: signaturesFrom(config, chainId), callsStatus: callsStatus(config) },
  });

  return {
    config,
    client,
    reads,
    ask: (question, unit) =>
      question(reads).catch(async (error: unknown) => {
        // error sentences are loaded on demand
        const { eventOfError } = await import('../tx/failure');
        const event = eventOfError(error, unit, false);
        throw event.type === 'fail' ? new Error(event.message) : error;
      }),
    ready: connectAgain(config),
    hasWallets: () => hasWallets(config),
    transactions,
    run: async (request, slot, dispatch) => {
      const account = getConnection(config).address;
      if (account) await transactions.run(account, request, slot, dispatch);
    },
    switchNetwork: () =>
      switchChain(config, { chainId }).then(
        () => null,
        async (error: unknown) => {
          const failure = await import('../tx/failure').catch(() => null);
          const state = failure?.isUnsupported(error) ? undefined : failure?.stateByCode(error);
          return state ?? byHand(network);
        },
      ),
  };
}
