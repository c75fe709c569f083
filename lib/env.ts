import { z } from 'zod';

const schema = z
  .object({
    /** The chain as the server reaches it. */
    RPC_URL: z.url().default('http://127.0.0.1:8545'),
    /** The chain as a browser reaches it; the same address unless it is said. */
    PUBLIC_RPC_URL: z.url().optional(),
    CHAIN_ID: z.coerce.number().int().positive().default(31337),
    /** Where evidence is kept, and how much of it at most. */
    EVIDENCE_DIR: z.string().min(1).optional(),
    EVIDENCE_QUOTA_MB: z.coerce.number().positive().default(1024),
    /** A node that speaks Kubo's RPC, to pin evidence on; its token, if it asks for one. */
    IPFS_API_URL: z.url({ protocol: /^https?$/ }).optional(),
    IPFS_API_TOKEN: z.string().min(1).optional(),
  })
  .transform((set) => ({
    rpcUrl: set.RPC_URL,
    publicRpcUrl: set.PUBLIC_RPC_URL ?? set.RPC_URL,
    chainId: set.CHAIN_ID,
    evidenceDir: set.EVIDENCE_DIR,
    evidenceQuota: set.EVIDENCE_QUOTA_MB * 1024 * 1024,
    ipfs: set.IPFS_API_URL ? { url: set.IPFS_API_URL, token: set.IPFS_API_TOKEN } : null,
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
