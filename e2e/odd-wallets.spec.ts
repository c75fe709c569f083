// A3 and A4: unusual wallets and tokens work like others, and the app explains what they do.

import {
  type Address,
  concat,
  encodeFunctionData,
  encodePacked,
  erc20Abi,
  type Hash,
  type Hex,
  numberToHex,
  parseAbi,
  parseSignature,
  serializeCompactSignature,
  signatureToCompactSignature,
  size,
} from 'viem';
import { PoolPage } from './pages/pool';
import { type Chain, dUSD } from './support/chain';
import { becomes } from './support/odd-tokens';
import type { Person } from './support/person';
import { deployMultiSend } from './support/safe';
import { test as base, expect } from './support/test';
import { WalletRefusal } from './wallet';

type Fixtures = { alice: Person; pool: PoolPage };

const test = base.extend<Fixtures>({
  alice: async ({ chain, invite }, use) => {
    const alice = await invite('alice');
    await chain.send(await chain.bystander('alice'), chain.calls.mint(alice.address, dUSD(5_000)));
    await use(alice);
  },
  pool: async ({ alice, chain }, use) => {
    const pool = new PoolPage(alice, chain.deployment.pool);
    await pool.open();
    await use(pool);
  },
});

const sentBy = ({ wallet }: Person) =>
  wallet.asked.filter((method) => method === 'eth_sendTransaction').length;
const staked = (alice: Person) => alice.notice('You staked 100.00 dUSD');
const IN_WORDS = 'does not support signed permissions, so you approve the amount first';

/** The wallet waits with its next transaction until the test releases it. */
function holdsBack({ wallet }: Person): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  wallet.answers.eth_sendTransaction = async (params) => {
    await held;
    delete wallet.answers.eth_sendTransaction;
    return wallet.sendAsUsual(params);
  };
  return release;
}

const refusal = (code: number, message: string) => () => {
  throw new WalletRefusal(code, message);
};

for (const [words, answer] of [
  ['does not know the method (4200)', refusal(4200, 'The requested method is not supported.')],
  ['does not have the method (-32601)', refusal(-32_601, 'Method not found')],
  ['says only in words that it cannot', refusal(-32_000, 'Method eth_signTypedData_v4 not supported')],
  ['answers with nothing', () => '0x'],
  ['answers with 130 bytes', () => `0x${'11'.repeat(130)}`],
] as const) {
  test(`A3: a wallet that ${words} pays after an approval`, async ({ alice, pool }) => {
    alice.wallet.answers.eth_signTypedData_v4 = answer;
    const release = holdsBack(alice);
    await pool.stake('100');
    await expect(alice.page.getByText(IN_WORDS)).toBeVisible();
    await expect(alice.page.getByText('Step 1 of 2')).toBeVisible();
    release();
    await expect(staked(alice)).toBeVisible();
    expect(sentBy(alice)).toBe(2);
  });
}

test('A3: a compact signature of 64 bytes is accepted as a permit', async ({ alice, pool }) => {
  alice.wallet.answers.eth_signTypedData_v4 = async ([, data]) => {
    const whole = parseSignature(await alice.wallet.signTyped(data as string));
    return serializeCompactSignature(signatureToCompactSignature(whole));
  };
  await pool.stake('100');
  await expect(staked(alice)).toBeVisible();
  expect(sentBy(alice)).toBe(1);
});

test('A4: a token that requires a reset of its allowance and returns nothing works', async ({
  alice,
  pool,
  chain,
}) => {
  const { asset, pool: spender } = chain.deployment;
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [spender, 7n] });
  await chain.send(await chain.bystander('alice'), { to: asset, data });
  await becomes(chain, asset, 'StrictToken');
  const release = holdsBack(alice);
  await pool.stake('100');
  await expect(alice.page.getByText('Step 1 of 3')).toBeVisible();
  await expect(alice.page.getByText('Reset the earlier approval of dUSD')).toBeVisible();
  release();
  await expect(staked(alice)).toBeVisible();
  expect(sentBy(alice)).toBe(3);
});

test('a token with a permit of DAI’s kind is approved by a transaction', async ({ alice, pool, chain }) => {
  await becomes(chain, chain.deployment.asset, 'HolderPermitToken');
  await pool.stake('100');
  await expect(staked(alice)).toBeVisible();
  expect(sentBy(alice)).toBe(2);
  expect(alice.wallet.asked).not.toContain('eth_signTypedData_v4');
});

