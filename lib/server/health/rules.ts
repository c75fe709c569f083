/** What the app found of one chain that it shows. */
export type ChainHealth = {
  chainId: number;
  name: string;
  isDeployed: boolean;
  /** Null when the node did not answer. */
  head: { block: string; time: number; ageSeconds: number } | null;
  /** A chain for trying things out: its clock may stand still. */
  isDemo: boolean;
};

export type IndexerHealth =
  | { status: 'not configured' | 'no answer' }
  | { status: 'ready' | 'behind'; blocks: Record<string, { block: string; behind: number | null }> };

export type EvidenceHealth = { isWritable: boolean; bytes: number; quota: number };

export type Health = {
  /** `ok`; `degraded`: something is missing, every verb still works; `failing`: the app cannot do its work. */
  status: 'ok' | 'degraded' | 'failing';
  problems: string[];
  chains: ChainHealth[];
  indexer: IndexerHealth;
  evidence: EvidenceHealth;
};

/** Why a chain cannot be used; null when it can. */
export function problemOf(
  { name, isDeployed, isDemo, head }: ChainHealth,
  maxBlockAge: number,
): string | null {
  if (!isDeployed) return `Breakwater is not deployed on ${name}.`;
  if (!head) return `The node of ${name} does not answer.`;
  if (!isDemo && head.ageSeconds > maxBlockAge)
    return `The latest block of ${name} is ${head.ageSeconds} seconds old.`;
  return null;
}

/**
 * The rules. Without the first chain, the default one, the app cannot do its work (503). Without another chain, the indexer
 * or the evidence store it can do most of it (200, `degraded`).
 */
export function judge(
  found: Omit<Health, 'status' | 'problems'>,
  { maxBlockAge }: { maxBlockAge: number },
): Health {
  const [main, ...others] = found.chains.map((chain) => problemOf(chain, maxBlockAge));
  const minor = others.filter((problem) => problem !== null);
  const { indexer, evidence } = found;
  if (indexer.status === 'no answer') minor.push('The indexer does not answer.');
  if (indexer.status === 'behind') minor.push('The indexer is behind the chain.');
  if (!evidence.isWritable) minor.push('Evidence cannot be stored.');
  else if (evidence.bytes >= evidence.quota) minor.push('The store for evidence is full.');
  const problems = main ? [main, ...minor] : minor;
  const status = main ? 'failing' : minor.length > 0 ? 'degraded' : 'ok';
  return { status, problems, ...found };
}
