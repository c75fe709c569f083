const ATTEMPTS = 6;
const PASSING_STATUS = [408, 425, 429];

const isPassing = (status) => PASSING_STATUS.includes(status) || status >= 500;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks again while the node is busy. */
async function post(url, body) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!isPassing(response.status) || attempt === ATTEMPTS) return response;
    await pause(100 * 2 ** attempt);
  }
}

/**
 * Asks a chain one thing. Throws at once when nothing listens at the URL.
 * @param {string} url
 * @param {string} method
 * @param {unknown[]} [params]
 */
export async function rpc(url, method, params = []) {
  const response = await post(url, { jsonrpc: '2.0', id: 1, method, params });
  const answer = await response.json().catch(() => null);
  if (answer?.error?.message) throw new Error(`${method}: ${answer.error.message}`);
  // a proxy in front of the node answers with JSON of its own
  if (answer?.result === undefined)
    throw new Error(`${method}: the node answered with status ${response.status} and no result.`);
  return answer.result;
}
