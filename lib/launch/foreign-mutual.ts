// For tests: a mutual as a team would launch it in production, without demo contracts.

import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { type Address, type Hex, parseUnits } from 'viem';
import { foreignChainId, root } from '@/lib/dev/settings.mjs';
import { createForeign, type ForeignChain } from './foreign-chain';

const DAY = 86_400;
const SOURCE = 'made by the test';

export type Foreign = { USDX: Address; WETHX: Address; usd: Address; eth: Address };

/** Tokens and feeds that exist before the launch. `holder` gets all tokens. */
export async function createForeignParts(chain: ForeignChain, key: Hex, holder: Address): Promise<Foreign> {
  const [USDX, WETHX, usd, eth] = await createForeign(chain, key, [
    ['ForeignToken', ['USDX', 6, holder, parseUnits('1000000', 6)]],
    ['ForeignToken', ['WETHX', 18, holder, parseUnits('1000', 18)]],
    ['ForeignFeed', ['USDX / USD', 8, 100_000_000n]],
    ['ForeignFeed', ['ETH / USD', 8, 300_000_000_000n]],
  ]);
  if (!USDX || !WETHX || !usd || !eth) throw new Error('Not everything was created.');
  return { USDX, WETHX, usd, eth };
}

const exploit = (name: string, group: number) => ({
  name,
  peril: 'exploit',
  group,
  riskRateBps: 150,
  wording: `${name}: loss of deposits through an exploit of its contracts.`,
});

const dollarPool = (curator: Address) => ({
  name: 'Dollar Pool',
  symbol: 'fUSD',
  asset: 'USDX',
  curator,
  process: { bond: '500' },
  rewards: [{ token: 'BRK', minimum: '1000' }],
  emission: { weekly: '1000', target: '100000' },
  products: [exploit('Alpha Lending', 0), exploit('Beta Exchange', 1)],
});

const etherPool = ({ USDX }: Foreign) => ({
  name: 'Ether Pool',
  symbol: 'fETH',
  asset: 'WETHX',
  curator: 'deployer',
  process: { bond: '0.2' },
  params: { feeBps: 500 },
  products: [
    exploit('Alpha Lending', 0),
    {
      name: 'USDX',
      wording: 'USDX: its feed stays below 0.95 for two days.',
      peril: 'depeg',
      group: 2,
      riskRateBps: 150,
      waitingDays: 3,
      protocol: USDX,
      signal: { feed: 'USDX / USD', full: '0.995', stop: '0.95', maxMultiplier: '5' },
      trigger: {
        kind: 'priceFloor',
        feed: 'USDX / USD',
        persistence: 2 * DAY,
        minRounds: 3,
        floor: '0.95',
        severityBps: 6_000,
      },
    },
    {
      name: 'Ether',
      wording: 'Ether: it falls by more than a quarter in three days.',
      peril: 'liquidation',
      group: 3,
      riskRateBps: 300,
      waitingDays: 3,
      trigger: { kind: 'drawdown', feed: 'ETH / USD', window: 3 * DAY, start: '0.25', full: '0.6' },
    },
  ],
});

export function foreignMutual(foreign: Foreign, curator: Address) {
  const feed = (address: Address) => ({ address, decimals: 8, staleness: 30 * DAY, source: SOURCE });
  return {
    name: 'Foreign Mutual',
    chainId: foreignChainId,
    explorer: 'https://explorer.example/',
    guardian: curator,
    tokens: {
      USDX: { address: foreign.USDX, decimals: 6, source: SOURCE },
      WETHX: { address: foreign.WETHX, decimals: 18, source: SOURCE },
    },
    feeds: { 'USDX / USD': feed(foreign.usd), 'ETH / USD': feed(foreign.eth) },
    distribution: [{ to: 'deployer', amount: '1000000' }],
    pools: [dollarPool(curator), etherPool(foreign)] as const,
  };
}

export const writeMutual = (file: string, mutual: unknown): void =>
  writeFileSync(file, JSON.stringify(mutual, null, 2));

export type Run = { child: ChildProcess; ended: Promise<number | string | null>; output: () => string };

/** `npm run launch` in its own process group, so that a test can kill it together with its children. */
export function startLaunch(
  file: string,
  rpcUrl: string,
  options: string[],
  env: Record<string, string> = {},
): Run {
  const ours = [file, '--rpc-url', rpcUrl, '--prepared', ...options];
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/dev/launch.ts', ...ours], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? signal)),
  );
  return { child, ended, output: () => text };
}
