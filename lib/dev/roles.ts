// npm run roles: compares a deployed chain with contracts/ROLES.md, function by function and account by account.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Abi, type AbiFunction, type Address, concat, type Hex, padHex, toFunctionSelector } from 'viem';
import * as abis from '@/lib/contracts/abis';
import type { Deployment } from '@/lib/contracts/deployment';
import { Failure, runMain } from './process.mjs';
import { type LocalClient, localClient } from './sender';
import { deploymentFile, endpoints, root } from './settings.mjs';

type Target = { name: string; address: Address; abi: Abi };
type Row = { contract: string; name: string; role: string };

const ROLE_IDS: Record<string, bigint> = { governance: 0n, guardian: 1n };
const STRANGER: Address = '0x00000000000000000000000000000000DeaDBeef';
const UNAUTHORIZED = toFunctionSelector('AccessManagedUnauthorized(address)');
/** Only the manager itself may call it, to hand a contract to another manager. */
const MANAGER_ONLY = 'setAuthority';
/** Zeros decode as any arguments: an offset of 0 points to a list of length 0. */
const ZEROS = padHex('0x', { size: 32 * 40 });

function readRows(): Row[] {
  const page = readFileSync(join(root, 'contracts/ROLES.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)\.(\w+)` \| (\w+) \|$/gm)];
  return rows.map(([, contract = '', name = '', role = '']) => ({ contract, name, role }));
}

async function readTargets(client: LocalClient, deployment: Deployment): Promise<Target[]> {
  const { factory, cover, claims, assessors, token, rewards, emission, ledger } = deployment;
  const count = await client.readContract({
    address: factory,
    abi: abis.poolFactoryAbi,
    functionName: 'poolCount',
  });
  const pools = await Promise.all(
    Array.from({ length: Number(count) }, (_, index) =>
      client.readContract({
        address: factory,
        abi: abis.poolFactoryAbi,
        functionName: 'poolAt',
        args: [BigInt(index)],
      }),
    ),
  );
  return [
    { name: 'PoolFactory', address: factory, abi: abis.poolFactoryAbi },
    { name: 'Cover', address: cover, abi: abis.coverAbi },
    { name: 'Claims', address: claims, abi: abis.claimsAbi },
    { name: 'Assessors', address: assessors, abi: abis.assessorsAbi },
    { name: 'Rewards', address: rewards, abi: abis.rewardsAbi },
    { name: 'Emission', address: emission, abi: abis.emissionAbi },
    { name: 'Ledger', address: ledger, abi: abis.ledgerAbi },
    { name: 'MutualToken', address: token, abi: abis.mutualTokenAbi },
    ...pools.map((address) => ({ name: 'CapitalPool', address, abi: abis.capitalPoolAbi as Abi })),
  ];
}

/** Whether the call of an account without roles is refused because of its missing role, and not for another reason. */
async function refuses(client: LocalClient, to: Address, selector: Hex): Promise<boolean> {
  const data = concat([selector, ZEROS]);
  const answer = await client.call({ account: STRANGER, to, data }).then(() => '0x', revertData);
  return answer.startsWith(UNAUTHORIZED);
}

/** The revert data of a call. Throws if the node failed. */
function revertData(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, data } = cause as Error & { code?: number; data?: unknown };
    if (code === 3) return typeof data === 'string' ? data : '0x';
  }
  throw error;
}

const writes = (abi: Abi) =>
  abi.filter(
    (item): item is AbiFunction =>
      item.type === 'function' && item.stateMutability !== 'view' && item.stateMutability !== 'pure',
  );

async function checkFunction(
  client: LocalClient,
  manager: Address,
  target: Target,
  item: AbiFunction,
  row?: Row,
) {
  const selector = toFunctionSelector(item);
  const label = `${target.name}.${item.name}`;
  const refused = await refuses(client, target.address, selector);
  if (!row) return refused ? [`${label} at ${target.address} is restricted, but not in the table`] : [];
  const role = await client.readContract({
    address: manager,
    abi: abis.accessManagerAbi,
    functionName: 'getTargetFunctionRole',
    args: [target.address, selector],
  });
  const faults = role === ROLE_IDS[row.role] ? [] : [`${label} belongs to role ${role}, not to ${row.role}`];
  return refused ? faults : [...faults, `${label} is in the table, but a stranger may call it`];
}

