import assert from 'node:assert/strict';
import { it } from 'node:test';
import { plainWords } from './plain-words';

it('says that a transaction was declined, and what to do while the wallet asks', () => {
  assert.equal(
    plainWords({ status: 'rejected', label: 'Stake' }),
    'You declined it in your wallet. Nothing was sent.',
  );
  assert.equal(
    plainWords({ status: 'signing', label: 'Stake', step: 1, of: 1 }),
    'Confirm in your wallet: Stake',
  );
});
