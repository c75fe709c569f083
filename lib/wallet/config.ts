import { hexToBigInt, isHex, type Transport } from 'viem';
import { type Config, createConfig, createStorage } from 'wagmi';
import { localStore } from '../browser-storage';
import { type ChainFacts, chainOf, SEEN_COOKIE, seenBlockOf } from '../chains';
import { newestBlock } from '../newest-block';
import { nodeTransport } from '../node-transport';
import { withoutLateNodes } from './late-nodes';
import type { Network } from './network';
import type { WalletChoice } from './settings';
import { connectorsOf } from './wallets';

/** Seconds in which a late node catches up. */
const SEEN_FOR = 60;

/** No older page is shown by the server, and no older state asked of, than the block of a transaction that this browser has seen
 * confirmed. */
function rememberBlock(chainId: number, receipt: unknown) {
  if (typeof receipt !== 'object' || receipt === null || !('blockNumber' in receipt)) return;
  const { blockNumber } = receipt;
  if (!isHex(blockNumber)) return;
  const block = hexToBigInt(blockNumber);
  newestBlock.note(block);
  const seen = seenBlockOf(chainId, block);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${SEEN_COOKIE}=${seen}; path=/; samesite=lax; max-age=${SEEN_FOR}`;
}

function transportOf({ chainId, rpcUrl }: ChainFacts): Transport {
  const toNode = nodeTransport(rpcUrl);
  return (parameters) => {
    const transport = toNode(parameters);
    const ask = withoutLateNodes((question) => transport.request(question));
    const request = (async (question) => {
      const answer = await ask(question);
      if (question.method === 'eth_getTransactionReceipt') rememberBlock(chainId, answer);
      return answer;
    }) as typeof transport.request;
    return { ...transport, request };
  };
}

export function createWalletConfig(network: Network, choice: WalletChoice): Config {
  const chains = [network, ...network.others];
  return createConfig({
    chains: [chainOf(network), ...network.others.map(chainOf)],
    connectors: connectorsOf(choice),
    multiInjectedProviderDiscovery: true,
    storage: createStorage({ key: 'breakwater.wallet', storage: localStore }),
    transports: Object.fromEntries(chains.map((chain) => [chain.chainId, transportOf(chain)])),
    pollingInterval: 1_000,
  });
}
