import type { Report, Request } from './run';
import { outcomeOf, simulateYears } from './simulate';

const post = (report: Report) => self.postMessage(report);

self.onmessage = ({ data: { pools, years, seed } }: MessageEvent<Request>) => {
  const of = pools.length * years;
  const outcomes = pools.map((pool, index) => {
    const simulation = simulateYears(pool, years, seed + index);
    let step = simulation.next();
    for (; !step.done; step = simulation.next()) {
      post({ kind: 'progress', done: index * years + step.value, of });
    }
    return outcomeOf(pool, step.value);
  });
  post({ kind: 'done', outcomes });
};
