import { cache } from 'react';
import { type Address, getAbiItem } from 'viem';
import { readPools } from '@/lib/capital/reads';
import { accessManagerAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import type { Unit } from '@/lib/errors';
import { readEvents } from '@/lib/server/logs';
import { BRK } from '@/lib/tx/types';
import type { GovernanceContext, Values } from './actions';
import { readGovernanceContext } from './context';
import type { Addresses } from './kind';
import { type KindName, kindOf, todayOf } from './kinds';
import { boundsInWords } from './refusals';
import { inWords } from './words';

export type ParameterRow = {
  key: string;
  label: string;
  value: string;
  bounds: string | null;
  hint?: string;
};
export type ParameterSet = {
  kind: KindName;
  title: string;
  text: string;
  href: string;
  rows: ParameterRow[];
};

const GUARDIAN_ROLE = 1n;
const POOL_KINDS: KindName[] = ['process', 'params', 'limits', 'model', 'curator', 'emission'];

const numbersOf = (today: Values) =>
  Object.fromEntries(
    Object.entries(today).flatMap(([key, value]) =>
      typeof value === 'bigint' || typeof value === 'number' ? [[key, BigInt(value)]] : [],
    ),
  );

function parameterSet(
  kind: KindName,
  subject: string,
  unit: Unit,
  context: GovernanceContext,
  all: Addresses,
): ParameterSet {
  const { title, text, fields, bounds, about } = kindOf(kind);
  const today = todayOf(kind, subject, context, all);
  const rows = fields.map((field) => ({
    key: field.key,
    label: field.label,
    value: inWords(field.key, today[field.key], context.names, unit),
    bounds: boundsInWords(field, bounds, numbersOf(today), unit),
    ...(field.hint ? { hint: field.hint } : {}),
  }));
  const query = about === 'mutual' ? '' : `&${about}=${subject}`;
  return { kind, title, text, rows, href: `/governance/propose?change=${kind}${query}` };
}

/** Every number that a pool runs by, and those of the vote. */
export async function readParameters() {
  const [context, deployment, pools] = await Promise.all([
    readGovernanceContext(),
    readDeployment(),
    readPools(),
  ]);
  return {
    pools: pools.map(({ address, name, asset }) => ({
      address,
      name,
      sets: POOL_KINDS.map((kind) => parameterSet(kind, address, asset, context, deployment)),
    })),
    mutual: [parameterSet('vote', '', BRK, context, deployment)],
  };
}

/** Who holds the guardian's role now, from grants and revocations. */
export const readGuardians = cache(async (): Promise<Address[]> => {
  const { accessManager } = await readDeployment();
  const logs = await readEvents(accessManager, [
    getAbiItem({ abi: accessManagerAbi, name: 'RoleGranted' }),
    getAbiItem({ abi: accessManagerAbi, name: 'RoleRevoked' }),
  ]);
  const holders = new Set<Address>();
  for (const { eventName, args } of logs) {
    if (args.roleId !== GUARDIAN_ROLE) continue;
    if (eventName === 'RoleGranted') holders.add(args.account);
    else holders.delete(args.account);
  }
  return [...holders];
});