/** The account delegates to code that executes several calls (EIP-7702). */
async function delegates(chain: Chain): Promise<Address> {
  const account = await chain.bystander('alice');
  const contractAddress = await deployMultiSend(chain);
  const authorization = await chain.client.signAuthorization({
    account,
    contractAddress,
    executor: 'self',
  });
  const to = '0x00000000000000000000000000000000000000bb';
  const hash = await chain.client.sendTransaction({ account, to, authorizationList: [authorization] });
  await chain.client.waitForTransactionReceipt({ hash });
  return account.address;
}

test('an account that delegates to code (EIP-7702) signs with its own key', async ({
  alice,
  pool,
  chain,
}) => {
  await delegates(chain);
  await pool.stake('100');
  await expect(staked(alice)).toBeVisible();
  expect(sentBy(alice)).toBe(1);
});

test('approval and action are one step if the wallet executes several calls (EIP-5792)', async ({
  alice,
  pool,
  chain,
}) => {
  const own = await delegates(chain);
  const { answers } = alice.wallet;
  let done: Hash | undefined;
  answers.wallet_getCapabilities = () => ({ '0x7a69': { atomic: { status: 'supported' } } });
  answers.wallet_sendCalls = async ([batch]) => {
    const { calls } = batch as { calls: { to: Address; data: Hex }[] };
    const packed = calls.map(({ to, data }) =>
      encodePacked(
        ['uint8', 'address', 'uint256', 'uint256', 'bytes'],
        [0, to, 0n, BigInt(size(data)), data],
      ),
    );
    const abi = parseAbi(['function multiSend(bytes transactions) payable']);
    const data = encodeFunctionData({ abi, functionName: 'multiSend', args: [concat(packed)] });
    done = (await alice.wallet.sendAsUsual([{ to: own, data, gas: numberToHex(2_000_000) }])) as Hash;
    return { id: 'a name of the wallet’s own' };
  };
  answers.wallet_getCallsStatus = async ([id]) => {
    const receipt = { transactionHash: done, status: '0x1', logs: [], gasUsed: '0x1', blockNumber: '0x1' };
    return {
      version: '2.0.0',
      id,
      chainId: '0x7a69',
      atomic: true,
      status: 200,
      receipts: [{ ...receipt, blockHash: done }],
    };
  };
  await pool.stake('100');
  await expect(staked(alice)).toBeVisible();
  expect(sentBy(alice), 'not asked for any of them alone').toBe(0);
  expect(await chain.sharesOf(own)).toBe(dUSD(100) * 1_000n);
});

test('calls that would revert are not sent to the wallet, and the page says why (A3)', async ({
  alice,
  pool,
  chain,
}) => {
  const own = await delegates(chain);
  await becomes(chain, chain.deployment.asset, 'TaxToken');
  alice.wallet.answers.wallet_getCapabilities = () => ({ '0x7a69': { atomic: { status: 'supported' } } });
  await pool.stake('100');
  await expect(alice.page.getByRole('tabpanel').getByRole('alert')).toContainText(
    'The token delivered 99.00 dUSD instead of 100.00 dUSD, so nothing was taken.',
  );
  expect(alice.wallet.asked).not.toContain('wallet_sendCalls');
  expect(sentBy(alice)).toBe(0);
  expect(await chain.balanceOf(own)).toBe(dUSD(5_000));
});

for (const [words, answer] of [
  ['another hash', `0x${'ab'.repeat(32)}`],
  ['nothing', null],
] as const) {
  test(`a wallet that answers with ${words}: its transaction is found by its effect`, async ({
    alice,
    pool,
    chain,
  }) => {
    await chain.send(await chain.bystander('alice'), chain.calls.approvePool);
    alice.wallet.answers.eth_sendTransaction = async (params) => {
      await alice.wallet.sendAsUsual(params);
      return answer;
    };
    await pool.stake('100');
    await expect(staked(alice)).toBeVisible();
  });
}

