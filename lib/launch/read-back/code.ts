// Compares the contracts' code and immutable values.

import { type Address, type Hex, parseAbi } from 'viem';
import { creationCode, isCodeOf } from '../artifacts';
import type { Client } from '../chain-rules';
import type { Addresses, Contract, Plan } from '../plan';
import { compare } from './compare';

/** Contracts whose code holds their own address or their creation time. */
const SELF_AWARE = [
  'MutualToken',
  'MutualGovernor',
  'CapitalPool',
  'Cover',
  'DemoAsset',
  'DemoSavings',
  'Launcher',
];

/** `isFile`: the contract was created with other values than the file's. Otherwise its code is not this repository's. */
export type CodeDifference = { sentence: string; isFile: boolean };

/** Compares code, and immutable values by simulating the creation. */
async function codeDifference(
  client: Client,
  { name, artifact, args, at }: Contract,
  isLibrary: boolean,
): Promise<CodeDifference[]> {
  const code: Hex = (await client.getCode({ address: at })) ?? '0x';
  if (code === '0x') return [{ sentence: `${name}: there is no contract at ${at}.`, isFile: false }];
  if (!isCodeOf(artifact, code, at))
    return [{ sentence: `${name}: the code at ${at} is not what this repository compiles.`, isFile: false }];
  if (isLibrary || SELF_AWARE.includes(artifact)) return [];
  const { data } = await client.call({ data: creationCode(artifact, args) });
  if (data === code) return [];
  return [{ sentence: `${name}: the contract at ${at} was created with other values.`, isFile: true }];
}

export async function codeDifferences(
  client: Client,
  { contracts, libraries }: Pick<Plan, 'contracts' | 'libraries'>,
): Promise<CodeDifference[]> {
  const all: CodeDifference[] = [];
  // one by one, because each request carries the code of a whole contract
  for (const each of libraries) all.push(...(await codeDifference(client, each, true)));
  for (const each of contracts) all.push(...(await codeDifference(client, each, false)));
  return all;
}

const references = parseAbi([
  'function FACTORY() view returns (address)',
  'function LEDGER() view returns (address)',
  'function CLAIMS() view returns (address)',
  'function COVER() view returns (address)',
  'function REWARDS() view returns (address)',
]);

/** Immutable values of contracts whose code holds their own address. */
export async function referenceDifferences(client: Client, { at }: Addresses): Promise<string[]> {
  const read = (address: Address, functionName: 'FACTORY' | 'LEDGER' | 'CLAIMS' | 'COVER' | 'REWARDS') =>
    client.readContract({ address, abi: references, functionName });
  const [factory, ledger, claims, ...ofPool] = await Promise.all([
    read(at('Cover'), 'FACTORY'),
    read(at('Cover'), 'LEDGER'),
    read(at('Cover'), 'CLAIMS'),
    read(at('CapitalPool'), 'LEDGER'),
    read(at('CapitalPool'), 'COVER'),
    read(at('CapitalPool'), 'CLAIMS'),
    read(at('CapitalPool'), 'REWARDS'),
  ]);
  return [
    ...compare('Cover', [at('PoolFactory'), at('Ledger'), at('Claims')], [factory, ledger, claims]),
    ...compare('CapitalPool', [at('Ledger'), at('Cover'), at('Claims'), at('Rewards')], ofPool),
  ];
}