async function checkFunctions(client: LocalClient, manager: Address, targets: Target[], rows: Row[]) {
  const known = rows.filter(({ contract, name }) => {
    const target = targets.find((each) => each.name === contract);
    return target && writes(target.abi).some((item) => item.name === name);
  });
  const unknown = rows.filter((row) => !known.includes(row));
  const faults = await Promise.all(
    targets.flatMap((target) =>
      writes(target.abi)
        .filter(({ name }) => name !== MANAGER_ONLY)
        .map((item) => {
          const row = rows.find(({ contract, name }) => contract === target.name && name === item.name);
          return checkFunction(client, manager, target, item, row);
        }),
    ),
  );
  return [
    ...unknown.map(({ contract, name }) => `${contract}.${name} is in the table, but not deployed`),
    ...faults.flat(),
  ];
}

type Grant = { role: bigint | Hex; account: Address; at: bigint; isGrant: boolean };

/** The holders of each role, after all grants and revocations in order. */
function holdersOf(grants: Grant[]): Map<string, Address[]> {
  const holders = new Map<string, Address[]>();
  for (const { role, account, isGrant } of grants.toSorted((a, b) => Number(a.at - b.at))) {
    const others = (holders.get(String(role)) ?? []).filter((each) => each !== account);
    holders.set(String(role), isGrant ? [...others, account] : others);
  }
  return holders;
}

async function readGrants(client: LocalClient, address: Address, abi: Abi, who: 'roleId' | 'role') {
  const logs = await Promise.all(
    (['RoleGranted', 'RoleRevoked'] as const).map((eventName) =>
      client.getContractEvents({ address, abi, eventName, fromBlock: 0n, strict: true }),
    ),
  );
  return logs.flat().map(({ args, eventName, blockNumber, logIndex }): Grant => {
    const given = args as unknown as Record<string, bigint | Hex> & { account: Address };
    const role = given[who];
    if (role === undefined) throw new Error(`${eventName} names no ${who}.`);
    const at = blockNumber * 1_000_000n + BigInt(logIndex);
    return { role, account: given.account, at, isGrant: eventName === 'RoleGranted' };
  });
}

/** Finds roles in wrong hands: only the timelock may govern, and only the governor may instruct the timelock. */
async function checkHolders(client: LocalClient, { accessManager, timelock, governor }: Deployment) {
  const [manager, lock] = await Promise.all([
    readGrants(client, accessManager, abis.accessManagerAbi as Abi, 'roleId').then(holdersOf),
    readGrants(client, timelock, abis.timelockControllerAbi as Abi, 'role').then(holdersOf),
  ]);
  const faults: string[] = [];
  const onlyBy = (whose: string, holders: Address[] = [], allowed: Address) => {
    const wrong = holders.filter((each) => each.toLowerCase() !== allowed.toLowerCase());
    if (wrong.length > 0 || holders.length === 0) faults.push(`${whose}: ${holders.join(', ') || 'nobody'}`);
  };
  onlyBy('governance is held by', manager.get('0'), timelock);
  for (const [role, holders] of lock) {
    const isOwn = holders.every((each) =>
      [timelock, governor].some((own) => own.toLowerCase() === each.toLowerCase()),
    );
    if (!isOwn) faults.push(`role ${role} of the timelock is held by ${holders.join(', ')}`);
  }
  const guardians = manager.get('1') ?? [];
  console.log(`governance: ${timelock} (the timelock)\nguardian:   ${guardians.join(', ') || 'nobody'}`);
  for (const [role, holders] of manager)
    if (role !== '0' && role !== '1' && holders.length > 0)
      faults.push(`role ${role} is held by ${holders.join(', ')}`);
  return faults;
}

async function main() {
  const client = localClient(process.env.RPC_URL ?? endpoints().rpcUrl);
  const deployment: Deployment = JSON.parse(
    readFileSync(process.env.DEPLOYMENT_FILE ?? deploymentFile, 'utf8'),
  );
  const [rows, targets] = [readRows(), await readTargets(client, deployment)];
  const { accessManager } = deployment;
  const faults = [
    ...(await checkFunctions(client, accessManager, targets, rows)),
    ...(await checkHolders(client, deployment)),
  ];
  const count = targets.reduce((sum, { abi }) => sum + writes(abi).length, 0);
  console.log(
    `Called ${count} functions of ${targets.length} contracts as an account without roles; the table has ${rows.length} rows.`,
  );
  if (faults.length > 0)
    throw new Failure(`The chain differs from contracts/ROLES.md:\n${faults.join('\n')}`);
  console.log('The chain matches contracts/ROLES.md.');
}

runMain(main);
