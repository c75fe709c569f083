// Measures each action of DESIGN §13 in its own transaction, with cold storage, in a pool with 100 live covers.

import { encodeFunctionData, keccak256, parseEther, parseUnits, stringToHex, zeroAddress } from 'viem';
import { type LocalAccount, privateKeyToAccount } from 'viem/accounts';
import { commitHashOf } from '@/lib/claims/vote';
import { capitalPoolAbi, ledgerAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import { accounts } from '../accounts.mjs';
import type { Call } from '../sender';
import { crowd, type Lab, pick, timeOf } from './lab';
import { withPermit } from './permit';
import { rewarding } from './rewarded';

const COVERS = 100;
const IDLE_DAYS = 365;
const MORE_DAYS = 10;
// The second product has one more waiting day, so the covers end on two different days. A catch-up pays extra for each such day,
// see ARCHITECTURE.md.
const EXPLOIT = { id: 1n, terms: [31n, 91n] };
const DEPEG = { id: 2n, terms: [30n, 90n] };
const FIRST_COVER = 1n;
const STEP = 12;

const dollars = (amount: number) => parseUnits(String(amount), 6);
const AMOUNT = dollars(1_000);
const SHARES = parseUnits('1000', 9);
const SALT = keccak256(stringToHex('salt'));

const curator = privateKeyToAccount(accounts.deployer.key);
const stakers = crowd(1, 5);
const holders = crowd(100, 20);
const newcomers = crowd(200, 3);
const assessors = crowd(300, 3);
const newStaker = pick(newcomers, 0);
const newHolder = pick(newcomers, 1);
const permitHolder = pick(newcomers, 2);

const buy = ({ calls }: Lab, product: bigint, days: bigint, holder: LocalAccount) =>
  calls.buy(product, AMOUNT, days, holder.address);

/** Gives everyone money, and an allowance to all but the holder who signs a permit. */
async function fund(lab: Lab) {
  const { client, calls } = lab;
  lab.at(0, 1);
  for (const who of [...stakers, ...holders, ...newcomers, ...assessors]) {
    await client.setBalance({ address: who.address, value: parseEther('10') });
    await lab.run(curator, calls.mint(who.address, dollars(200_000)));
    if (who !== permitHolder) await lab.run(who, calls.approvePool);
  }
  for (const who of assessors) {
    await lab.run(curator, calls.giveToken(who.address, parseEther('20000')));
    await lab.run(who, calls.approveAssessors);
    await lab.run(who, calls.assess(parseEther('10000')));
  }
}

/** Deposits capital and sells 60 covers of the first product and 40 of the second; on the tenth day, syncs the pool by a sale. */
async function populate(lab: Lab) {
  lab.at(0, 9);
  for (const who of stakers) await lab.run(who, lab.calls.deposit(dollars(100_000), who.address));
  for (let index = 0; index < COVERS; index++) {
    const { id, terms } = index % 5 < 3 ? EXPLOIT : DEPEG;
    const holder = pick(holders, index);
    await lab.run(holder, buy(lab, id, pick(terms, Math.floor(index / 5)), holder));
  }
  lab.at(10, 9);
  const [staker, holder] = [pick(stakers, 0), pick(holders, 0)];
  await lab.run(staker, lab.calls.deposit(dollars(1_000), staker.address));
  await lab.run(holder, buy(lab, EXPLOIT.id, 355n, holder));
}

async function staking(lab: Lab) {
  const deposit = lab.calls.deposit(dollars(10_000), newStaker.address);
  await lab.measure('stake.new', newStaker, deposit);
  await lab.measure('stake.repeat', newStaker, deposit);
  const [first, second] = [pick(stakers, 0), pick(stakers, 1)];
  await lab.measure('exit.request.first', first, lab.calls.requestRedeem(SHARES, first.address));
  await lab.measure('exit.request', second, lab.calls.requestRedeem(SHARES, second.address));
}

/** The cover ends on a day on which no other ends: the most expensive case. */
async function buying(lab: Lab) {
  const { client, deployment } = lab;
  const purchase = buy(lab, EXPLOIT.id, 61n, newHolder);
  await lab.andRevert(() => lab.measure('cover.buy', newHolder, purchase));
  const paid = buy(lab, EXPLOIT.id, 61n, permitHolder);
  const signed = await withPermit(client, deployment, permitHolder, AMOUNT, paid);
  await lab.andRevert(() => lab.measure('cover.buy.permit', permitHolder, signed));
  await lab.andRevert(async () => {
    lab.at(10 + IDLE_DAYS, 10);
    await lab.measure('cover.buy.idle', newHolder, purchase);
  });
  await lab.andRevert(() => idleDays(lab, purchase));
}

/** What each non-empty day adds to a catch-up: the same purchase, after more such days. */
async function idleDays(lab: Lab, purchase: Call) {
  for (let day = 0; day < MORE_DAYS; day++) {
    const holder = pick(holders, day);
    await lab.run(holder, buy(lab, EXPLOIT.id, 100n + BigInt(day), holder));
  }
  lab.at(10 + IDLE_DAYS, 10);
  const gas = await lab.run(newHolder, purchase);
  lab.figures['idle.day'] = Math.floor((gas - (lab.figures['cover.buy.idle'] ?? 0)) / MORE_DAYS);
}

/** Changes of a cover in force, each measured on its own. */
async function changing(lab: Lab) {
  const holder = pick(holders, 0);
  const { extend, cancel } = lab.calls;
  await lab.andRevert(() => lab.measure('cover.extend', holder, extend(FIRST_COVER, 30n)));
  await lab.andRevert(() => lab.measure('cover.cancel', holder, cancel(FIRST_COVER)));
}

/** A product named after its protocol, as most are. */
async function listing(lab: Lab) {
  const name = 'Lantern Bridge';
  const terms = {
    pool: lab.deployment.pool,
    name,
    wording: SALT,
    protocol: keccak256(stringToHex(name)),
    peril: 1,
    group: 10,
    shareBps: 1_500,
    weightBps: 8_000,
    waitingDays: 1,
    minDays: 28,
    maxDays: 365,
    signal: zeroAddress,
    trigger: zeroAddress,
    needsLossRoot: false,
    riskRate: parseEther('0.03'),
  };
  await lab.measure('product.list', curator, lab.calls.listProduct([terms]));
}

/** Governance calls, sent by the timelock. */
async function creating(lab: Lab) {
  const { client, deployment } = lab;
  const { factory, timelock, asset, pool, ledger } = deployment;
  const { cooldownDays } = await client.readContract({
    address: pool,
    abi: capitalPoolAbi,
    functionName: 'terms',
  });
  const [params, model, reportDays] = await client.readContract({
    address: ledger,
    abi: ledgerAbi,
    functionName: 'paramsOf',
    args: [pool],
  });
  const named = { name: 'Quay Pool', symbol: 'bwQUAY', curator: curator.address };
  const config = { asset, ...named, model, cooldownDays, reportDays, params };
  const data = encodeFunctionData({ abi: poolFactoryAbi, functionName: 'createPool', args: [config] });
  await client.setBalance({ address: timelock, value: parseEther('10') });
  await client.impersonateAccount({ address: timelock });
  const hash = await client.sendUnsignedTransaction({ from: timelock, to: factory, data });
  const { gasUsed } = await client.waitForTransactionReceipt({ hash });
  await client.stopImpersonatingAccount({ address: timelock });
  lab.figures.createPool = Number(gasUsed);
}

/** One incident from filing to the first payout of a cover. */
async function deciding(lab: Lab, incident: bigint, cover: bigint, day: number) {
  const { calls, deployment } = lab;
  const filer = pick(holders, Number(cover - FIRST_COVER));
  lab.at(day, 9);
  await lab.measure('claim.file', filer, calls.file(cover, timeOf(day - 1, 9), STEP, SALT));
  const { chainId, assessors: address } = deployment;
  const ballot = { chainId, assessors: address, incident };
  for (const who of assessors) {
    const hash = commitHashOf(ballot, who.address, STEP, SALT);
    await lab.measure('vote.commit', who, calls.commit(incident, hash));
  }
  lab.at(day + 3, 12);
  for (const who of assessors)
    await lab.measure('vote.reveal', who, calls.reveal(incident, who.address, STEP, SALT));
  lab.at(day + 5, 12);
  await lab.run(filer, calls.tally(incident));
  lab.at(day + 8, 13);
  await lab.measure('claim.finalize', filer, calls.finalize(incident));
  await lab.measure('claim.collect', filer, calls.collect(incident, cover));
}

async function leaving(lab: Lab) {
  const [first, second] = [pick(stakers, 0), pick(stakers, 1)];
  lab.at(31, 9);
  await lab.run(first, lab.calls.processExits);
  lab.at(46, 9);
  await lab.run(first, lab.calls.redeem(SHARES, first.address));
  await lab.measure('exit.take', second, lab.calls.redeem(SHARES, second.address));
}

export async function measureActions(lab: Lab) {
  await fund(lab);
  await populate(lab);
  await lab.andRevert(() => rewarding(lab));
  await staking(lab);
  await buying(lab);
  await changing(lab);
  await listing(lab);
  await creating(lab);
  // the first incident initialises storage, which happens only once
  await lab.withoutRecording(() => deciding(lab, 1n, FIRST_COVER, 12));
  await deciding(lab, 2n, FIRST_COVER + 1n, 22);
  await leaving(lab);
}