test('a wallet that never answers: the page says what to do', async ({ alice, pool, chain }) => {
  await chain.send(await chain.bystander('alice'), chain.calls.approvePool);
  await alice.page.clock.install();
  alice.wallet.answers.eth_sendTransaction = () => new Promise(() => undefined);
  await pool.stake('100');
  await expect(alice.page.getByText('Confirm in your wallet')).toBeVisible();
  await alice.page.clock.runFor(46_000);
  await expect(alice.page.getByText('Your wallet has not answered yet.')).toBeVisible();
  await expect(alice.button('Stake 100.00 dUSD')).toBeDisabled();
});

test('a transaction that the wallet sent from another account is not shown as the user’s own', async ({
  alice,
  pool,
  chain,
}) => {
  const bob = await chain.bystander('bob');
  await chain.send(bob, chain.calls.mint(bob.address, dUSD(5_000)), chain.calls.approvePool);
  await chain.send(await chain.bystander('alice'), chain.calls.approvePool);
  alice.wallet.answers.eth_sendTransaction = ([call]) => {
    const { to, data } = call as { to: Address; data: Hex };
    return chain.client.sendTransaction({ account: bob, to, data, gas: 2_000_000n });
  };
  await pool.stake('100');
  await expect(alice.page.getByText('Another account sent it')).toBeVisible();
});

test('an account that changes between the signature and the transaction sends nothing', async ({
  alice,
  pool,
  chain,
}) => {
  const bob = await chain.bystander('bob');
  alice.wallet.answers.eth_signTypedData_v4 = async ([, data]) => {
    await alice.wallet.showAccounts(bob.address);
    return alice.wallet.signTyped(data as string);
  };
  await pool.stake('100');
  await expect(alice.page.getByRole('button', { name: `Connected as ${bob.address}` })).toBeVisible();
  await expect(alice.button('Stake 100.00 dUSD')).toBeVisible();
  expect(sentBy(alice)).toBe(0);
});

test('a network that changes between the signature and the transaction sends nothing', async ({
  alice,
  pool,
}) => {
  alice.wallet.answers.eth_signTypedData_v4 = async ([, data]) => {
    await alice.wallet.switchTo(10);
    return alice.wallet.signTyped(data as string);
  };
  await pool.stake('100');
  await expect(alice.page.getByText('Your wallet is on another network').first()).toBeVisible();
  expect(sentBy(alice)).toBe(0);
});

for (const [words, answer, said] of [
  ['is locked', refusal(4100, 'Unauthorized'), 'Your wallet is locked'],
  ['is disconnected', refusal(4900, 'Disconnected'), 'Your wallet is not connected to the network'],
  ['breaks', refusal(-32_603, 'Internal JSON-RPC error.'), 'Your wallet reported an error'],
] as const) {
  test(`a wallet that ${words} gets an explanation`, async ({ alice, pool }) => {
    alice.wallet.answers.eth_sendTransaction = answer;
    await pool.stake('100');
    await expect(alice.page.getByRole('alert').getByText(said)).toBeVisible();
  });
}

test('too little of the network’s coin is explained', async ({ alice, pool, chain }) => {
  await chain.client.setBalance({ address: alice.address, value: 1n });
  await pool.stake('100');
  await expect(
    alice.page.getByText(/^The network’s fee can be up to 0\.00\d+ ETH and your account has 0 ETH\./),
  ).toBeVisible();
});

test('amounts that are not plain numbers are refused, never misread (A1)', async ({ alice, pool: _ }) => {
  const field = alice.field('Amount to stake');
  const stake = alice.page.getByRole('button', { name: /^Stake/ });
  for (const text of [
    '1e6',
    '0x10',
    '٣',
    '１２',
    '5 USDC',
    '1 2',
    "1'5",
    '+5',
    '-5',
    '1.2345678',
    '1,2,3',
    `1${'0'.repeat(30)}`,
  ]) {
    await field.fill(text);
    await expect(field, text).toHaveAttribute('aria-invalid', 'true');
    await expect(stake, text).toBeDisabled();
  }
  for (const [text, label] of [
    ['1 000', '1,000.00'],
    ["1'000", '1,000.00'],
    ['.5', '0.50'],
    ['5.', '5.00'],
    ['0,05', '0.05'],
  ] as const) {
    await field.fill(text);
    await expect(alice.button(`Stake ${label} dUSD`), text).toBeEnabled();
  }
});
