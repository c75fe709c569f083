import {
  type Address,
  concat,
  encodeAbiParameters,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  keccak256,
  type LocalAccount,
  parseEther,
  toHex,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { assessorsAbi, capitalPoolAbi, claimsAbi, coverAbi, poolLensAbi } from '@/lib/contracts/abis';
import { accounts } from '@/lib/dev/accounts.mjs';
import { governanceCalls } from '@/lib/dev/governance';
import { type DemoDeployment, type PoolName, protocolCalls, readDemoDeployment } from '@/lib/dev/protocol';
import { type Call, type LocalClient, localClient } from '@/lib/dev/sender';
import { deploymentFile } from '@/lib/dev/settings.mjs';

/** Fixed gas limits: an estimate is for an earlier second, in which less premium had been earned. */
const GAS_LIMIT = 5_000_000n;

export const HOUR = 3_600;
export const DAY = 86_400;

/** The first pool's products, in the order of contracts/launch/demo.json. */
export const EXPLOIT = 1;
export const DEPEG = 2;

export const dUSD = (amount: number): bigint => BigInt(amount) * 10n ** 6n;
export const dETH = (amount: number): bigint => BigInt(amount) * 10n ** 18n;
export const BRK = (amount: number): bigint => BigInt(amount) * 10n ** 18n;

/** The key that forge's `makeAddr` derives from a name, so that both kinds of tests have the same people. */
export const keyOf = (name: string) => keccak256(toHex(name));

/** The chain of the app: its clock, its state, and people who act without a browser. */
export class Chain {
  readonly calls;
  private readonly contracts;

  private constructor(
    readonly client: LocalClient,
    readonly deployment: DemoDeployment,
  ) {
    this.calls = protocolCalls(deployment);
    this.contracts = {
      pool: { address: deployment.pool, abi: capitalPoolAbi },
      cover: { address: deployment.cover, abi: coverAbi },
      claims: { address: deployment.claims, abi: claimsAbi },
      lens: { address: deployment.lens, abi: poolLensAbi },
    } as const;
  }

  static async at(rpcUrl: string): Promise<Chain> {
    const client = localClient(rpcUrl);
    return new Chain(client, await readDemoDeployment(client, deploymentFile));
  }

  async now(): Promise<number> {
    return Number((await this.client.getBlock()).timestamp);
  }

  /** Time is moved, never waited for. */
  async moveTo(time: number): Promise<void> {
    await this.client.setNextBlockTimestamp({ timestamp: BigInt(time) });
    await this.client.mine({ blocks: 1 });
    await this.afterMove();
  }

  /** Runs after a move of the clock. Behind a provider it mines blocks, so that a lagging node also knows it. */
  afterMove: () => Promise<void> = async () => undefined;

  async pass(seconds: number): Promise<void> {
    await this.moveTo((await this.now()) + seconds);
  }

  balanceOf(account: Address, token: Address = this.deployment.asset): Promise<bigint> {
    return this.client.readContract({
      address: token,
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [account],
    });
  }

  /** Calls for one of the pools; `calls` are those of the first. */
  callsOf = (name: PoolName) => protocolCalls({ ...this.deployment, ...this.deployment.pools[name] });

  money = (name: PoolName = 'harbour') =>
    this.client.readContract({
      ...this.contracts.pool,
      address: this.deployment.pools[name].pool,
      functionName: 'money',
    });

  solvency = (name: PoolName = 'harbour') =>
    this.client.readContract({
      ...this.contracts.lens,
      functionName: 'solvency',
      args: [this.deployment.pools[name].pool],
    });

  /** An account's exit from the first pool. */
  exitOf = (account: Address) =>
    this.client.readContract({ ...this.contracts.pool, functionName: 'exitOf', args: [account] });

  exitQueue = () => this.client.readContract({ ...this.contracts.pool, functionName: 'exitQueue' });

  sharesOf = (account: Address, name: PoolName = 'harbour') =>
    this.balanceOf(account, this.deployment.pools[name].pool);

  /** All shares, including those in the exit queue. */
  totalShares = () => this.client.readContract({ ...this.contracts.pool, functionName: 'totalSupply' });

  sharePrice = () =>
    this.client.readContract({
      ...this.contracts.pool,
      functionName: 'convertToAssets',
      args: [10n ** 18n],
    });

  maxDeposit = (account: Address) =>
    this.client.readContract({ ...this.contracts.pool, functionName: 'maxDeposit', args: [account] });

  /** The price of cover now. */
  async premium(product: number, amount: bigint, termDays: number): Promise<bigint> {
    const { premium } = await this.client.readContract({
      ...this.contracts.cover,
      functionName: 'quote',
      args: [BigInt(product), amount, BigInt(termDays)],
    });
    return premium;
  }

  coverOf = (cover: number) =>
    this.client.readContract({ ...this.contracts.cover, functionName: 'coverOf', args: [BigInt(cover)] });

  unearnedOf = (cover: number) =>
    this.client.readContract({ ...this.contracts.cover, functionName: 'unearnedOf', args: [BigInt(cover)] });

  /** Stress test of products of the first pool, as of now. */
  stressTest = (products: number[]) =>
    this.client.readContract({
      ...this.contracts.lens,
      functionName: 'stressTest',
      args: [this.deployment.pool, products.map(BigInt)],
    });

  /** When a cover was bought, in days with fractions. */
  async boughtDay(cover: number): Promise<number> {
    const [event] = await this.client.getContractEvents({
      ...this.contracts.cover,
      eventName: 'CoverBought',
      args: { cover: BigInt(cover) },
      fromBlock: 0n,
    });
    const { timestamp } = await this.client.getBlock({ blockNumber: event?.blockNumber });
    return Number(timestamp) / DAY;
  }

  coverCount = () => this.client.readContract({ ...this.contracts.cover, functionName: 'coverCount' });

  /** Unix time at which a cover is first in force. */
  async startOf(cover: number): Promise<number> {
    return (await this.coverOf(cover)).startDay * DAY;
  }

  async incident(id: number) {
    const incident = await this.client.readContract({
      ...this.contracts.claims,
      functionName: 'incidentOf',
      args: [BigInt(id)],
    });
    return {
      ...incident,
      commitUntil: Number(incident.commitUntil),
      until: Number(incident.until),
    };
  }

  /** Root of a list of two losses: one account's, and one of which only the hash is given. */
  lossRoot(account: Address, loss: bigint, sibling: Hex): Hex {
    const entry = encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [account, loss]);
    const pair = [keccak256(keccak256(entry)), sibling].sort();
    return keccak256(concat(pair));
  }

  /** A person who acts on chain without a browser. */
  async bystander(name: string): Promise<LocalAccount> {
    const account = privateKeyToAccount(keyOf(name));
    await this.client.setBalance({ address: account.address, value: parseEther('10') });
    return account;
  }

  /** Gives a person coin for fees, the demo's money, and votes. */
  async fund(account: Address, assets: bigint, votes = 0n): Promise<void> {
    await this.client.setBalance({ address: account, value: parseEther('10') });
    const { mint, giveToken } = this.calls;
    const founder = privateKeyToAccount(accounts.deployer.key);
    await this.send(founder, mint(account, assets), giveToken(account, votes));
  }

  async send(account: LocalAccount, ...calls: Call[]): Promise<void> {
    for (const call of calls) {
      const hash = await this.client.sendTransaction({ account, ...call, gas: GAS_LIMIT });
      const { status } = await this.client.waitForTransactionReceipt({ hash });
      if (status !== 'success') throw new Error(`A transaction of ${account.address} reverted.`);
    }
  }

  /** Gives money and an allowance to buy cover of the first pool. */
  async buyer(name: string, assets: bigint): Promise<LocalAccount> {
    const account = await this.bystander(name);
    await this.send(account, this.calls.mint(account.address, assets), this.calls.approvePool);
    return account;
  }

  /** Capital for stories that begin with a funded pool. */
  async stake(name: string, assets: bigint): Promise<LocalAccount> {
    const account = await this.bystander(name);
    const { mint, approvePool, deposit } = this.calls;
    await this.send(account, mint(account.address, assets), approvePool, deposit(assets, account.address));
    return account;
  }

  /** Proposes, votes and executes with the founders' votes, which exceed the quorum; ends eight days later. */
  async decide(...calls: Call[]): Promise<void> {
    const founder = privateKeyToAccount(accounts.deployer.key);
    const proposal = { calls, text: 'Decided by the founders' };
    const { delegate, propose, castVote, queue, execute } = governanceCalls(this.deployment);
    await this.send(founder, delegate(founder.address));
    // votes count from the next second on
    await this.pass(2);
    await this.send(founder, propose(proposal));
    await this.pass(DAY + 1);
    await this.send(founder, castVote(proposal, 'for', ''));
    await this.pass(5 * DAY);
    await this.send(founder, queue(proposal));
    await this.pass(2 * DAY);
    await this.send(founder, execute(proposal));
  }

  /** Makes an account the arbiter of the first pool's incidents. */
  async nameArbiter(arbiter: Address): Promise<void> {
    const args = [this.deployment.pool] as const;
    const process = await this.client.readContract({
      ...this.contracts.claims,
      functionName: 'processOf',
      args,
    });
    const data = encodeFunctionData({
      abi: claimsAbi,
      functionName: 'setProcess',
      args: [...args, { ...process, arbiter }],
    });
    await this.decide({ to: this.deployment.claims, data });
  }

  /** Assessors for stories that begin with an incident. */
  async assess(name: string, amount: bigint): Promise<void> {
    const account = await this.bystander(name);
    const { giveToken, approveAssessors, assess } = this.calls;
    await this.send(privateKeyToAccount(accounts.deployer.key), giveToken(account.address, amount));
    await this.send(account, approveAssessors, assess(amount));
  }

  /** One assessor's vote on an incident without a browser, from the commit to the end of the time to appeal. */
  async decideByVote(name: string, incident: number, percent: number): Promise<void> {
    const voter = await this.bystander(name);
    const { commit, reveal, tally } = this.calls;
    const [id, step, salt] = [BigInt(incident), percent / 5, keyOf(`salt of ${name}`)] as const;
    const hash = await this.client.readContract({
      address: this.deployment.assessors,
      abi: assessorsAbi,
      functionName: 'commitHash',
      args: [id, voter.address, step, salt],
    });
    await this.send(voter, commit(id, hash));
    await this.moveTo((await this.incident(incident)).commitUntil);
    await this.send(voter, reveal(id, voter.address, step, salt));
    await this.moveTo((await this.incident(incident)).until);
    await this.send(voter, tally(id));
    await this.moveTo((await this.incident(incident)).until);
  }
}
