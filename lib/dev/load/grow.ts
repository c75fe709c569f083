// Creates covers, incidents and other events by the thousand.

import { type Address, parseEther, parseEventLogs, parseUnits, sha256, toHex } from 'viem';
import { claimsAbi, coverAbi } from '@/lib/contracts/abis';
import { readDuties } from '@/lib/keeper/reads';
import { SECONDS_A_DAY } from '@/lib/time';
import { protocolCalls, readDemoDeployment } from '../protocol';
import { rpc } from '../rpc.mjs';
import { localClient } from '../sender';
import { HOLDER, type LoadChain, send, sendInMulticalls } from './chain';
import { makeEvents } from './events';

const AMOUNT = parseUnits('0.1', 6);
const TERM = 170n;
/** Product of the first incident, from which all its covers collect. */
const FIRST_PRODUCT = 3n;
/** One cover in this many is of that product. */
const FIRST_SHARE = 10;

export type Grown = {
  pool: Address;
  covers: number;
  incidents: number;
  collections: number;
  crowded: number;
  seconds: number;
};

async function wait({ client }: LoadChain, seconds: number) {
  await client.increaseTime({ seconds });
  await client.mine({ blocks: 1 });
}

async function fund(chain: LoadChain) {
  const { client, url, deployment } = chain;
  await rpc(url, 'anvil_autoImpersonateAccount', [true]);
  await client.setBalance({ address: HOLDER, value: parseEther('1000000') });
  const calls = protocolCalls(deployment);
  await send(chain, [calls.mint(HOLDER, parseUnits('1000000000', 6)), calls.approvePool]);
}

/** Products of the first pool. */
async function productsOf({ client, deployment }: LoadChain): Promise<bigint[]> {
  const contract = { address: deployment.cover, abi: coverAbi } as const;
  const count = Number(await client.readContract({ ...contract, functionName: 'productCount' }));
  const ids = Array.from({ length: count }, (_, index) => BigInt(index + 1));
  const locations = await Promise.all(
    ids.map((id) => client.readContract({ ...contract, functionName: 'poolOf', args: [id] })),
  );
  return ids.filter((_, index) => locations[index]?.[0] === deployment.pool);
}

async function buyAll(chain: LoadChain, wanted: number): Promise<bigint[]> {
  const { client, deployment } = chain;
  const contract = { address: deployment.cover, abi: coverAbi } as const;
  const before = await client.readContract({ ...contract, functionName: 'coverCount' });
  const others = (await productsOf(chain)).filter((id) => id !== FIRST_PRODUCT);
  const calls = protocolCalls(deployment);
  const data = Array.from({ length: wanted }, (_, index) => {
    const isFirst = index % FIRST_SHARE === 0;
    const product = isFirst ? FIRST_PRODUCT : (others[index % others.length] ?? FIRST_PRODUCT);
    return calls.buy(product, AMOUNT, TERM, HOLDER).data;
  });
  const done = await sendInMulticalls(chain, deployment.cover, data);
  if (done < wanted) console.error(`Only ${done} of ${wanted} covers could be sold.`);
  const after = await client.readContract({ ...contract, functionName: 'coverCount' });
  return Array.from({ length: Number(after - before) }, (_, index) => before + BigInt(index + 1));
}

/** Files an incident for each cover. Returns the numbers of those that could be filed. */
async function file(chain: LoadChain, covers: readonly bigint[], first: number): Promise<number[]> {
  const { timestamp } = await chain.client.getBlock();
  const calls = covers.map((cover, index) => {
    const evidence = sha256(toHex(`load ${first + index}`));
    return protocolCalls(chain.deployment).file(cover, Number(timestamp) - 3_600, 1, evidence);
  });
  const logs = (await send(chain, calls)).flatMap((receipt) => receipt.logs);
  const filed = parseEventLogs({ abi: claimsAbi, logs, eventName: 'IncidentFiled' });
  return filed.map(({ args }) => Number(args.incident));
}

const PHASES = [4, 6, 4, 15, 15].map((days) => days * SECONDS_A_DAY);

/** Does all overdue steps, phase by phase, until every incident is settled. */
async function settle(chain: LoadChain) {
  const { client, deployment } = chain;
  for (const seconds of PHASES) {
    await wait(chain, seconds);
    const { timestamp } = await client.getBlock();
    const duties = await readDuties(client, deployment, Number(timestamp));
    await send(
      chain,
      duties.filter(({ to }) => to === deployment.claims),
    );
  }
}

/** Files each incident with another cover; the first is the one that all covers of its product collect from. */
async function fileAll(chain: LoadChain, covers: readonly bigint[], wanted: number) {
  const [first = null] = await file(chain, covers.slice(0, 1), 0);
  await wait(chain, 4 * SECONDS_A_DAY);
  if (first !== null) await send(chain, [protocolCalls(chain.deployment).finalize(BigInt(first))]);
  const others = Array.from(
    { length: Math.max(0, wanted - 1) },
    (_, index) => covers[((index + 1) * 7) % covers.length],
  );
  const filed = await file(
    chain,
    others.filter((cover) => cover !== undefined),
    1,
  );
  return { first, filed: filed.length + (first === null ? 0 : 1) };
}

export async function growChain(
  url: string,
  file: string,
  asked: { covers: number; incidents: number; events: number },
): Promise<Grown> {
  const started = Date.now();
  const client = localClient(url);
  const chain: LoadChain = { client, url, deployment: await readDemoDeployment(client, file), events: 0 };
  await fund(chain);
  const covers = await buyAll(chain, asked.covers);
  await makeEvents(chain, covers, asked.events);
  await wait(chain, 12 * SECONDS_A_DAY);
  const { first, filed } = await fileAll(chain, covers, asked.incidents);
  const own = covers.filter((_, index) => index % FIRST_SHARE === 0);
  const calls = own.map((cover) => protocolCalls(chain.deployment).collect(BigInt(first ?? 0), cover).data);
  const collections = first === null ? 0 : await sendInMulticalls(chain, chain.deployment.claims, calls);
  await settle(chain);
  return {
    pool: chain.deployment.pool,
    covers: covers.length,
    incidents: filed,
    collections,
    crowded: first ?? 1,
    seconds: Math.round((Date.now() - started) / 1_000),
  };
}
