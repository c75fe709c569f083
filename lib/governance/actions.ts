import {
  type Abi,
  type Address,
  decodeFunctionData,
  encodeFunctionData,
  formatEther,
  getAddress,
  type Hex,
  isAddress,
  isAddressEqual,
  size,
} from 'viem';
import type { Unit } from '@/lib/errors';
import { shortHex } from '@/lib/units';
import { titleOf } from './titles';
import { inWords, names } from './words';

export type Action = { target: Address; value: bigint; data: Hex };

/** One of our contracts, by which an action's target is known. */
export type KnownContract = { address: Address; name: string; abi: Abi };

/** A value of today, under the name that the contracts give it. */
export type Values = Record<string, unknown>;

export type GovernanceContext = {
  contracts: KnownContract[];
  /** Names of pools, tokens and accounts, by address in lower case. */
  names: Record<string, string>;
  /** Units of amounts, by the address of a token, or of a pool for its asset, in lower case. */
  units: Record<string, Unit>;
  /** What a call would replace, by `todayKey` of its target, function and subject. */
  today: Record<string, Values>;
};

export type Change = { label: string; from: string; to: string };

export type DecodedAction = {
  title: string;
  lines: string[];
  changes: Change[];
  /** Every address that the call names, whole: the words show them short. */
  addresses: Address[];
  warning?: string;
};

/** A value of today, by contract and function, and by the subject that a call names first. */
export const todayKey = (target: Address, name: string, subject: unknown = '') =>
  `${target}/${name}/${subject}`.toLowerCase();

/** The subject of `setPart`. */
export const partKey = (pool: unknown, part: unknown) => `${pool}/${part}`;

/** What an action would do, in words, decoded with our own ABIs only. */
export function decodeAction(action: Action, context: GovernanceContext): DecodedAction {
  const contract = context.contracts.find(({ address }) => isAddressEqual(address, action.target));
  if (!contract)
    return raw(action, 'This contract is not part of Breakwater, so the app cannot describe its effect.');
  try {
    return known(action, contract, context);
  } catch {
    return raw(
      action,
      `${contract.name} has no such function, or the call is malformed. It would fail or have an unknown effect.`,
    );
  }
}

function known(action: Action, contract: KnownContract, context: GovernanceContext): DecodedAction {
  const { functionName, args = [] } = decodeFunctionData({ abi: contract.abi, data: action.data });
  // calldata with bytes that the words would omit is shown raw
  if (encodeFunctionData({ abi: contract.abi, functionName, args }) !== action.data.toLowerCase())
    throw new Error('The call is not the standard encoding of its arguments.');
  const item = contract.abi.find(
    (part) => part.type === 'function' && part.name === functionName && part.inputs.length === args.length,
  );
  const inputs = item?.type === 'function' ? item.inputs : [];
  const subject = args[0];
  const unit = unitOf(contract.address, subject, context);
  const words = (key: string, value: unknown) => inWords(key, value, context.names, unit);
  const lines = [`Calls ${functionName} of ${contract.name}`];
  const changes: Change[] = [];
  // the whole subject is in the key, so that two pools or contracts are never compared with each other
  const today = context.today[todayKey(contract.address, functionName, keyOf(functionName, args))] ?? {};
  args.forEach((value, index) => {
    const name = inputs[index]?.name || `argument ${index + 1}`;
    const parts =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as Values)
        : { [name]: value };
    for (const [key, to] of Object.entries(parts)) {
      const next = words(key, to);
      if (!(key in today)) lines.push(`${names(key)}: ${next}`);
      else if (String(today[key]) !== String(to))
        changes.push({ label: names(key), from: words(key, today[key]), to: next });
    }
  });
  if (action.value > 0n) lines.push(`Sends ${formatEther(action.value)} ether`);
  const title = titleOf(functionName, context.names[String(subject).toLowerCase()] ?? String(subject));
  const addresses = addressesIn([contract.address, ...args]);
  return { title: title ?? `${contract.name}: ${names(functionName)}`, lines, changes, addresses };
}

const isAddressLike = (value: unknown): value is string =>
  typeof value === 'string' && isAddress(value, { strict: false });

function addressesIn(value: unknown): Address[] {
  if (isAddressLike(value)) return [getAddress(value)];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(addressesIn))];
}

/** The subject's own unit; else that of the contract that is called. */
function unitOf(target: Address, subject: unknown, { units }: GovernanceContext): Unit | undefined {
  const own = typeof subject === 'string' ? units[subject.toLowerCase()] : undefined;
  return own ?? units[target.toLowerCase()];
}

/** What a call's value of today belongs to: a pool, and with parts the part as well. */
const keyOf = (functionName: string, [first, second]: readonly unknown[]) =>
  functionName === 'setPart' ? partKey(first, second) : isAddressLike(first) ? first : '';

function raw({ target, value, data }: Action, warning: string): DecodedAction {
  return {
    title: 'Unknown call',
    lines: [`To ${shortHex(target)}`, `Ether sent: ${formatEther(value)}`, `${size(data)} bytes of data`],
    changes: [],
    addresses: [target],
    warning,
  };
}
