import type { ModelPool, PoolOutcome } from './simulate';

export type Request = { pools: ModelPool[]; years: number; seed: number };
export type Report =
  /** `done` of `of` simulated years, over all pools. */
  { kind: 'progress'; done: number; of: number } | { kind: 'done'; outcomes: PoolOutcome[] };

type Listener = { onReport: (report: Report) => void; onFailure: () => void };

/** Simulates in a worker. Returns a function that stops it; after that, nothing is reported. */
export function runSimulation(request: Request, { onReport, onFailure }: Listener): () => void {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const stop = () => {
    // a worker that is stopped while its script still loads would report a failure
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
  };
  worker.onmessage = ({ data }: MessageEvent<Report>) => {
    if (data.kind === 'done') stop();
    onReport(data);
  };
  worker.onerror = () => {
    stop();
    onFailure();
  };
  worker.postMessage(request);
  return stop;
}
