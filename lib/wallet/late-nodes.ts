import { hexToBigInt, isHex } from 'viem';
import { newestBlock } from '../newest-block';

type Question = { method: string; params?: unknown };
type Ask = (question: Question) => Promise<unknown>;

/** Methods that read the state, and the position of the block in their parameters. */
const BLOCK_AT: Record<string, number> = {
  eth_call: 1,
  eth_estimateGas: 1,
  eth_getBalance: 1,
  eth_getCode: 1,
  eth_getTransactionCount: 1,
  eth_simulateV1: 1,
};

/** Pauses before a late node is asked again, in milliseconds. It catches up, or another node answers. */
const PAUSES = [250, 500, 1_000, 2_000];

function isOfLatest({ method, params }: Question): boolean {
  const at = BLOCK_AT[method];
  if (at === undefined) return false;
  const block = Array.isArray(params) ? params[at] : undefined;
  return block === undefined || block === 'latest' || block === 'pending';
}

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** The node's block, read in the same request; null if the node does not return it. */
async function answerWithBlock(ask: Ask, question: Question) {
  const [answer, block] = await Promise.allSettled([ask(question), ask({ method: 'eth_blockNumber' })]);
  const isKnown = block.status === 'fulfilled' && isHex(block.value);
  return { answer, block: isKnown ? hexToBigInt(block.value as `0x${string}`) : null };
}

/**
 * Behind a provider's address are many nodes, and one of them may be some blocks late: it would refuse a purchase from a pool whose
 * capital it has not seen, or show a balance of before. What is asked of the latest state is therefore asked again as long as the
 * node is behind what the page knows already.
 */
export function withoutLateNodes(ask: Ask, pauses: readonly number[] = PAUSES): Ask {
  return async (question) => {
    if (!isOfLatest(question)) return ask(question);
    for (let tries = 0; ; tries++) {
      const { answer, block } = await answerWithBlock(ask, question);
      const isLate = block !== null && block < newestBlock.get();
      const wait = pauses[tries];
      if (isLate && wait !== undefined) {
        await pause(wait);
        continue;
      }
      if (block !== null) newestBlock[isLate ? 'restart' : 'note'](block);
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    }
  };
}
