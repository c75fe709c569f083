// Covers and incidents by the thousand, sent by an account that anvil signs for.

import {
  type Address,
  encodeFunctionData,
  getAbiItem,
  type Hex,
  parseEther,
  parseEventLogs,
  parseUnits,
  sha256,
  toHex,
} from 'viem';
import { claimsAbi, coverAbi } from '@/lib/contracts/abis';
import { readDuties } from '@/lib/keeper/reads';
import { SECONDS_A_DAY } from '@/lib/time';
import { type DemoDeployment, protocolCalls, readDemoDeployment } from '../protocol';
import { rpc } from '../rpc.mjs';
import { type Call, type LocalClient, localClient } from '../sender';

/** Holds every cover of the load, and files every incident. */
const HOLDER: Address = '0x00000000000000000000000000000000000b0a7e';
const AMOUNT = parseUnits('0.1', 6);
const TERM = 170n;
/** Calls in one transaction, and their gas. */
const TOGETHER = 100;
const GAS = toHex(200_000_000);
/** What the first incident, which everybody collects from, is about. */
const FIRST_PRODUCT = 3n;
/** The share of the covers that is of this product. */
const FIRST_SHARE = 10;

export type Grown = {
  covers: number;
  incidents: number;
  collections: number;
  crowded: number;
  seconds: number;
};

type Field = { client: LocalClient; url: string; deployment: DemoDeployment };

/** True when it was mined and did not revert. */
async function send({ url }: Field, { to, data }: Call): Promise<boolean> {
  const receipt = await rpc(url, 'eth_sendTransactionSync', [{ from: HOLDER, to, data, gas: GAS }]);
  return receipt.status === '0x1';
}

const together = (to: Address, data: readonly Hex[]): Call => ({
  to,
  data: encodeFunctionData({ abi: [MULTICALL], functionName: 'multicall', args: [[...data]] }),
});
const MULTICALL = getAbiItem({ abi: coverAbi, name: 'multicall' });

async function inParts(field: Field, to: Address, calls: readonly Hex[]) {
  let done = 0;
  for (let start = 0; start < calls.length; start += TOGETHER) {
    const part = calls.slice(start, start + TOGETHER);
    if (await send(field, together(to, part))) done += part.length;
  }
  return done;
}

async function wait({ client }: Field, seconds: number) {
  await client.increaseTime({ seconds });
  await client.mine({ blocks: 1 });
}

async function fund(field: Field) {
  const { client, url, deployment } = field;
  await rpc(url, 'anvil_autoImpersonateAccount', [true]);
  await client.setBalance({ address: HOLDER, value: parseEther('1000000') });
  const calls = protocolCalls(deployment);
  await send(field, calls.mint(HOLDER, parseUnits('1000000000', 6)));
  await send(field, calls.approvePool);
}

/** Products of the first pool that are decided without a list of losses. */
async function productsOf({ client, deployment }: Field): Promise<bigint[]> {
  const contract = { address: deployment.cover, abi: coverAbi } as const;
  const count = Number(await client.readContract({ ...contract, functionName: 'productCount' }));
  const ids = Array.from({ length: count }, (_, index) => BigInt(index + 1));
  const places = await Promise.all(
    ids.map((id) => client.readContract({ ...contract, functionName: 'placeOf', args: [id] })),
  );
  return ids.filter((_, index) => places[index]?.[0] === deployment.pool);
}

async function buyAll(field: Field, wanted: number): Promise<bigint[]> {
  const { client, deployment } = field;
  const contract = { address: deployment.cover, abi: coverAbi } as const;
  const before = await client.readContract({ ...contract, functionName: 'coverCount' });
  const others = (await productsOf(field)).filter((id) => id !== FIRST_PRODUCT);
  const calls = protocolCalls(deployment);
  const data = Array.from({ length: wanted }, (_, index) => {
    const isFirst = index % FIRST_SHARE === 0;
    const product = isFirst ? FIRST_PRODUCT : (others[index % others.length] ?? FIRST_PRODUCT);
    return calls.buy(product, AMOUNT, TERM, HOLDER).data;
  });
  const done = await inParts(field, deployment.cover, data);
  if (done < wanted) console.error(`Only ${done} of ${wanted} covers were sold.`);
  const after = await client.readContract({ ...contract, functionName: 'coverCount' });
  return Array.from({ length: Number(after - before) }, (_, index) => before + BigInt(index + 1));
}

async function fileAt(field: Field, cover: bigint, number: number): Promise<number | null> {
  const { client, deployment } = field;
  const { timestamp } = await client.getBlock();
  const evidence = sha256(toHex(`load ${number}`));
  const call = protocolCalls(deployment).file(cover, Number(timestamp) - 3_600, 1, evidence);
  const receipt = await rpc(field.url, 'eth_sendTransactionSync', [{ from: HOLDER, ...call, gas: GAS }]);
  const logs = parseEventLogs({ abi: claimsAbi, logs: receipt.logs, eventName: 'IncidentFiled' });
  return logs[0] ? Number(logs[0].args.incident) : null;
}

const PHASES = [4, 6, 4, 15, 15].map((days) => days * SECONDS_A_DAY);

/** Takes every step that anyone may take, as often as one leads to the next. */
async function settle(field: Field) {
  const { client, deployment } = field;
  for (const seconds of PHASES) {
    await wait(field, seconds);
    const { timestamp } = await client.getBlock();
    for (const duty of await readDuties(client, deployment, Number(timestamp)))
      if (duty.to === deployment.claims) await send(field, duty);
  }
}

/** One after the other, each with a cover of another product; the first is the one that everybody collects from. */
async function fileAll(field: Field, covers: readonly bigint[], wanted: number) {
  const first = covers[0] === undefined ? null : await fileAt(field, covers[0], 0);
  await wait(field, 4 * SECONDS_A_DAY);
  if (first !== null) await send(field, protocolCalls(field.deployment).finalize(BigInt(first)));
  let filed = first === null ? 0 : 1;
  for (let number = 1; number < wanted; number++) {
    const cover = covers[(number * 7) % covers.length];
    if (cover !== undefined && (await fileAt(field, cover, number)) !== null) filed++;
  }
  return { first, filed };
}

export async function growChain(
  url: string,
  file: string,
  asked: { covers: number; incidents: number },
): Promise<Grown> {
  const started = Date.now();
  const client = localClient(url);
  const field = { client, url, deployment: await readDemoDeployment(client, file) };
  await fund(field);
  const covers = await buyAll(field, asked.covers);
  await wait(field, 12 * SECONDS_A_DAY);
  const { first, filed } = await fileAll(field, covers, asked.incidents);
  const own = covers.filter((_, index) => index % FIRST_SHARE === 0);
  const calls = own.map((cover) => protocolCalls(field.deployment).collect(BigInt(first ?? 0), cover).data);
  const collections = first === null ? 0 : await inParts(field, field.deployment.claims, calls);
  await settle(field);
  return {
    covers: covers.length,
    incidents: filed,
    collections,
    crowded: first ?? 1,
    seconds: Math.round((Date.now() - started) / 1_000),
  };
}
