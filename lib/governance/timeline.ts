/** The times of a proposal, in seconds since 1970. */
export type ProposalTimes = {
  created: number;
  /** When the weights are taken and voting begins. */
  snapshot: number;
  /** When voting ends; a quorum reached late moves it. */
  deadline: number;
  queued?: number;
  /** When the timelock lets it be executed; 0 while it is not queued. */
  eta: number;
  executed?: number;
  canceled?: number;
};

export type StepName = 'created' | 'snapshot' | 'deadline' | 'queued' | 'eta' | 'canceled' | 'executed';
export type Step = { name: StepName; at: number; past: boolean };

/** The steps of a proposal in the order of their times: all that happened, and what is to come as far as its time is known. */
export function timelineOf(times: ProposalTimes, now: number): Step[] {
  const end = times.canceled ?? Number.POSITIVE_INFINITY;
  const steps: [StepName, number | undefined][] = [
    ['created', times.created],
    ['snapshot', times.snapshot],
    ['deadline', times.deadline],
    ['queued', times.queued],
    // A cancelled operation has no time in the timelock any more.
    ['eta', times.eta === 0 ? undefined : times.eta],
    ['canceled', times.canceled],
    ['executed', times.executed],
  ];
  return steps
    .filter((step): step is [StepName, number] => step[1] !== undefined && step[1] <= end)
    .map(([name, at]) => ({ name, at, past: at <= now }));
}
