import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Address, type Hex, keccak256, parseUnits, stringToBytes } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { type Client, clientOf } from './chain-rules';
import { createForeign, type ForeignChain, startForeignChain } from './foreign-chain';
import type { Configuration } from './schema';
import { transferMistakes } from './transfer-rules';

const KEY: Hex = keccak256(stringToBytes('whoever made the tokens'));
const holder = privateKeyToAccount(KEY).address;

let chain: ForeignChain;
let plain: Address;
let whole: Address;
let charging: Address;

before(async () => {
  chain = await startForeignChain([holder]);
  const created = await createForeign(chain, KEY, [
    ['ForeignToken', ['USDX', 6, holder, parseUnits('1000000', 6)]],
    ['ForeignToken', ['ONE', 0, holder, 1_000_000n]],
    ['ForeignFeeToken', ['FEE', 18, holder, parseUnits('1000000', 18)]],
  ]);
  [plain, whole, charging] = created as [Address, Address, Address];
});
after(() => chain.stop());

/** Only the fields that are read: the asset of each pool. */
const withAssets = (...assets: string[]) =>
  ({
    tokens: {
      USDX: { address: plain, decimals: 6, source: 'test' },
      ONE: { address: whole, decimals: 0, source: 'test' },
      FEE: { address: charging, decimals: 18, source: 'test' },
    },
    pools: assets.map((asset) => ({ asset })),
  }) as unknown as Configuration;

it('refuses an asset with a fee on transfer', async () => {
  const client = clientOf(chain.rpcUrl);
  assert.deepEqual(await transferMistakes(client, withAssets('USDX', 'FEE', 'ONE')), [
    'pools[1].asset: of 1000 FEE that are sent, 990 arrive: a pool cannot hold a token that charges for transfers.',
  ]);
});

it('does not stop a launch if the node cannot simulate the transfer', async () => {
  const refuses = async () => {
    throw new Error('the method does not exist');
  };
  const client = { createAccessList: refuses } as unknown as Client;
  assert.deepEqual(await transferMistakes(client, withAssets('FEE')), []);
});
