import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPhone, walletBrowsers } from './open-in';

describe('without a wallet', () => {
  it('a phone is told from a desktop', () => {
    assert.ok(isPhone('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15'));
    assert.ok(isPhone('Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Mobile'));
    assert.ok(!isPhone('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/143.0 Safari/537.36'));
  });

  it('every link leads to the same page with its query', () => {
    const links = walletBrowsers('https://breakwater.example/pools/0xab?chain=8453');
    assert.equal(links[0]?.href, 'https://metamask.app.link/dapp/breakwater.example/pools/0xab?chain=8453');
    for (const { href } of links) {
      assert.ok(
        decodeURIComponent(decodeURIComponent(href)).includes('breakwater.example/pools/0xab?chain=8453'),
      );
    }
  });
});
