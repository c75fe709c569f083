// Launches a mutual from a valid configuration, ready for use.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Address, formatEther, stringToBytes } from 'viem';
import type { Deployment } from '@/lib/contracts/deployment';
import { Failure } from '@/lib/dev/process.mjs';
import { say } from '@/lib/dev/progress.mjs';
import { root } from '@/lib/dev/settings.mjs';
import { saveEvidence } from '@/lib/server/evidence-store';
import { type Client, clientOf } from './chain-rules';
import { courtMistakes } from './courts';
import { type Cost, send, simulate, verify } from './forge';
import { marketMistakes } from './market-rules';
import type { Options } from './options';
import { deploymentOf, type Plan, type Step } from './plan';
import { poolSteps } from './pools';
import { firstBlock, missingSteps, waitForPending } from './progress';
import { differences } from './read-back';
import { startedDifferences } from './read-back/started';
import { tokenDifferences } from './read-back/tokens';
import { LOCAL_CHAIN } from './rules';
import type { Configuration } from './schema';
import type { Forge } from './signer';
import { transferMistakes } from './transfer-rules';
import type { Account } from './values';
import { planOf } from './whole-plan';

const deploymentFile = ({ chainId }: Configuration, { out }: Options) =>
  out ?? join(root, 'contracts/deployments', `${chainId}.json`);

function factoryIn(file: string): string | null {
  try {
    const { factory }: Partial<Deployment> = JSON.parse(readFileSync(file, 'utf8'));
    return factory?.toLowerCase() ?? null;
  } catch {
    return null;
  }
}

/** Refuses to overwrite the file of another mutual: the app would no longer find that mutual. */
function requireOwnFile(config: Configuration, { addresses }: Plan, file: string) {
  if (config.chainId === LOCAL_CHAIN || !existsSync(file)) return;
  if (factoryIn(file) === addresses.at('PoolFactory').toLowerCase()) return;
  throw new Failure(`${file} belongs to another mutual: move it away, or name another file with --out.`);
}

function showPlan({ addresses, steps }: Plan, missing: Step[]) {
  say(`\n${steps.length} transactions by ${addresses.sender}, ${missing.length} of them to be sent:`);
  for (const step of missing) say(`  ${step.title}${'creates' in step ? ` at ${step.creates}` : ''}`);
}

/** Warns if the deployer gets a role: a deployer's key should not hold one for long. */
function warnOfDeployerRoles({ demo, guardian, pools }: Configuration, sender: Address) {
  const isSender = (account: Account) => account === 'deployer' || account === sender;
  const roles = [
    ...(isSender(guardian) ? ['guardian'] : []),
    ...pools.flatMap(({ curator }, index) => (isSender(curator) ? [`pools[${index}].curator`] : [])),
  ];
  if (demo || roles.length === 0) return;
  say(
    `\nThe deployer's key will be ${roles.join(', ')}. If the mutual holds other people's money, name multisig accounts instead.`,
  );
}

async function showCost(client: Client, sender: Address, { gas, price, coin, needed }: Cost, symbol: string) {
  const balance = await client.getBalance({ address: sender });
  say(
    `\nAbout ${gas.toLocaleString('en')} gas: ${formatEther(coin)} ${symbol} at the present price of ${price} gwei.`,
  );
  say(`Forge sets higher limits, for which ${sender} should have ${formatEther(needed)} ${symbol}.`);
  if (balance < needed)
    throw new Failure(
      `deployer: it should have ${formatEther(needed)} ${symbol} and has ${formatEther(balance)}.`,
    );
  say(`It has ${formatEther(balance)} ${symbol}.`);
}

const listed = (sentences: string[]) => sentences.map((each) => `  ${each}`).join('\n');

