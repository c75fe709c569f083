// What a reward token adds to a stake, and what claiming costs, in the same pool after governance added the token.

import { encodeFunctionData, parseEther, parseUnits } from 'viem';
import { type LocalAccount, privateKeyToAccount } from 'viem/accounts';
import { demoAssetAbi, rewardsAbi } from '@/lib/contracts/abis';
import { accounts } from '../accounts.mjs';
import { governanceCalls, type Proposal } from '../governance';
import { crowd, type Lab, pick, timeOf } from './lab';

const founder = privateKeyToAccount(accounts.deployer.key);
const FUNDED = parseEther('100000');
const MINIMUM = 1n;
const UNTIL = timeOf(60, 0);

/** Adds the token by a vote: only governance can. */
async function decide(lab: Lab, proposal: Proposal) {
  const { delegate, propose, castVote, queue, execute } = governanceCalls(lab.deployment);
  lab.at(10, 11);
  await lab.run(founder, delegate(founder.address));
  await lab.run(founder, propose(proposal));
  lab.at(11, 12);
  await lab.run(founder, castVote(proposal, 'for', ''));
  lab.at(17, 12);
  await lab.run(founder, queue(proposal));
  lab.at(19, 13);
  await lab.run(founder, execute(proposal));
}

/** A first and a second stake while a token is paid, and the most expensive claim, which is the first one. */
export async function rewarding(lab: Lab) {
  const { pool, token, rewards } = lab.deployment;
  const [before, newcomer] = [pick(crowd(1, 5), 0), pick(crowd(200, 3), 0)];
  const abi = rewardsAbi;
  const addToken = encodeFunctionData({ abi, functionName: 'addToken', args: [pool, token, MINIMUM] });
  await decide(lab, { calls: [{ to: rewards, data: addToken }], text: 'A reward token' });

  const allowance = { abi: demoAssetAbi, functionName: 'approve', args: [rewards, FUNDED] } as const;
  await lab.run(founder, { to: token, data: encodeFunctionData(allowance) });
  const args = [pool, token, FUNDED, BigInt(UNTIL)] as const;
  await lab.run(founder, { to: rewards, data: encodeFunctionData({ abi, functionName: 'fund', args }) });

  lab.at(20, 9);
  const deposit = (to: LocalAccount) => lab.calls.deposit(parseUnits('10000', 6), to.address);
  // catches up with the days since, as before the stakes that are measured without a reward
  await lab.run(before, deposit(before));
  await lab.measure('stake.new.rewarded', newcomer, deposit(newcomer));
  await lab.measure('stake.repeat.rewarded', newcomer, deposit(newcomer));
  lab.at(21, 9);
  const claim = encodeFunctionData({ abi, functionName: 'claim', args: [pool, [token], newcomer.address] });
  await lab.measure('rewards.claim', newcomer, { to: rewards, data: claim });
}
