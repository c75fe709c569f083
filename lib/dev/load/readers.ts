// Many readers at once, each opening the same page again and again without a pause; and what one view of it costs.

import { existsSync, readFileSync } from 'node:fs';
import { pause } from '../process.mjs';
import { rpc } from '../rpc.mjs';

/** Times in milliseconds from the request to the last byte. */
export type PageFigures = {
  p50: number;
  p95: number;
  /** Requests to the chain a view, while readers open the page. */
  requests: number;
  /** Requests to the chain for the first view of a new block, of a page that was open in the last minute. */
  onNewBlock: number;
  /** Computing time of the server for a reader with an account, whose page is shared with nobody; null where it cannot be read. */
  ownCpu: number | null;
  bytes: number;
  failed: number;
};

export type Reading = {
  appUrl: string;
  /** Counts what the app asks of the chain. */
  providerUrl: string;
  /** The chain itself, to mine a block. */
  rpcUrl: string;
  /** The app's process. */
  pid: number;
  readers: number;
};

/** Views of each page by each reader. */
const VIEWS = 5;
/** Views by the reader with an account. */
const OWN_VIEWS = 10;
/** A page is of a latest block that is younger than this, and a shared page is not older. */
const HEAD_AGE = 1_000;

/** As a browser asks for a page. */
const browser = { accept: 'text/html', 'accept-encoding': 'gzip', 'user-agent': 'Mozilla/5.0' };
const withAccount = { ...browser, cookie: `breakwater.account=0x${'0b0a7e'.padStart(40, '0')}` };

async function view(url: string, headers: Record<string, string> = browser) {
  const started = performance.now();
  const response = await fetch(url, { headers }).catch(() => null);
  const body = await response?.arrayBuffer();
  return { ms: performance.now() - started, isOk: response?.ok ?? false, bytes: body?.byteLength ?? 0 };
}

const countRequests = async (providerUrl: string): Promise<number> =>
  (await (await fetch(`${providerUrl}/stats?reset`)).json()).requests;

const quantile = (sorted: readonly number[], part: number) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);

async function requestsOnNewBlock(url: string, { rpcUrl, providerUrl }: Reading): Promise<number> {
  await view(url);
  await rpc(rpcUrl, 'evm_mine');
  await pause(HEAD_AGE + 200);
  await countRequests(providerUrl);
  await view(url);
  return countRequests(providerUrl);
}

/** Ticks of 10 ms in user and kernel mode, as Linux counts them. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function ownCpuOf(url: string, { pid }: Reading): Promise<number | null> {
  if (!existsSync(`/proc/${pid}/stat`)) return null;
  const before = cpuOf(pid);
  for (let index = 0; index < OWN_VIEWS; index++) await view(url, withAccount);
  return Math.round((cpuOf(pid) - before) / OWN_VIEWS);
}

async function open(url: string, reading: Reading): Promise<PageFigures> {
  const onNewBlock = await requestsOnNewBlock(url, reading);
  const ownCpu = await ownCpuOf(url, reading);
  await countRequests(reading.providerUrl);
  const all = await Promise.all(
    Array.from({ length: reading.readers }, async () => {
      const views = [];
      for (let index = 0; index < VIEWS; index++) views.push(await view(url));
      return views;
    }),
  );
  const views = all.flat();
  const times = views.map(({ ms }) => ms).sort((a, b) => a - b);
  const requests = await countRequests(reading.providerUrl);
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    requests: Math.round((100 * requests) / views.length) / 100,
    onNewBlock,
    ownCpu,
    bytes: views[0]?.bytes ?? 0,
    failed: views.filter(({ isOk }) => !isOk).length,
  };
}

export async function openPages(pages: Record<string, string>, reading: Reading) {
  const figures: Record<string, PageFigures> = {};
  for (const [name, path] of Object.entries(pages)) {
    figures[name] = await open(reading.appUrl + path, reading);
    console.error(`${name}: ${JSON.stringify(figures[name])}`);
  }
  return figures;
}
