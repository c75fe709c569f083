// Lighthouse's scores of a page, on a phone and on a desktop.

import lighthouse from 'lighthouse';
import desktop from 'lighthouse/core/config/desktop-config.js';
import { Failure } from '../process.mjs';

export type Scores = { phone: number; desktop: number; accessibility: number; best_practices: number };

const CATEGORIES = {
  performance: 'performance',
  accessibility: 'accessibility',
  practices: 'best-practices',
};
const GOOD_PERFORMANCE = 95;
/** Other work on the machine can only slow a page down: a slow or failed measurement is repeated up to this often. */
const ATTEMPTS = 3;
const TIMES = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'speed-index'];

type Measured = Record<keyof typeof CATEGORIES, number> & {
  /** Audits that lower the score for accessibility or best practices. */
  faults: string[];
  /** The page's times, to explain a low performance score. */
  times: string;
};

/** Null if the page did not load within Lighthouse's time limit. */
async function measure(url: string, port: number, config?: typeof desktop): Promise<Measured | null> {
  const onlyCategories = Object.values(CATEGORIES);
  const flags = { port, onlyCategories, output: 'json', logLevel: 'silent' } as const;
  const result = await lighthouse(url, flags, config);
  if (!result || result.lhr.runtimeError) return null;
  const { categories, audits } = result.lhr;
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const faultsOf = (name: string) =>
    (categories[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => id);
  return {
    performance: score(CATEGORIES.performance),
    accessibility: score(CATEGORIES.accessibility),
    practices: score(CATEGORIES.practices),
    faults: [...faultsOf(CATEGORIES.accessibility), ...faultsOf(CATEGORIES.practices)],
    times: TIMES.map((id) => `${id} ${audits[id]?.displayValue}`).join(', '),
  };
}

async function best(url: string, port: number, config?: typeof desktop): Promise<Measured> {
  let found: Measured | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const measured = await measure(url, port, config);
    if (measured && measured.performance > (found?.performance ?? -1)) found = measured;
    if (found && found.performance >= GOOD_PERFORMANCE) break;
  }
  if (!found) throw new Failure(`Lighthouse could not measure ${url}.`);
  return found;
}

/** @param note Receives the reasons for low scores. */
export async function scoresOf(url: string, port: number, note: (line: string) => void): Promise<Scores> {
  const profiles = { phone: await best(url, port), desktop: await best(url, port, desktop) };
  for (const [profile, { performance, faults, times }] of Object.entries(profiles)) {
    if (faults.length > 0) note(`  ${profile}: ${faults.join(', ')}`);
    if (performance < GOOD_PERFORMANCE) note(`  ${profile}: performance ${performance}: ${times}`);
  }
  const lower = (key: 'accessibility' | 'practices') => Math.min(profiles.phone[key], profiles.desktop[key]);
  return {
    phone: profiles.phone.performance,
    desktop: profiles.desktop.performance,
    accessibility: lower('accessibility'),
    best_practices: lower('practices'),
  };
}
