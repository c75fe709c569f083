import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Abi } from 'viem';
import * as abis from '@/lib/contracts/abis';
import { CONTRACTS, POOL } from './contracts';

const INDEXED: Record<string, Abi> = {
  ...Object.fromEntries(Object.entries(CONTRACTS).map(([name, { abi }]) => [name, abi])),
  [POOL.name]: POOL.abi,
};

/** Contracts whose events are not in the history. */
const LEFT_OUT: Record<string, string> = {
  courtArbiterAbi: 'the chain is asked what a court was asked; its ruling is an event of the claims',
  demoAssetAbi:
    'a token that anybody may mint: its payments that matter are events of the contracts that take them',
  demoFaucetAbi: 'gives demo money away',
  demoFeedAbi: 'a price feed: the chain is asked for its rounds when one is proven',
  launcherAbi: 'deploys the others, and is of no use afterwards',
};

/** Events that are only listed as activity, with the reason why they have no handler. */
const ONLY_LISTED: Record<string, string> = {
  'AccessManager:*': 'who may do what is read from the few events themselves',
  'TimelockController:*': 'the governor emits events of the same proposals',
  'Emission:*': 'what is emitted is funded in Rewards',
  '*:AuthorityUpdated': 'happens once, when the contracts are set up',
  '*:Approval': 'moves nothing',
  '*:ApprovalForAll': 'moves nothing',
  '*:EIP712DomainChanged': 'never emitted',
  'Assessors:SlashedSwept': 'what is slashed is a figure of the chain',
  'Assessors:VoteClosed':
    'the incident becomes final in the same transaction, and rewards are credited as votes are settled',
  'CapitalPool:FeesPaid': 'fees that wait are a figure of the chain',
  'CapitalPool:GainAdded': 'a gain counts as it is accrued',
  'CapitalPool:ModelSet': 'the model is read from the chain',
  'CapitalPool:OperatorSet': 'moves nothing',
  'CapitalPool:Paid': 'payouts and bonds are told apart by the events of the claims',
  'CapitalPool:ParamsSet': 'parameters are read from the chain',
  'CapitalPool:PauseSet': 'pauses are read from the chain',
  'CapitalPool:Withdraw': 'the capital left when the exit was processed',
  'Claims:ProcessSet': 'the process is read from the chain',
  'Claims:RewardCollected': 'what is owed to voters is read from the chain',
  'Cover:MetadataUpdate': 'comes with another event of the cover',
  'Cover:ProductTuned': 'terms are read from the chain',
  'Cover:TuningAnnounced': 'terms are read from the chain',
  'MutualGovernor:LateQuorumVoteExtensionSet': 'parameters are read from the chain',
  'MutualGovernor:ProposalExtended': 'deadlines are read from the chain',
  'MutualGovernor:ProposalThresholdSet': 'parameters are read from the chain',
  'MutualGovernor:QuorumNumeratorUpdated': 'parameters are read from the chain',
  'MutualGovernor:TimelockChange': 'happens once, when the contracts are set up',
  'MutualGovernor:VotingDelaySet': 'parameters are read from the chain',
  'MutualGovernor:VotingPeriodSet': 'parameters are read from the chain',
  'MutualToken:DelegateChanged': 'voting power is read from the chain',
  'MutualToken:DelegateVotesChanged': 'voting power is read from the chain',
  'MutualToken:Transfer': 'balances are read from the chain',
  'PoolFactory:LimitsSet': 'limits are read from the chain',
  'PoolFactory:PartSet': 'parts are read from the few events themselves',
  'Rewards:TokenAdded': 'tokens are read from the chain',
};

const folder = join(import.meta.dirname, 'src');
const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const handled = sources.flatMap((name) =>
  [...readFileSync(join(folder, name), 'utf8').matchAll(/\bon\(\s*'(\w+:\w+)'/g)].map(
    ([, event = '']) => event,
  ),
);

const eventsOf = (abi: Abi) => abi.flatMap((item) => (item.type === 'event' ? [item.name] : []));
const all = Object.entries(INDEXED).flatMap(([contract, abi]) =>
  eventsOf(abi).map((name) => [contract, name] as const),
);

describe('the events of the contracts', () => {
  it('are indexed for every contract, or left out for a reason', () => {
    const indexed = new Set(Object.values(INDEXED));
    const others = Object.entries<Abi>(abis).filter(
      ([, abi]) => !indexed.has(abi) && eventsOf(abi).length > 0,
    );
    assert.deepEqual(others.map(([name]) => name).toSorted(), Object.keys(LEFT_OUT).toSorted());
  });

  it('have no overloads, because rows identify an event by its name', () => {
    for (const [contract, abi] of Object.entries(INDEXED)) {
      const names = eventsOf(abi);
      assert.deepEqual(names, [...new Set(names)], contract);
    }
  });

  it('each have a handler, or a reason why listing them is enough', () => {
    const reasons = Object.keys(ONLY_LISTED);
    const used = new Set<string>();
    for (const [contract, name] of all) {
      const full = `${contract}:${name}`;
      const found = [full, `${contract}:*`, `*:${name}`].find((key) => reasons.includes(key));
      if (found) used.add(found);
      assert.notEqual(handled.includes(full), found !== undefined, `${full} has a handler, or a reason`);
    }
    assert.deepEqual(
      reasons.filter((key) => !used.has(key)),
      [],
      'no reason for what does not exist',
    );
  });

  it('have at most one handler each, and no handler is for an unknown event', () => {
    const names = all.map((parts) => parts.join(':'));
    assert.deepEqual(
      handled.filter((event) => !names.includes(event)),
      [],
    );
    assert.deepEqual(handled, [...new Set(handled)]);
  });
});
