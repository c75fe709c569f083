import assert from 'node:assert/strict';
import { it } from 'node:test';
import { unchecked } from './checksums';

it('finds addresses without a checksum', () => {
  const address = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
  const bare = address.toLowerCase();
  const digits = '0x4200000000000000000000000000000000000006';
  const file = {
    guardian: bare,
    tokens: { USDC: { address }, 'W ETH': { address: bare }, Z: { address: digits } },
    pools: [
      { curator: 'deployer' },
      { curator: bare, process: { arbiter: { court: address, extraData: bare } } },
    ],
  };
  assert.deepEqual(unchecked(file), ['guardian', 'tokens["W ETH"].address', 'pools[1].curator']);
});