/** Prices and tokens are checked only before the first transaction, a court until its pool is created. */
export async function requireMarket(client: Client, config: Configuration, plan: Plan, missing: Step[]) {
  const isNew = missing.length === plan.steps.length;
  const titles = new Set(missing.map(({ title }) => title));
  const isPoolMissing = poolSteps(config, plan.addresses).map(({ title }) => titles.has(title));
  const found = await Promise.all([
    isNew ? marketMistakes(client, config) : [],
    isNew ? transferMistakes(client, config) : [],
    courtMistakes(client, config, (pool) => isPoolMissing[pool] === true),
  ]);
  const mistakes = found.flat();
  if (mistakes.length > 0)
    throw new Failure(`The file does not fit present prices, tokens or courts:\n${listed(mistakes)}`);
}

/** What an earlier run did must match the file, because it cannot be changed after the handover. */
async function requireSameFile(client: Client, config: Configuration, plan: Plan, missing: Step[]) {
  if (missing.length === 0 || missing.length === plan.steps.length) return;
  const last = plan.steps.at(-1);
  if (last && !missing.includes(last))
    throw new Failure(
      `${config.name} was launched and handed over to governance, without: ${missing.map(({ title }) => title).join(', ')}. Let its members decide on this, or name another mutual.`,
    );
  const { code, file } = await startedDifferences(client, config, plan, missing);
  if (code.length > 0)
    throw new Failure(
      `${config.name} was started with other code than this repository has now. Continue with the version that started it, or choose another name:\n${listed(code)}`,
    );
  if (file.length > 0)
    throw new Failure(
      `${config.name} was started from another file. Continue with that file, or choose another name:\n${listed(file)}`,
    );
}

async function sendMissing(
  client: Client,
  forge: Forge,
  plan: Plan,
  config: Configuration,
  options: Options,
) {
  const { sender } = plan.addresses;
  await waitForPending(client, sender);
  const missing = await missingSteps(client, plan);
  await requireSameFile(client, config, plan, missing);
  await requireMarket(client, config, plan, missing);
  showPlan(plan, missing);
  warnOfDeployerRoles(config, sender);
  if (missing.length === 0) return missing;
  const symbol = config.coin?.symbol ?? 'ETH';
  await showCost(client, sender, simulate(forge, sender, config.chainId, missing), symbol);
  if (options.dryRun) return missing;
  const before = await client.getBalance({ address: sender });
  await send(forge, sender, config.chainId, missing);
  const spent = before - (await client.getBalance({ address: sender }));
  say(`  ✓ Sent, for ${formatEther(spent)} ${symbol}`);
  return missing;
}

async function readBack(client: Client, config: Configuration, plan: Plan, sent: Step[]) {
  const isNew = sent.some(({ title }) => title === plan.steps.at(-1)?.title);
  const tokens = isNew ? await tokenDifferences(client, config, plan.addresses) : [];
  const found = [...tokens, ...(await differences(client, config, plan))];
  if (found.length > 0) throw new Failure(`The chain is not as the file says:\n${listed(found)}`);
  say('  ✓ Read back: the chain is as the file says');
}

/** Stores the wordings where the app reads them, and pins them if an IPFS node is configured. */
async function keepWordings({ pools }: Configuration) {
  for (const { wording } of pools.flatMap(({ products }) => products))
    await saveEvidence(new Uint8Array(stringToBytes(wording)));
}

export async function launch(config: Configuration, sender: Address, options: Options) {
  const client = clientOf(options.rpcUrl);
  const forge: Forge = { rpcUrl: options.rpcUrl, options: options.forge };
  const plan = planOf(config, sender);
  const file = deploymentFile(config, options);
  requireOwnFile(config, plan, file);
  const sent = await sendMissing(client, forge, plan, config, options);
  if (options.dryRun) return say('\nNothing was sent.');
  await readBack(client, config, plan, sent);
  await keepWordings(config);
  const deployment = deploymentOf(config, plan.addresses, await firstBlock(client, plan.addresses));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(deployment, null, 2)}\n`);
  say(`  ✓ Wrote ${file}`);
  if (options.verify) await verify(plan.contracts, plan.libraries, config.chainId, forge);
}
