import { readPools } from '@/lib/capital/reads';
import type { PoolSummary } from '@/lib/capital/types';
import { readDeployment } from '@/lib/contracts/deployment';
import { BRK } from '@/lib/tx/types';
import { readSession } from '@/lib/wallet/session';
import { readGovernanceContext } from './context';
import { isKind, type KindName, kindOf, todayOf } from './kinds';
import { readVoteRules, readVotingPower } from './reads';

export type ProposalQuery = { change?: string; pool?: string };

/** What a change is about: the pool's address; empty for the mutual as a whole. */
type About = { subject: string; pool: PoolSummary | null };

async function readAbout(kind: KindName, query: ProposalQuery): Promise<About | null> {
  if (kindOf(kind).about === 'mutual') return { subject: '', pool: null };
  const pools = await readPools();
  const pool = pools.find(({ address }) => address.toLowerCase() === query.pool?.toLowerCase());
  return pool ? { subject: pool.address, pool } : null;
}

/** Everything a proposal's form needs; null when the address bar names no change. */
export async function readProposalForm(query: ProposalQuery) {
  if (!isKind(query.change)) return null;
  const kind = query.change;
  const [about, { contracts: _, ...known }, { demo: __, ...deployment }, pools, rules, session] =
    await Promise.all([
      readAbout(kind, query),
      readGovernanceContext(),
      readDeployment(),
      readPools(),
      readVoteRules(),
      readSession(),
    ]);
  if (!about) return null;
  const keys = kindOf(kind).todayKeys(deployment, about.subject);
  const today = Object.fromEntries(keys.map((key) => [key, known.today[key] ?? {}]));
  return {
    form: {
      kind,
      subject: about.subject,
      unit: about.pool?.asset ?? BRK,
      today: todayOf(kind, about.subject, { ...known, contracts: [] }, deployment),
      deployment,
      assets: pools.map(({ asset }) => asset),
      known: { ...known, today },
      votes: session && (await readVotingPower(session)).votes,
      threshold: rules.threshold,
    },
  };
}
