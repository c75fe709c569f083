/** Calls that only test chains understand. */
export const INTERNAL = /^(anvil|evm)_|^eth_sendTransaction/;

const LAG = 2;

/** Index of the block parameter, by method. */
const BLOCK_AT = {
  eth_call: 1,
  eth_estimateGas: 1,
  eth_getBalance: 1,
  eth_getBlockByNumber: 0,
  eth_getCode: 1,
  eth_getStorageAt: 2,
  eth_getTransactionCount: 1,
};

const hex = (number) => `0x${number.toString(16)}`;
const result = (id, value) => ({ jsonrpc: '2.0', id, result: value });
const failure = (id, code, message) => ({ jsonrpc: '2.0', id, error: { code, message } });
const headerNotFound = (id) => failure(id, -32000, 'header not found');

/** Sends calls to the chain. Returns an answer or an error for each. */
async function ask(target, calls) {
  const response = await fetch(target, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(calls),
  });
  return response.json();
}

/** The number of a block tag; null for a hash. */
function numberOf(tag, head) {
  if (tag === undefined || tag === 'latest' || tag === 'pending') return head;
  if (tag === 'earliest') return 0;
  return typeof tag === 'string' && tag.startsWith('0x') && tag.length < 66 ? Number(tag) : null;
}

/** A log request as a node with this head handles it: refused if the range is too long or goes beyond the head. */
function viewOfLogs(call, head, isLate, range) {
  const [filter] = call.params;
  if (filter.blockHash) return { call };
  const [from, to] = [numberOf(filter.fromBlock, head), numberOf(filter.toBlock, head)];
  if (range > 0 && to - from + 1 > range)
    return { answer: failure(call.id, -32005, `eth_getLogs is limited to a range of ${range} blocks.`) };
  if (!isLate) return { call };
  if (to > head) return { answer: headerNotFound(call.id) };
  return { call: { ...call, params: [{ ...filter, toBlock: hex(to) }] } };
}

/** A call as a lagging node handles it: moved to its own head, or refused if it asks for a later block. */
function lateView(call, head) {
  const { id, method, params = [] } = call;
  if (method === 'eth_blockNumber') return { answer: result(id, hex(head)) };
  const at = BLOCK_AT[method];
  const number = at === undefined ? null : numberOf(params[at], head);
  if (number === null) return { call };
  if (number > head)
    return { answer: method === 'eth_getBlockByNumber' ? result(id, null) : headerNotFound(id) };
  const moved = [...params];
  moved[at] = hex(number);
  return { call: { ...call, params: moved } };
}

/** A lagging node does not know receipts and transactions of later blocks. */
function lateAnswer(answer, head) {
  const number = answer.result?.blockNumber;
  return typeof number === 'string' && Number(number) > head ? result(answer.id, null) : answer;
}

async function headOf(target) {
  const [{ result: number }] = await ask(target, [
    { jsonrpc: '2.0', id: 1, method: 'eth_blockNumber', params: [] },
  ]);
  return Number(number);
}

/**
 * The answers of one node, one for each call. A lagging node is two blocks behind.
 * @param {string} target
 * @param {{ id: number, method: string, params?: any[] }[]} calls
 * @param {{ isLate: boolean, range: number }} node
 */
export async function answersOf(target, calls, { isLate, range }) {
  const needsHead = isLate || calls.some(({ method }) => method === 'eth_getLogs');
  const head = needsHead ? Math.max(0, (await headOf(target)) - (isLate ? LAG : 0)) : 0;
  const views = calls.map((call) => {
    if (call.method === 'eth_getLogs') return viewOfLogs(call, head, isLate, range);
    return isLate ? lateView(call, head) : { call };
  });
  const asked = views.flatMap(({ call }) => (call ? [call] : []));
  const found = asked.length > 0 ? await ask(target, asked) : [];
  const answers = new Map(found.map((answer) => [answer.id, isLate ? lateAnswer(answer, head) : answer]));
  return views.map(({ call, answer }) => answer ?? answers.get(call.id));
}
