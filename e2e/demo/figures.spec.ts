// Compares the indexer's figures with the contracts', row by row. The demo's three months contain every kind of event.

import { type Address, zeroAddress } from 'viem';
import { PARTIES, STATUSES } from '@/lib/claims/types';
import { assessorsAbi, capitalPoolAbi, claimsAbi, coverAbi } from '@/lib/contracts/abis';
import { logsOf } from '@/lib/dev/history-test/chain';
import { eventsOf } from '@/lib/dev/history-test/indexer';
import { e2eEndpoints } from '@/lib/dev/settings.mjs';
import type { OutputOf } from '@/lib/indexer/src/api/queries';
import { type Chain, DAY } from '../support/chain';
import { indexer } from '../support/indexer';
import { expect, test } from '../support/test';

test.beforeEach(({ chain }) => indexer.catchUp(chain));

const numbersTo = (count: bigint) => Array.from({ length: Number(count) }, (_, index) => BigInt(index + 1));

/** All rows of a list, requested two at a time, so that the pages must fit together. */
async function holdersOf(pool: Address) {
  const found: OutputOf<'holders'> = [];
  for (;;) {
    const last = found.at(-1);
    const after = last ? { after: { shares: last.shares, account: last.account } } : {};
    const page = await indexer.ask('holders', { pool, ...after, limit: 2 });
    found.push(...page);
    if (page.length < 2) return found;
  }
}

test('every event of the chain is listed once, and in order', async ({ rpcUrl }) => {
  const { indexerUrl } = e2eEndpoints().demo;
  const logs = await logsOf({ url: rpcUrl, folder: 'contracts/deployments' });
  expect(logs.length).toBeGreaterThan(1_000);
  expect(await eventsOf({ url: indexerUrl })).toEqual(logs);
});

test('the largest holders are listed first, with the shares that the pool shows', async ({ chain }) => {
  for (const { pool } of Object.values(chain.deployment.pools)) {
    const contract = { address: pool, abi: capitalPoolAbi } as const;
    const holders = await holdersOf(pool);
    const shares = holders.map((holder) => holder.shares);
    expect(shares).toEqual(shares.toSorted((a, b) => (a > b ? -1 : 1)));
    const balances = holders.map(({ account }) =>
      chain.client.readContract({ ...contract, functionName: 'balanceOf', args: [account] }),
    );
    expect(await Promise.all(balances)).toEqual(shares);
    const supply = await chain.client.readContract({ ...contract, functionName: 'totalSupply' });
    expect(shares.reduce((sum, one) => sum + one, 0n)).toBe(supply);
  }
});

test('capital and shares of each point equal those of its block', async ({ chain }) => {
  for (const { pool } of Object.values(chain.deployment.pools)) {
    const { points, lost } = await indexer.ask('capital', { pool });
    expect(points.length).toBeGreaterThan(10);
    const booked = await chain.client.getContractEvents({
      ...{ address: pool, abi: capitalPoolAbi, eventName: 'LossBooked', fromBlock: 0n, strict: true },
    });
    expect(lost).toBe(booked.reduce((sum, { args }) => sum + args.loss, 0n));
    const last = points.at(-1);
    const at = { address: pool, abi: capitalPoolAbi, blockNumber: BigInt(last?.block ?? 0) } as const;
    const { capital } = await chain.client.readContract({ ...at, functionName: 'money' });
    expect(last?.capital).toBe(capital);
    expect(last?.shares).toBe(await chain.client.readContract({ ...at, functionName: 'totalSupply' }));
  }
});

test('covers have the holder, the amount left and the days of their contract', async ({ chain }) => {
  const contract = { address: chain.deployment.cover, abi: coverAbi } as const;
  const covers = numbersTo(await chain.coverCount());
  expect(covers.length).toBeGreaterThan(50);
  const today = Math.floor((await chain.now()) / DAY);
  const inForce = new Map<string, bigint>();
  const compare = async (cover: bigint) => {
    const args = [cover] as const;
    const [{ holder, left }, info] = await Promise.all([
      chain.client.readContract({ ...contract, functionName: 'claimOf', args }),
      chain.client.readContract({ ...contract, functionName: 'coverOf', args }),
    ]);
    const [row] = await indexer.ask('coversOf', { holder, before: Number(cover) + 1, limit: 1 });
    const { amount, startDay, endDay, product } = info;
    expect(row).toMatchObject({ cover: Number(cover), product, amount, left, startDay, endDay });
    if (row && startDay <= today && today < endDay)
      inForce.set(row.pool, (inForce.get(row.pool) ?? 0n) + amount);
  };
  // all requests at once would be more connections than a busy indexer accepts
  for (let first = 0; first < covers.length; first += 20)
    await Promise.all(covers.slice(first, first + 20).map(compare));
  for (const { pool } of Object.values(chain.deployment.pools)) {
    const sales = await indexer.ask('sales', { pool, day: today, weeks: 1 });
    expect(sales.inForce).toBe(inForce.get(pool.toLowerCase()) ?? 0n);
  }
});

