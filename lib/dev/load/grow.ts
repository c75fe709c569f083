// Covers, incidents and what else happens, by the thousand.

import { type Address, parseEther, parseEventLogs, parseUnits, sha256, toHex } from 'viem';
import { claimsAbi, coverAbi } from '@/lib/contracts/abis';
import { readDuties } from '@/lib/keeper/reads';
import { SECONDS_A_DAY } from '@/lib/time';
import { protocolCalls, readDemoDeployment } from '../protocol';
import { rpc } from '../rpc.mjs';
import { localClient } from '../sender';
import { makeEvents } from './events';
import { type Field, HOLDER, inParts, send } from './field';

const AMOUNT = parseUnits('0.1', 6);
const TERM = 170n;
/** What the first incident, which everybody collects from, is about. */
const FIRST_PRODUCT = 3n;
/** The share of the covers that is of this product. */
const FIRST_SHARE = 10;

export type Grown = {
  pool: Address;
  covers: number;
  incidents: number;
  collections: number;
  crowded: number;
  seconds: number;
};

async function wait({ client }: Field, seconds: number) {
  await client.increaseTime({ seconds });
  await client.mine({ blocks: 1 });
}

async function fund(field: Field) {
  const { client, url, deployment } = field;
  await rpc(url, 'anvil_autoImpersonateAccount', [true]);
  await client.setBalance({ address: HOLDER, value: parseEther('1000000') });
  const calls = protocolCalls(deployment);
  await send(field, [calls.mint(HOLDER, parseUnits('1000000000', 6)), calls.approvePool]);
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

/** The incidents that could be filed with these covers. */
async function file(field: Field, covers: readonly bigint[], first: number): Promise<number[]> {
  const { timestamp } = await field.client.getBlock();
  const calls = covers.map((cover, index) => {
    const evidence = sha256(toHex(`load ${first + index}`));
    return protocolCalls(field.deployment).file(cover, Number(timestamp) - 3_600, 1, evidence);
  });
  const logs = (await send(field, calls)).flatMap((receipt) => receipt.logs);
  const filed = parseEventLogs({ abi: claimsAbi, logs, eventName: 'IncidentFiled' });
  return filed.map(({ args }) => Number(args.incident));
}

const PHASES = [4, 6, 4, 15, 15].map((days) => days * SECONDS_A_DAY);

/** Takes every step that anyone may take, as often as one leads to the next. */
async function settle(field: Field) {
  const { client, deployment } = field;
  for (const seconds of PHASES) {
    await wait(field, seconds);
    const { timestamp } = await client.getBlock();
    const duties = await readDuties(client, deployment, Number(timestamp));
    await send(
      field,
      duties.filter(({ to }) => to === deployment.claims),
    );
  }
}

/** Each with a cover of another product; the first is the one that everybody collects from. */
async function fileAll(field: Field, covers: readonly bigint[], wanted: number) {
  const [first = null] = await file(field, covers.slice(0, 1), 0);
  await wait(field, 4 * SECONDS_A_DAY);
  if (first !== null) await send(field, [protocolCalls(field.deployment).finalize(BigInt(first))]);
  const others = Array.from(
    { length: Math.max(0, wanted - 1) },
    (_, index) => covers[((index + 1) * 7) % covers.length],
  );
  const filed = await file(
    field,
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
  const field: Field = { client, url, deployment: await readDemoDeployment(client, file), events: 0 };
  await fund(field);
  const covers = await buyAll(field, asked.covers);
  await makeEvents(field, covers, asked.events);
  await wait(field, 12 * SECONDS_A_DAY);
  const { first, filed } = await fileAll(field, covers, asked.incidents);
  const own = covers.filter((_, index) => index % FIRST_SHARE === 0);
  const calls = own.map((cover) => protocolCalls(field.deployment).collect(BigInt(first ?? 0), cover).data);
  const collections = first === null ? 0 : await inParts(field, field.deployment.claims, calls);
  await settle(field);
  return {
    pool: field.deployment.pool,
    covers: covers.length,
    incidents: filed,
    collections,
    crowded: first ?? 1,
    seconds: Math.round((Date.now() - started) / 1_000),
  };
}
