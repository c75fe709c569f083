// Events as viem decodes them, from the rows that the indexer holds of them.

import { type AbiEvent, type AbiParameter, type Address, getAddress } from 'viem';

/** One event as the history holds it. */
export type EventRow = { block: number; log: number; time: number; name: string; args: string };

/** viem gives whole numbers of up to 48 bits as numbers. */
const MAX_NUMBER_BITS = 48;
const bitsOf = (type: string) => Number(/^u?int(\d*)$/.exec(type)?.[1] || 256);

type Parameter = AbiParameter & { components?: readonly AbiParameter[] };

function valueFrom(parameter: Parameter, value: unknown): unknown {
  const { type, components = [] } = parameter;
  const list = /^(.*)\[\d*\]$/.exec(type)?.[1];
  if (list !== undefined) {
    if (!Array.isArray(value)) throw new Error(`A value of type ${type} is not a list.`);
    return value.map((one) => valueFrom({ ...parameter, type: list }, one));
  }
  if (type === 'tuple') return argsFrom(components, value as Record<string, unknown>);
  if (type === 'address') return getAddress(value as Address);
  if (!/^u?int/.test(type)) return value;
  return bitsOf(type) <= MAX_NUMBER_BITS ? Number(value) : BigInt(value as string);
}

const argsFrom = (parameters: readonly Parameter[], values: Record<string, unknown>) =>
  Object.fromEntries(
    parameters.map((parameter) => [parameter.name ?? '', valueFrom(parameter, values[parameter.name ?? ''])]),
  );

/** The event of a row, as viem would decode its log; null for an event that is not among the given. */
export function eventFrom(events: readonly AbiEvent[], { block, log, time, name, args }: EventRow) {
  const event = events.find((one) => one.name === name);
  if (!event) return null;
  return {
    eventName: name,
    args: argsFrom(event.inputs, JSON.parse(args)),
    blockNumber: BigInt(block),
    blockTimestamp: BigInt(time),
    logIndex: log,
  };
}
