import { http, type Transport } from 'viem';
import { refusesBatch } from './batch-refusal';

/** Calls per request; ordinary providers accept no more. */
const BATCH_SIZE = 10;
const RETRIES = { retryCount: 5 };
/** Stands for the answer of a node that refused a batch. viem does not ask again for it. */
const REFUSED = { code: -32_600, message: 'The node refused a batch.' };

/** A viem transport that asks in batches until the node refuses one, and from then on one call at a time. */
export function nodeTransport(rpcUrl: string): Transport {
  let takesBatches = true;
  const fetchFn = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(input, init);
    const calls: { id: number }[] = JSON.parse(String(init.body));
    if (!refusesBatch(calls.length, answer.status, await answer.clone().text())) return answer;
    takesBatches = false;
    return Response.json(calls.map(({ id }) => ({ id, error: REFUSED })));
  };
  const batched = http(rpcUrl, { ...RETRIES, batch: { batchSize: BATCH_SIZE, wait: 0 }, fetchFn });
  const single = http(rpcUrl, RETRIES);
  return (parameters) => {
    const [together, alone] = [batched(parameters), single(parameters)];
    const request = ((...question) =>
      takesBatches
        ? together.request(...question).catch((error) => {
            if (takesBatches) throw error;
            return alone.request(...question);
          })
        : alone.request(...question)) as typeof together.request;
    return { ...together, request };
  };
}
