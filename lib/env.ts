import { z } from 'zod';

type RpcSettings = {
  CHAIN_ID: number;
  RPC_URL: string;
  PUBLIC_RPC_URL?: string | undefined;
  byChain: Record<string, string>;
};

/** How each chain is reached, by its id. What is set for one chain alone wins. */
function rpcUrlsOf({ CHAIN_ID, RPC_URL, PUBLIC_RPC_URL, byChain }: RpcSettings) {
  const urlsOf = (id: number, rpcUrl: string, publicRpcUrl = rpcUrl) => [
    [id, { rpcUrl, publicRpcUrl: byChain[`PUBLIC_RPC_URL_${id}`] ?? publicRpcUrl }] as const,
  ];
  const own = Object.entries(byChain).flatMap(([name, url]) => {
    const id = /^RPC_URL_(\d+)$/.exec(name)?.[1];
    // browsers must not be given the server's own URL while there is another for them
    return id ? urlsOf(Number(id), url, Number(id) === CHAIN_ID ? PUBLIC_RPC_URL : undefined) : [];
  });
  return new Map([...urlsOf(CHAIN_ID, RPC_URL, PUBLIC_RPC_URL), ...own]);
}

const CHAIN_VARIABLE = /^(PUBLIC_)?RPC_URL_\d+$/;
const ofChains = (variables: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => CHAIN_VARIABLE.test(name)));

const schema = z
  .object({
    /** The chain that is shown first. */
    CHAIN_ID: z.coerce.number().int().positive().default(31337),
    /** That chain as the server reaches it. */
    RPC_URL: z.url().default('http://127.0.0.1:8545'),
    /** That chain as a browser reaches it; the same address unless it is said. */
    PUBLIC_RPC_URL: z.url().optional(),
    /** RPC_URL_<chain id> and PUBLIC_RPC_URL_<chain id>: the same for any chain. */
    byChain: z.record(z.string(), z.url()),
    /** Questions in one request to a node: ordinary providers take ten. */
    RPC_BATCH: z.coerce.number().int().positive().max(1_000).default(10),
    /** A latest block that was asked for so many milliseconds ago is asked for again. */
    HEAD_MAX_AGE_MS: z.coerce.number().int().nonnegative().default(1_000),
    /** Set to 1 for a chain of one's own that is moved by hand: each page asks for its latest block, also when it has gone back. */
    LOCAL_CHAIN: z.enum(['0', '1']).default('0'),
    /** Where the indexer answers; without one, lists and histories come from the chain. */
    INDEXER_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Where evidence is kept, and how much of it at most. */
    EVIDENCE_DIR: z.string().min(1).optional(),
    EVIDENCE_QUOTA_MB: z.coerce.number().positive().default(1024),
    /** A node that speaks Kubo's RPC, to pin evidence on; its token, if it asks for one. */
    IPFS_API_URL: z.url({ protocol: /^https?$/ }).optional(),
    IPFS_API_TOKEN: z.string().min(1).optional(),
    /** A latest block that is older, in seconds, means that a node stands still. Chains made for trying things out may. */
    HEALTH_MAX_BLOCK_AGE: z.coerce.number().positive().default(900),
  })
  .transform((set) => ({
    chainId: set.CHAIN_ID,
    rpcUrls: rpcUrlsOf(set),
    rpcBatch: set.RPC_BATCH,
    headMaxAge: set.LOCAL_CHAIN === '1' ? 0 : set.HEAD_MAX_AGE_MS,
    isLocalChain: set.LOCAL_CHAIN === '1',
    evidenceDir: set.EVIDENCE_DIR,
    evidenceQuota: set.EVIDENCE_QUOTA_MB * 1024 * 1024,
    indexerUrl: set.INDEXER_URL ?? null,
    maxBlockAge: set.HEALTH_MAX_BLOCK_AGE,
    ipfs: set.IPFS_API_URL ? { url: set.IPFS_API_URL, token: set.IPFS_API_TOKEN } : null,
  }));

export type ServerEnv = z.infer<typeof schema>;

let parsed: ServerEnv | undefined;

export function parseEnv(variables: NodeJS.ProcessEnv): ServerEnv {
  const result = schema.safeParse({ ...variables, byChain: ofChains(variables) });
  if (!result.success) throw new Error(`The environment is not usable.\n${z.prettifyError(result.error)}`);
  return result.data;
}

/** The server's settings, read at the first use so that one build serves any chain. */
export function serverEnv(): ServerEnv {
  parsed ??= parseEnv(process.env);
  return parsed;
}
