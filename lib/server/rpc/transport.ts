import { createTransport, type EIP1193RequestFn, RpcRequestError, type Transport } from 'viem';
import type { Answer, Question } from './post';

/** viem's way to the chain: `ask` answers, and an error of the node becomes the one that viem decodes. */
export const transportOf =
  (ask: (question: Question) => Promise<Answer>): Transport =>
  () =>
    createTransport({
      key: 'reader',
      name: 'Shared reader',
      type: 'reader',
      retryCount: 0,
      request: (async ({ method, params = [] }: { method: string; params?: readonly unknown[] }) => {
        const { result, error } = await ask({ method, params });
        // the address of the node may hold a key
        if (error) throw new RpcRequestError({ body: { method }, error, url: 'the chain’s node' });
        return result;
      }) as EIP1193RequestFn,
    });
