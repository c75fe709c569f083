import type { Backfill } from './backfill';
import type { Grown } from './grow';
import type { PageFigures } from './readers';

export type LoadReport = {
  asked: { covers: number; incidents: number };
  grown: Grown;
  backfill: Backfill;
  readers: number;
  pages: Record<string, PageFigures>;
};

/** DESIGN §13: the answer's 95th percentile in milliseconds, and requests to the chain a page view. */
const BUDGET = { p95: 300, requests: 2 };

/** Pages over their budget. */
export const exceeded = ({ pages }: LoadReport): string[] =>
  Object.entries(pages)
    .filter(([, { p95, requests, failed }]) => p95 > BUDGET.p95 || requests > BUDGET.requests || failed > 0)
    .map(([name]) => name);

export function printReport(report: LoadReport, isJson: boolean) {
  if (isJson) return console.log(JSON.stringify({ ...report, exceeded: exceeded(report) }, null, 2));
  const { grown, backfill, readers, pages } = report;
  console.log(
    `\n${grown.covers} covers, ${grown.incidents} incidents, ${grown.collections} collections in ${grown.seconds} s`,
  );
  console.log(
    `backfill: ${backfill.events} events in ${backfill.seconds} s, ${backfill.eventsPerSecond} a second, ${backfill.megabytes} MB`,
  );
  console.log(`\n${readers} readers: ms at 50 % and 95 %, requests to the chain a view`);
  for (const [name, { p50, p95, requests }] of Object.entries(pages))
    console.log(
      `${name.padEnd(32)} ${String(p50).padStart(6)} ${String(p95).padStart(6)} ${requests.toFixed(2).padStart(6)}`,
    );
  const over = exceeded(report);
  if (over.length > 0) console.log(`\nOver the budget: ${over.join(', ')}`);
}
