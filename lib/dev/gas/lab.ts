// A chain of its own, whose every run lives through the same seconds, and what was measured on it.

import { type Hex, keccak256, numberToHex } from 'viem';
import { type LocalAccount, privateKeyToAccount } from 'viem/accounts';
import { type DemoDeployment, type ProtocolCalls, protocolCalls } from '../protocol';
import { type Call, createSender, type LocalClient } from '../sender';
import type { Figures } from './budgets';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** A UTC morning. */
export const GENESIS = 1_800_000_000;
/** The story's first midnight: the deployment is over by then. */
const FIRST_MIDNIGHT = GENESIS - (GENESIS % DAY) + DAY;

export const timeOf = (day: number, hour: number) => FIRST_MIDNIGHT + day * DAY + hour * HOUR;

export const crowd = (from: number, count: number): LocalAccount[] =>
  Array.from({ length: count }, (_, index): Hex => keccak256(numberToHex(from + index, { size: 32 }))).map(
    (key) => privateKeyToAccount(key),
  );

/** The element of a list that stands for all, going round. */
export function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('The list is empty.');
  return item;
}

export class Lab {
  readonly calls: ProtocolCalls;
  readonly figures: Figures = {};
  #send;
  #time = 0;
  #rehearsing = false;

  constructor(
    readonly client: LocalClient,
    readonly deployment: DemoDeployment,
  ) {
    this.calls = protocolCalls(deployment);
    this.#send = createSender(client);
  }

  at(day: number, hour: number) {
    this.#time = timeOf(day, hour);
  }

  /** Sends in a block of its own, a minute after the one before; gives its gas. */
  async run(from: LocalAccount, call: Call): Promise<number> {
    this.#time += MINUTE;
    const { gasUsed } = await this.#send(from, call, this.#time);
    return Number(gasUsed);
  }

  /** Keeps the dearest of the transactions that are measured under one name. */
  async measure(name: string, from: LocalAccount, call: Call) {
    const gas = await this.run(from, call);
    if (!this.#rehearsing) this.figures[name] = Math.max(this.figures[name] ?? 0, gas);
  }

  /** Lives through `work` without keeping its figures. */
  async rehearse(work: () => Promise<void>) {
    this.#rehearsing = true;
    await work();
    this.#rehearsing = false;
  }

  /** Lives through `work` and forgets all of it but the figures. */
  async aside(work: () => Promise<void>) {
    const id = await this.client.snapshot();
    const time = this.#time;
    await work();
    await this.client.revert({ id });
    this.#time = time;
    this.#send = createSender(this.client);
  }
}