async function incidentsOf(chain: Chain) {
  const contract = { address: chain.deployment.claims, abi: claimsAbi } as const;
  const count = await chain.client.readContract({ ...contract, functionName: 'incidentCount' });
  return Promise.all(
    numbersTo(count).map((id) =>
      chain.client.readContract({ ...contract, functionName: 'incidentOf', args: [id] }),
    ),
  );
}

test('incidents have the status of their contract', async ({ chain }) => {
  const incidents = await incidentsOf(chain);
  type Incident = (typeof incidents)[number];
  const statusOf = ({ status }: Incident) => STATUSES[status] ?? 'none';
  const numbers = (wanted: (incident: Incident) => boolean) =>
    incidents
      .filter(wanted)
      .map(({ id }) => Number(id))
      .reverse();
  for (const state of ['accepted', 'refused', 'lapsed', 'drawn'] as const)
    expect(await indexer.ask('incidents', { states: [state], limit: 100 }), state).toEqual(
      numbers((incident) => statusOf(incident) === state),
    );
  const isFinal = (incident: Incident) => ['accepted', 'refused', 'lapsed'].includes(statusOf(incident));
  expect(await indexer.ask('incidents', { isOpen: true, limit: 100 })).toEqual(
    numbers((incident) => !isFinal(incident)),
  );
  const voted = numbers(({ commitUntil }) => commitUntil > 0n);
  expect(await indexer.ask('incidents', { wasVotedOn: true, limit: 100 })).toEqual(voted);
  expect((await indexer.ask('incidentCounts', {})).voted).toBe(voted.length);
});

test('accounts find the incidents of their bonds until the bonds are collected', async ({ chain }) => {
  const contract = { address: chain.deployment.claims, abi: claimsAbi } as const;
  const paid = await chain.client.getContractEvents({
    ...{ ...contract, eventName: 'BondCollected', fromBlock: 0n, strict: true },
  });
  const collected = new Set(paid.map(({ args }) => `${args.incident}.${PARTIES[args.party]}`));
  const waiting = new Map<Address, bigint[]>();
  for (const incident of await incidentsOf(chain))
    for (const party of PARTIES) {
      const account = incident[party];
      if (account === zeroAddress) continue;
      const isWaiting = !collected.has(`${incident.id}.${party}`);
      waiting.set(account, [...(isWaiting ? [incident.id] : []), ...(waiting.get(account) ?? [])]);
    }
  expect(waiting.size).toBeGreaterThan(3);
  for (const [account, ids] of waiting)
    expect(await indexer.ask('bondedIncidents', { account, limit: 50 })).toEqual(
      [...new Set(ids)].map(Number),
    );
});

test('assessors and their votes count once, however often they were changed', async ({ chain }) => {
  const contract = { address: chain.deployment.assessors, abi: assessorsAbi } as const;
  const everything = { ...contract, fromBlock: 0n, strict: true } as const;
  const [staked, committed] = await Promise.all([
    chain.client.getContractEvents({ ...everything, eventName: 'Staked' }),
    chain.client.getContractEvents({ ...everything, eventName: 'VoteCommitted' }),
  ]);
  const assessors = [...new Set(staked.map(({ args }) => args.assessor))];
  const positions = await Promise.all(
    assessors.map((account) =>
      chain.client.readContract({ ...contract, functionName: 'positionOf', args: [account] }),
    ),
  );
  expect(await indexer.ask('assessorCount', {})).toBe(positions.filter(({ staked }) => staked > 0n).length);
  for (const voter of new Set(committed.map(({ args }) => args.voter))) {
    const own = committed.filter(({ args }) => args.voter === voter).map(({ args }) => Number(args.incident));
    const votes = await indexer.ask('votesOf', { voter, limit: 100 });
    expect(votes.map(({ incident }) => incident)).toEqual([...new Set(own)].toSorted((a, b) => b - a));
    for (const { incident, step, weight, isSettled } of votes) {
      const args = [BigInt(incident), voter] as const;
      const [, isRevealed, given, counted, settled] = await chain.client.readContract({
        ...{ ...contract, functionName: 'voteOf', args },
      });
      if (isRevealed)
        expect({ step, weight, isSettled }).toEqual({ step: given, weight: counted, isSettled: settled });
    }
  }
});
