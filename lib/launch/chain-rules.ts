// Checks a launch file against its chain. Returns all mistakes, each as a sentence that begins with the path of the setting.

import { type Address, createPublicClient, type Hex, type PublicClient, parseAbi } from 'viem';
import type { z } from 'zod';
import { nodeTransport } from '@/lib/node-transport';
import { CREATE2_DEPLOYER } from './addresses';
import { answered } from './provider';
import { sections } from './schema';

const abi = parseAbi([
  'function decimals() view returns (uint8)',
  'function symbol() view returns (string)',
  'function description() view returns (string)',
  'function latestRoundData() view returns (uint80, int256 answer, uint256 startedAt, uint256 updatedAt, uint80)',
]);

/** Returns 1 by transient storage (EIP-1153), MCOPY (EIP-5656) and PUSH0 (EIP-3855). The compiled contracts need all three. */
const PROBE: Hex = '0x60015f5d5f5c5f5260205f5f5e60205ff3';

export type Client = PublicClient;

export const clientOf = (rpcUrl: string): Client => createPublicClient({ transport: nodeTransport(rpcUrl) });

type Fields = { address: Address; decimals: number };
type Raw = { chainId?: unknown; tokens?: unknown; feeds?: unknown; sequencer?: unknown };

const keyed = (section: string, name: string) =>
  /^\w+$/.test(name) ? `${section}.${name}` : `${section}["${name}"]`;

/** The valid entries of a section. Invalid ones are reported elsewhere, and cannot be checked against the chain. */
function soundOf<Schema extends z.ZodType>(raw: unknown, schema: Schema): [string, z.infer<Schema>][] {
  if (typeof raw !== 'object' || raw === null) return [];
  return Object.entries(raw).flatMap(([name, value]): [string, z.infer<Schema>][] => {
    const { success, data } = schema.safeParse(value);
    return success ? [[name, data]] : [];
  });
}

async function isEmpty(client: Client, address: Address): Promise<boolean> {
  return ((await client.getCode({ address })) ?? '0x') === '0x';
}

const read = <Name extends 'decimals' | 'symbol' | 'description' | 'latestRoundData'>(
  client: Client,
  address: Address,
  functionName: Name,
) => answered(client.readContract({ address, abi, functionName }));

async function decimalsMistake(
  client: Client,
  path: string,
  { address, decimals }: Fields,
): Promise<string[]> {
  const actual = await read(client, address, 'decimals');
  if (actual === decimals) return [];
  if (actual === null) return [`${path}.address: the contract at ${address} does not report its decimals.`];
  return [`${path}.decimals: ${decimals}, but the contract says ${actual}.`];
}

const absent = (path: string, address: Address) =>
  `${path}.address: there is no contract at ${address} on this chain.`;

async function tokenMistakes(client: Client, name: string, token: Fields): Promise<string[]> {
  const path = keyed('tokens', name);
  if (await isEmpty(client, token.address)) return [absent(path, token.address)];
  const symbol = await read(client, token.address, 'symbol');
  if (symbol === null)
    return [`${path}.address: the contract at ${token.address} does not report its symbol as text.`];
  const misnamed = symbol === name ? [] : [`${path}: the contract’s symbol is ${symbol}.`];
  return [...misnamed, ...(await decimalsMistake(client, path, token))];
}

const plain = (text: string) => text.replaceAll(' ', '').toUpperCase();

type FeedFields = Fields & { staleness: number };

async function feedMistakes(client: Client, name: string, feed: FeedFields, now: number): Promise<string[]> {
  const path = keyed('feeds', name);
  if (await isEmpty(client, feed.address)) return [absent(path, feed.address)];
  const description = await read(client, feed.address, 'description');
  const misnamed =
    description !== null && plain(description) !== plain(name)
      ? [`${path}: the feed’s description is ${description}.`]
      : [];
  return [
    ...misnamed,
    ...(await decimalsMistake(client, path, feed)),
    ...(await answerMistake(client, path, feed, now)),
  ];
}

async function answerMistake(client: Client, path: string, feed: FeedFields, now: number): Promise<string[]> {
  const round = await read(client, feed.address, 'latestRoundData');
  if (!round) return [`${path}.address: the contract at ${feed.address} does not answer as a price feed.`];
  const [, answer, , updatedAt] = round;
  if (answer <= 0n) return [`${path}: its answer is ${answer}, which is not a price.`];
  const age = now - Number(updatedAt);
  if (age > feed.staleness)
    return [
      `${path}.staleness: its last answer is ${age} seconds old, more than the ${feed.staleness} allowed.`,
    ];
  return [];
}

async function sequencerMistakes(client: Client, raw: unknown): Promise<string[]> {
  const { success, data } = sections.sequencer.safeParse(raw);
  if (!success) return [];
  if (await isEmpty(client, data.address)) return [absent('sequencer', data.address)];
  const round = await read(client, data.address, 'latestRoundData');
  if (!round)
    return [`sequencer.address: the contract at ${data.address} does not answer as an uptime feed.`];
  return round[1] === 0n ? [] : ['sequencer: it is down now; launch when it is up again.'];
}

async function machineMistakes(client: Client): Promise<string[]> {
  const [bare, probe] = await Promise.all([
    isEmpty(client, CREATE2_DEPLOYER),
    answered(client.call({ data: PROBE })),
  ]);
  const isPrague = probe?.data !== undefined && BigInt(probe.data) === 1n;
  return [
    ...(bare
      ? [
          `chain: the CREATE2 deployer is not at ${CREATE2_DEPLOYER}; see github.com/Arachnid/deterministic-deployment-proxy.`,
        ]
      : []),
    ...(isPrague
      ? []
      : [
          'chain: it does not support transient storage, MCOPY and PUSH0, which the contracts use (Cancun or later).',
        ]),
  ];
}

async function coinMistakes(client: Client, sender: Address): Promise<string[]> {
  if ((await client.getBalance({ address: sender })) > 0n) return [];
  return [`deployer: ${sender} has no coin on this chain to pay for transactions.`];
}

/** @param raw The parsed launch file. It may be invalid elsewhere: its valid entries are still checked. */
export async function chainMistakes(client: Client, raw: unknown, sender: Address): Promise<string[]> {
  const { chainId, tokens, feeds, sequencer } = (raw ?? {}) as Raw;
  const actual = await client.getChainId().catch(() => null);
  if (actual === null) return ['chain: no answer at --rpc-url.'];
  if (typeof chainId === 'number' && actual !== chainId)
    return [`chainId: ${chainId}, but the chain at --rpc-url is ${actual}. Nothing else was checked.`];
  const { timestamp } = await client.getBlock();
  const found = await Promise.all([
    machineMistakes(client),
    coinMistakes(client, sender),
    ...soundOf(tokens, sections.token).map(([name, token]) => tokenMistakes(client, name, token)),
    ...soundOf(feeds, sections.feed).map(([name, feed]) =>
      feedMistakes(client, name, feed, Number(timestamp)),
    ),
    sequencerMistakes(client, sequencer),
  ]);
  return found.flat();
}
