// Keeps the demo's price feeds fresh. Uses no packages, because it runs before they are installed.

import { accounts } from './accounts.mjs';
import { rpc } from './rpc.mjs';

const LATEST_ROUND_DATA = '0xfeaf968c';
const PUSH = '0x35c457db';
const WORD = 64;

/**
 * Publishes the last answer of each feed as a new round. A stale price stops sales of products with a market signal; a demo
 * chain's clock jumps, and nobody else publishes prices. Returns when the rounds are mined; anvil signs for the feeds' owner.
 * @param {string} url
 * @param {{ feed: `0x${string}`, etherFeed: `0x${string}` }} feeds
 */
export async function repeatPrices(url, { feed, etherFeed }) {
  for (const to of [feed, etherFeed]) {
    const round = await rpc(url, 'eth_call', [{ to, data: LATEST_ROUND_DATA }, 'latest']);
    const answer = round.slice(2 + WORD, 2 + 2 * WORD);
    await rpc(url, 'eth_sendTransactionSync', [{ from: accounts.deployer.address, to, data: PUSH + answer }]);
  }
}
