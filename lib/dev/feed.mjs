// The demo's price feeds, kept awake. No packages: it is used before they are installed.

import { accounts } from './accounts.mjs';
import { rpc } from './rpc.mjs';

const LATEST_ROUND_DATA = '0xfeaf968c';
const PUSH = '0x35c457db';
const WORD = 64;

/**
 * A new round of each with the last answer. A price that is too old stops the sales of products that watch it; on a demo chain time
 * passes by jumps, and nobody else publishes prices. It is mined when this ends; anvil signs for the owner of the feed.
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
