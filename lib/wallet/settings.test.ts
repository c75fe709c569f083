import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { walletSources } from './policy';
import { parseWalletSettings } from './settings';

describe('the wallets of a server', () => {
  it('are those in the browser unless others are configured, and nothing more may be reached', () => {
    const settings = parseWalletSettings({});
    assert.deepEqual(
      [settings.walletConnectId, settings.hasBaseAccount, settings.isSafeApp],
      [null, false, false],
    );
    assert.deepEqual(walletSources(settings), { connect: [], frame: [], ancestors: [] });
  });

  it('each open what they need', () => {
    const sources = walletSources(
      parseWalletSettings({
        WALLETCONNECT_PROJECT_ID: 'abc',
        BASE_ACCOUNT: '1',
        SAFE_APP_ORIGINS: 'https://app.safe.global/, https://safe.example',
      }),
    );
    assert.ok(sources.connect.includes('wss://relay.walletconnect.org'));
    assert.ok(sources.connect.includes('https://rpc.wallet.coinbase.com'));
    assert.deepEqual(sources.frame, ['https://verify.walletconnect.org']);
    assert.deepEqual(sources.ancestors, ['https://app.safe.global', 'https://safe.example']);
  });

  it('ask a Safe service for each chain that names one', () => {
    const { safeServices } = parseWalletSettings({
      SAFE_SERVICE_URL_1: 'https://api.safe.global/tx-service/eth',
      SAFE_SERVICE_KEY: 'secret',
    });
    assert.deepEqual(
      [...safeServices],
      [[1, { url: 'https://api.safe.global/tx-service/eth', key: 'secret' }]],
    );
  });

  it('name what is wrong in a setting', () => {
    assert.throws(() => parseWalletSettings({ SAFE_APP_ORIGINS: 'app.safe.global' }), /SAFE_APP_ORIGINS/);
    assert.throws(() => parseWalletSettings({ BASE_ACCOUNT: 'yes' }), /BASE_ACCOUNT/);
  });
});
