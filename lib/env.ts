import { z } from 'zod';

const schema = z
  .object({
    /** The chain as the server reaches it. */
    RPC_URL: z.url().default('http://127.0.0.1:8545'),
    /** The chain as a browser reaches it; the same address unless it is said. */
    PUBLIC_RPC_URL: z.url().optional(),
    CHAIN_ID: z.coerce.number().int().positive().default(31337),
  })
  .transform(({ RPC_URL, PUBLIC_RPC_URL, CHAIN_ID }) => ({
    rpcUrl: RPC_URL,
    publicRpcUrl: PUBLIC_RPC_URL ?? RPC_URL,
    chainId: CHAIN_ID,
  }));

export type ServerEnv = z.infer<typeof schema>;

let parsed: ServerEnv | undefined;

/** The server's settings, read at the first use so that one build serves any chain. */
export function serverEnv(): ServerEnv {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) throw new Error(`The environment is not usable.\n${z.prettifyError(result.error)}`);
  parsed = result.data;
  return parsed;
}
