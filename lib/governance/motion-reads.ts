import { isAddressEqual } from 'viem';
import { readPools } from '@/lib/capital/reads';
import type { PoolSummary } from '@/lib/capital/types';
import { readDeployment } from '@/lib/contracts/deployment';
import { readProducts } from '@/lib/cover/reads';
import { BRK } from '@/lib/tx/types';
import { readSession } from '@/lib/wallet/session';
import { readGovernanceContext } from './context';
import { isKind, type KindName, kindOf, todayOf } from './kinds';
import { readVoteRules, readVotingPower } from './reads';

export type MotionQuery = { change?: string; pool?: string; product?: string };

/** What a change is about: the pool's address or the product's number, its name, and the pool for its asset. */
type About = { subject: string; name: string; pool: PoolSummary | null };

async function readAbout(kind: KindName, query: MotionQuery): Promise<About | null> {
  const [pools, products] = await Promise.all([readPools(), readProducts()]);
  const { about } = kindOf(kind);
  if (about === 'pool') {
    const pool = pools.find(({ address }) => address.toLowerCase() === query.pool?.toLowerCase());
    return pool ? { subject: pool.address, name: pool.name, pool } : null;
  }
  if (about === 'product') {
    const product = products.find(({ id }) => String(id) === query.product);
    const pool = product && pools.find(({ address }) => isAddressEqual(address, product.pool));
    return product && pool
      ? { subject: String(product.id), name: `${product.name}, ${pool.name}`, pool }
      : null;
  }
  return { subject: '', name: '', pool: null };
}

/** Everything a proposal's form needs; null when the address bar names no change. */
export async function readMotion(query: MotionQuery) {
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
    title: kindOf(kind).title,
    text: kindOf(kind).text,
    name: about.name,
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
