// Compares governance: roles and vote settings.

import { type Address, type Hex, zeroHash } from 'viem';
import {
  accessManagerAbi,
  mutualGovernorAbi,
  mutualTokenAbi,
  timelockControllerAbi,
} from '@/lib/contracts/abis';
import type { Client } from '../chain-rules';
import { GOVERNANCE_ROLE, GUARDIAN_ROLE, TIMELOCK_ROLES } from '../core';
import type { Addresses } from '../plan';
import { SUPPLY } from '../rules';
import type { Configuration } from '../schema';
import { DAY, wad } from '../values';
import { compare } from './compare';

export async function voteDifferences(
  client: Client,
  { governance }: Configuration,
  { at }: Addresses,
): Promise<string[]> {
  const governor = { address: at('MutualGovernor'), abi: mutualGovernorAbi } as const;
  const [votingDelay, votingPeriod, lateExtension, threshold, quorum, token, timelock, delay, supply] =
    await Promise.all([
      client.readContract({ ...governor, functionName: 'votingDelay' }),
      client.readContract({ ...governor, functionName: 'votingPeriod' }),
      client.readContract({ ...governor, functionName: 'lateQuorumVoteExtension' }),
      client.readContract({ ...governor, functionName: 'proposalThreshold' }),
      client.readContract({ ...governor, functionName: 'quorumNumerator' }),
      client.readContract({ ...governor, functionName: 'token' }),
      client.readContract({ ...governor, functionName: 'timelock' }),
      client.readContract({
        address: at('MutualTimelock'),
        abi: timelockControllerAbi,
        functionName: 'getMinDelay',
      }),
      client.readContract({ address: at('MutualToken'), abi: mutualTokenAbi, functionName: 'totalSupply' }),
    ]);
  const actual = {
    votingDelay,
    votingPeriod,
    lateExtension,
    threshold,
    quorum,
    token,
    timelock,
    delay,
    supply,
  };
  return compare(
    'governance',
    {
      votingDelay: governance.votingDelayDays * DAY,
      votingPeriod: governance.votingPeriodDays * DAY,
      lateExtension: governance.lateExtensionDays * DAY,
      threshold: wad(governance.proposalThreshold),
      quorum: governance.quorumPercent,
      token: at('MutualToken'),
      timelock: at('MutualTimelock'),
      delay: governance.timelockDays * DAY,
      supply: SUPPLY,
    },
    actual,
  );
}

/** Only the timelock administers, and only the governor controls the timelock. */
export async function powerDifferences(
  client: Client,
  config: Configuration,
  addresses: Addresses,
): Promise<string[]> {
  const { at, launcher, sender, account } = addresses;
  const [timelock, governor] = [at('MutualTimelock'), at('MutualGovernor')];
  const governs = (who: Address, role = GOVERNANCE_ROLE) =>
    client
      .readContract({
        address: at('AccessManager'),
        abi: accessManagerAbi,
        functionName: 'hasRole',
        args: [role, who],
      })
      .then(([isMember]) => isMember);
  const instructs = (role: Hex, who: Address) =>
    client.readContract({
      address: timelock,
      abi: timelockControllerAbi,
      functionName: 'hasRole',
      args: [role, who],
    });
  const outsiders = [launcher, sender, '0x0000000000000000000000000000000000000000'] as const;
  const held = await Promise.all(TIMELOCK_ROLES.map((role) => instructs(role, governor)));
  const leaked = await Promise.all(
    [...TIMELOCK_ROLES, zeroHash].flatMap((role) => outsiders.map((who) => instructs(role, who))),
  );
  return [
    ...compare('governance.timelock governs', true, await governs(timelock)),
    ...compare('launcher governs', false, await governs(launcher)),
    ...compare('deployer governs', false, sender !== timelock && (await governs(sender))),
    ...compare('guardian', true, await governs(account(config.guardian), GUARDIAN_ROLE)),
    ...compare('governor instructs the timelock', true, held.every(Boolean)),
    ...compare('somebody else instructs the timelock', false, leaked.some(Boolean)),
  ];
}
