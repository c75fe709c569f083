import type { Backfill } from './backfill';
import type { Grown } from './grow';
import type { PageFigures } from './readers';

export type LoadReport = {
  asked: { covers: number; incidents: number; events: number };
  grown: Grown;
  backfill: Backfill;
  readers: number;
  pages: Record<string, PageFigures>;
};

/** DESIGN §13: 95th percentile of the answer in ms, and requests to the chain per page view, also right after a new block. */
const BUDGET = { p95: 300, requests: 2 };

/** Pages over their budget. */
export const exceeded = ({ pages }: LoadReport): string[] =>
  Object.entries(pages)
    .filter(
      ([, { p95, requests, onNewBlock, failed }]) =>
        p95 > BUDGET.p95 || Math.max(requests, onNewBlock) > BUDGET.requests || failed > 0,
    )
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
  console.log(`\n${readers} readers at once`);
  const headers = ['p50', 'p95 ms', 'requests', 'new block', 'cpu ms', 'own cpu', 'kB'];
  const row = (name: string, cells: readonly (string | number)[]) =>
    console.log(`${name.padEnd(32)}${cells.map((cell) => String(cell).padStart(12)).join('')}`);
  row('', headers);
  for (const [name, { p50, p95, requests, onNewBlock, cpu, ownCpu, bytes }] of Object.entries(pages))
    row(name, [
      p50,
      p95,
      requests.toFixed(2),
      onNewBlock,
      cpu ?? '–',
      ownCpu ?? '–',
      Math.round(bytes / 1_000),
    ]);
  const over = exceeded(report);
  if (over.length > 0) console.log(`\nOver the budget: ${over.join(', ')}`);
}
