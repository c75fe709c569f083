// A node for tests that holds few blocks, counts what it is asked, and misbehaves on request.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Address, decodeFunctionData, encodeFunctionResult, type Hex, numberToHex } from 'viem';
import { poolLensAbi } from '@/lib/contracts/abis';

export type TestCall = { id: number; method: string; params: unknown[] };
type TestBlock = { number: Hex; hash: Hex; parentHash: Hex; timestamp: Hex };

/** Answers one request in the node's place; true when it has. */
export type Fault = (response: ServerResponse, calls: TestCall[]) => boolean;

const word = (text: string): Hex => `0x${Buffer.from(text).toString('hex').padEnd(64, '0')}`;

/** What the node answers to a call at a block. */
export const stateAt = (hash: string, data: string): Hex => word(`${hash.slice(2, 10)}${data.slice(2, 10)}`);
export const CHAIN = 7;
export const REFUSED: Hex = '0xbad0bad0';
/** A call that the lens cannot make for others: it does more than read. */
export const WRITES: Hex = '0xdeed0000';
/** No contract knows it. */
export const MISSING: Hex = '0x0badf00d';
export const LENS: Address = '0x00000000000000000000000000000000000000aa';
export const POOL: Address = '0x00000000000000000000000000000000000000bb';

const unknown = { error: { code: -32_000, message: 'header not found' } };

export class TestNode {
  /** The requests, each with its calls. */
  readonly requests: TestCall[][] = [];
  /** The first is used up by the next request. */
  readonly faults: Fault[] = [];
  most = 0;
  /** Its lens was deployed before lenses could try. */
  isOldLens = false;
  private readonly blocks: TestBlock[] = [];
  private underWay = 0;
  private readonly server = createServer((request, response) => void this.serve(request, response));

  static async start(length = 100): Promise<TestNode> {
    const node = new TestNode();
    for (let count = 0; count < length; count++) node.mine();
    await new Promise<void>((resolve) => node.server.listen(0, '127.0.0.1', resolve));
    return node;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get head(): TestBlock {
    return this.blocks.at(-1) as TestBlock;
  }

  get calls(): TestCall[] {
    return this.requests.flat();
  }

  asked = (method: string): number => this.calls.filter((call) => call.method === method).length;

  mine(fork = 'a'): void {
    const number = this.blocks.length;
    const timestamp = numberToHex(1_000 + number);
    const parentHash = this.blocks.at(-1)?.hash ?? word('none');
    this.blocks.push({ number: numberToHex(number), hash: word(`${fork}${number}`), parentHash, timestamp });
  }

  /** Another history of the last blocks. */
  reorganise(depth: number, length = depth): void {
    this.blocks.splice(-depth);
    for (let count = 0; count < length; count++) this.mine('b');
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async serve(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    const calls: TestCall[] = [body].flat();
    this.requests.push(calls);
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.underWay -= 1;
    if (this.faults.shift()?.(response, calls)) return;
    const answers = this.answersTo(calls);
    response.end(JSON.stringify(Array.isArray(body) ? answers : answers[0]));
  }

  answersTo = (calls: TestCall[], late = 0) =>
    calls.map((call) => ({
      jsonrpc: '2.0',
      id: call.id,
      ...this.answer(call, this.blocks.slice(0, this.blocks.length - late)),
    }));

  private answer({ method, params }: TestCall, blocks: TestBlock[]): object {
    const [first, second] = params;
    if (method === 'eth_getBlockByNumber')
      return { result: (first === 'latest' ? blocks.at(-1) : blocks[Number(first)]) ?? null };
    if (method === 'eth_chainId') return { result: numberToHex(CHAIN) };
    if (method === 'eth_getBlockByHash') return { result: blocks.find(({ hash }) => hash === first) ?? null };
    if (method === 'eth_getLogs') return this.logs(first as { toBlock: Hex }, blocks);
    if (method !== 'eth_call') return { error: { code: -32_601, message: `no ${method}` } };
    const at =
      typeof second === 'string'
        ? blocks[Number(second)]
        : blocks.find(({ hash }) => hash === (second as TestBlock & { blockHash: Hex }).blockHash);
    return at ? this.call(first as { to: Address; data: Hex }, at) : unknown;
  }

  private logs({ toBlock }: { toBlock: Hex }, blocks: TestBlock[]) {
    const seen = blocks.slice(0, Number(toBlock) + 1);
    return { result: seen.map(({ number }) => number) };
  }

  private call({ to, data }: { to: Address; data: Hex }, { hash }: TestBlock): object {
    if (to === LENS) return this.askAll(data, hash);
    const refusals: Record<Hex, Hex> = { [REFUSED]: word('no'), [MISSING]: '0x' };
    const refusal = refusals[data];
    if (refusal) return { error: { code: 3, message: 'execution reverted', data: refusal } };
    return { result: stateAt(hash, data) };
  }

  private askAll(data: Hex, hash: Hex): object {
    const { functionName, args } = decodeFunctionData({ abi: poolLensAbi, data });
    const isTrial = functionName === 'tryAll';
    if (isTrial && this.isOldLens) return { error: { code: 3, message: 'execution reverted', data: '0x' } };
    const calls = (args as unknown as [Address[], Hex[]])[1];
    const refusals: Record<Hex, Hex> = { [REFUSED]: word('no'), [MISSING]: '0x' };
    if (!isTrial) refusals[WRITES] = '0x';
    const result = [
      calls.map((call) => refusals[call] === undefined),
      calls.map((call) => refusals[call] ?? stateAt(hash, call)),
    ] as const;
    return { result: encodeFunctionResult({ abi: poolLensAbi, functionName: 'readAll', result }) };
  }
}

/** Faults that a node may have. */
export const faults = {
  status:
    (status: number, headers: Record<string, string> = {}): Fault =>
    (response) => {
      response.writeHead(status, headers).end('{}');
      return true;
    },
  closed: ((response) => {
    response.destroy();
    return true;
  }) as Fault,
  text:
    (text: string, status = 200): Fault =>
    (response) => {
      response.writeHead(status).end(text);
      return true;
    },
  silent: (() => true) as Fault,
  none: (() => false) as Fault,
};
