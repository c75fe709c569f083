import {
  type Abi,
  type Address,
  decodeFunctionData,
  encodeFunctionData,
  formatEther,
  type Hex,
  isAddressEqual,
} from 'viem';
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
  /** What a call would replace, by `todayKey` of its target, function and subject. */
  today: Record<string, Values>;
};

export type Change = { label: string; from: string; to: string };

export type DecodedAction = { title: string; lines: string[]; changes: Change[]; warning?: string };

/** Key of a value in `GovernanceContext.today`: the subject is the pool or product that a call names first, if it does. */
export const todayKey = (target: Address, name: string, subject: unknown = '') =>
  `${target}/${name}/${subject}`.toLowerCase();

/** What an action would do, in words, decoded with our own ABIs only. */
export function decodeAction(action: Action, context: GovernanceContext): DecodedAction {
  const contract = context.contracts.find(({ address }) => isAddressEqual(address, action.target));
  if (!contract)
    return raw(action, 'This contract is not part of Breakwater: its effect cannot be shown in words.');
  try {
    return known(action, contract, context);
  } catch {
    return raw(
      action,
      `${contract.name} has no such function, or the call is malformed: it would fail or do something unknown.`,
    );
  }
}

function known(action: Action, contract: KnownContract, context: GovernanceContext): DecodedAction {
  const { functionName, args = [] } = decodeFunctionData({ abi: contract.abi, data: action.data });
  // bytes that the words would leave out are not shown as if they were nothing
  if (encodeFunctionData({ abi: contract.abi, functionName, args }) !== action.data.toLowerCase())
    throw new Error('Not the plain encoding of its arguments.');
  const item = contract.abi.find(
    (part) => part.type === 'function' && part.name === functionName && part.inputs.length === args.length,
  );
  const inputs = item?.type === 'function' ? item.inputs : [];
  const lines = [`Calls ${functionName} of ${contract.name}`];
  const changes: Change[] = [];
  // the whole target is in the key, so that two pools or contracts are never compared with each other
  const today = context.today[todayKey(contract.address, functionName, args.length > 1 ? args[0] : '')] ?? {};
  args.forEach((value, index) => {
    const name = inputs[index]?.name || `argument ${index + 1}`;
    const parts =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as Values)
        : { [name]: value };
    for (const [key, to] of Object.entries(parts)) {
      const next = inWords(key, to, context.names);
      if (!(key in today)) lines.push(`${names(key)}: ${next}`);
      else if (String(today[key]) !== String(to))
        changes.push({ label: names(key), from: inWords(key, today[key], context.names), to: next });
    }
  });
  if (action.value > 0n) lines.push(`Sends ${formatEther(action.value)} ether`);
  return { title: `${contract.name}: ${names(functionName)}`, lines, changes };
}

function raw({ target, value, data }: Action, warning: string): DecodedAction {
  return {
    title: 'Unknown call',
    lines: [`To ${target}`, `Ether sent: ${formatEther(value)}`, `Data ${data}`],
    changes: [],
    warning,
  };
}
