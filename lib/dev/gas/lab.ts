// A temporary chain for measuring. Every run has the same block times, so the figures repeat.

import { type Hex, keccak256, numberToHex } from 'viem';
import { type LocalAccount, privateKeyToAccount } from 'viem/accounts';
import { type DemoDeployment, type ProtocolCalls, protocolCalls } from '../protocol';
import { type Call, createSender, type LocalClient } from '../sender';
import type { Figures } from './budgets';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** 15 January 2027, 08:00 UTC. */
export const GENESIS = 1_800_000_000;
/** Day 0 of the measurements, when the deployment is finished. */
const FIRST_MIDNIGHT = GENESIS - (GENESIS % DAY) + DAY;

export const timeOf = (day: number, hour: number) => FIRST_MIDNIGHT + day * DAY + hour * HOUR;

export const crowd = (from: number, count: number): LocalAccount[] =>
  Array.from({ length: count }, (_, index): Hex => keccak256(numberToHex(from + index, { size: 32 }))).map(
    (key) => privateKeyToAccount(key),
  );

/** The element at `index`; after the last element, the list begins again. */
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
  #isRecording = true;

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

  /** Sends the call in its own block, a minute after the last one. Returns its gas. */
  async run(from: LocalAccount, call: Call): Promise<number> {
    this.#time += MINUTE;
    const { gasUsed } = await this.#send(from, call, this.#time);
    return Number(gasUsed);
  }

  /** Records the gas of the call; of several with the same name, the highest. */
  async measure(name: string, from: LocalAccount, call: Call) {
    const gas = await this.run(from, call);
    if (this.#isRecording) this.figures[name] = Math.max(this.figures[name] ?? 0, gas);
  }

  /** Runs `work` without recording its figures. */
  async withoutRecording(work: () => Promise<void>) {
    this.#isRecording = false;
    await work();
    this.#isRecording = true;
  }

  /** Runs `work` and reverts the chain afterwards. The figures stay. */
  async andRevert(work: () => Promise<void>) {
    const id = await this.client.snapshot();
    const time = this.#time;
    await work();
    await this.client.revert({ id });
    this.#time = time;
    this.#send = createSender(this.client);
  }
}
