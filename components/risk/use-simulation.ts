'use client';

import { useEffect, useRef, useState } from 'react';
import { type Request, runSimulation } from '@/lib/risk/run';
import type { PoolOutcome } from '@/lib/risk/simulate';

export type Simulation =
  | { status: 'idle' | 'cancelled' | 'failed' }
  | { status: 'running'; done: number; of: number }
  | { status: 'done'; outcomes: PoolOutcome[]; years: number };

/** Runs one simulation at a time in a worker. Leaving the page stops it. */
export function useSimulation() {
  const [simulation, setSimulation] = useState<Simulation>({ status: 'idle' });
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const start = (request: Request) => {
    stop.current?.();
    setSimulation({ status: 'running', done: 0, of: request.pools.length * request.years });
    stop.current = runSimulation(request, {
      onReport: (report) =>
        setSimulation(
          report.kind === 'progress'
            ? { status: 'running', done: report.done, of: report.of }
            : { status: 'done', outcomes: report.outcomes, years: request.years },
        ),
      onFailure: () => setSimulation({ status: 'failed' }),
    });
  };

  const cancel = () => {
    stop.current?.();
    setSimulation({ status: 'cancelled' });
  };

  /** The results belong to other assumptions. */
  const clear = () => {
    stop.current?.();
    setSimulation({ status: 'idle' });
  };

  return { simulation, start, cancel, clear };
}
