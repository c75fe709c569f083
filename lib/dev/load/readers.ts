// Simulates many readers who open the same page again and again, and measures what one view costs.

import { existsSync, readFileSync } from 'node:fs';
import { pause } from '../process.mjs';
import { rpc } from '../rpc.mjs';

/** Times in milliseconds from the request to the last byte. */
export type PageFigures = {
  p50: number;
  p95: number;
  /** Requests to the chain per view while readers open the page. */
  requests: number;
  /** Requests to the chain for the first view after a new block, of a page that was viewed in the last minute. */
  onNewBlock: number;
  /** Processor time of the server per view in ms, independent of other load on the machine; null where it cannot be read. */
  cpu: number | null;
  /** The same for a reader with an account, whose page is not shared. */
  ownCpu: number | null;
  bytes: number;
  failed: number;
};

export type Reading = {
  appUrl: string;
  /** A proxy before the chain that counts the app's requests. */
  providerUrl: string;
  /** The chain itself, to mine blocks. */
  rpcUrl: string;
  /** Process id of the app. */
  pid: number;
  readers: number;
};

/** Views by each reader. */
const VIEWS = 5;
/** Views by the reader with an account. */
const OWN_VIEWS = 10;
/** Milliseconds for which the app considers a block the latest, and shares a page. */
const HEAD_AGE = 1_000;

/** Headers of a browser. */
const browser: Record<string, string> = {
  accept: 'text/html',
  'accept-encoding': 'gzip',
  'user-agent': 'Mozilla/5.0',
};
const withAccount: typeof browser = {
  ...browser,
  cookie: `breakwater.account=0x${'0b0a7e'.padStart(40, '0')}`,
};

async function view(url: string, headers = browser) {
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

/** Processor time of the server per view, in ms. Linux counts it in ticks of 10 ms, in user and in kernel mode. */
async function cpuOf<Views extends readonly unknown[]>(pid: number, work: () => Promise<Views>) {
  const ticks = () => {
    if (!existsSync(`/proc/${pid}/stat`)) return null;
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  };
  const before = ticks();
  const views = await work();
  const after = ticks();
  const cpu = before === null || after === null ? null : ((after - before) * 10) / views.length;
  return { views, cpu: cpu && Math.round(cpu * 10) / 10 };
}

/** Views a page several times, one after the other. */
async function repeat(url: string, times: number, headers = browser) {
  const views = [];
  for (let index = 0; index < times; index++) views.push(await view(url, headers));
  return views;
}

/** Views a page by many readers at once. */
const crowd = async (url: string, readers: number) =>
  (await Promise.all(Array.from({ length: readers }, () => repeat(url, VIEWS)))).flat();

async function open(url: string, reading: Reading): Promise<PageFigures> {
  const onNewBlock = await requestsOnNewBlock(url, reading);
  const own = await cpuOf(reading.pid, () => repeat(url, OWN_VIEWS, withAccount));
  await countRequests(reading.providerUrl);
  const { views, cpu } = await cpuOf(reading.pid, () => crowd(url, reading.readers));
  const times = views.map(({ ms }) => ms).sort((a, b) => a - b);
  const requests = await countRequests(reading.providerUrl);
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    requests: Math.round((100 * requests) / views.length) / 100,
    onNewBlock,
    cpu,
    ownCpu: own.cpu,
    bytes: views[0]?.bytes ?? 0,
    failed: views.filter(({ isOk }) => !isOk).length,
  };
}

export async function openPages(pages: Record<string, string>, reading: Reading) {
  const figures: Record<string, PageFigures> = {};
  // the first views of any page make a new server load and compile its code
  await crowd(reading.appUrl, reading.readers);
  for (const [name, path] of Object.entries(pages)) {
    figures[name] = await open(reading.appUrl + path, reading);
    console.error(`${name}: ${JSON.stringify(figures[name])}`);
  }
  return figures;
}
