// The app inside Safe{Wallet}, whose page embeds the app in a frame and answers messages of Safe's SDK.

import type { Hash } from 'viem';
import { dUSD } from './support/chain';
import { TestSafe } from './support/safe';
import { SafeService } from './support/safe-service';
import { expect, test } from './support/test';

type Question = { id: string; method: string; params?: unknown };

/** The page of a Safe. The test decides its answers. */
const website = (app: string) => `<!doctype html><title>Safe</title>
<iframe src="${app}" style="width:100%;height:1200px"></iframe>
<script>
  addEventListener('message', async ({ data, source, origin }) => {
    if (!data?.id || !data.method) return;
    const answer = await window.answerAsSafe(data);
    source.postMessage({ id: data.id, success: true, version: '9.1.0', data: answer }, origin);
  });
</script>`;

test('inside Safe the app connects to the Safe at once, proposes and shows the result', async ({
  page,
  chain,
  baseURL,
}) => {
  const safe = await TestSafe.deploy(chain);
  await chain.send(await chain.bystander('funder'), chain.calls.mint(safe.address, dUSD(5_000)));
  const service = await SafeService.start(safe, website(`${baseURL}/pools/${chain.deployment.pool}`));
  await page.exposeFunction('answerAsSafe', async ({ method, params }: Question) => {
    switch (method) {
      case 'getSafeInfo':
        return { safeAddress: safe.address, chainId: 31_337, threshold: 2, owners: [], isReadOnly: false };
      case 'sendTransactions': {
        const { txs } = params as { txs: Parameters<TestSafe['propose']>[0] };
        return { safeTxHash: await safe.propose(txs) };
      }
      case 'getTxBySafeTxHash': {
        const { safeTxHash } = params as { safeTxHash: Hash };
        return safe.gatewayAnswer(safeTxHash);
      }
      default:
        return null;
    }
  });
  service.isDown = true;
  await page.goto(service.url);
  const app = page.frameLocator('iframe');
  await expect(app.getByRole('button', { name: `Connected as ${safe.address}` })).toBeVisible({
    timeout: 20_000,
  });

  await app.getByLabel('Amount to stake', { exact: true }).fill('1000');
  await app.getByRole('button', { name: 'Stake 1,000.00 dUSD' }).click();
  await expect(app.getByRole('main').getByText('Proposed in your Safe, 1 of 2 signatures')).toBeVisible();
  await safe.sign(safe.latest, safe.owners[1]);
  await safe.execute(safe.latest);
  await expect(app.getByRole('status').filter({ hasText: 'You staked 1,000.00 dUSD' })).toBeVisible();
  expect(await chain.sharesOf(safe.address)).toBe(dUSD(1_000) * 1_000n);
  await service.stop();
});
