import type { ReactNode } from 'react';
import { PERILS } from '@/lib/cover/types';
import { PERIL_WORDS } from '@/lib/cover/words';
import { HISTORY, LOSS_CLASSES } from '@/lib/risk/calibration';
import { formatShare } from '@/lib/risk/model';

const classWords = PERILS.map((peril) => {
  const name = LOSS_CLASSES[peril];
  return `${PERIL_WORDS[peril].label}: ${name === 'all' ? 'all events' : `“${name}”`}`;
}).join('; ');

const POINTS: { title: string; text: ReactNode }[] = [
  {
    title: 'How often',
    text: `The history counts ${HISTORY.events} events from ${HISTORY.firstYear} to ${HISTORY.lastYear}, between ${HISTORY.fewest} and ${HISTORY.most} a year. Their mean is spread over the protocols at risk, and over products by their listed price. Each product’s events in a year follow a Poisson distribution.`,
  },
  {
    title: 'How much',
    text: `Losses are log-normal, fitted by class of event. ${classWords}. The history holds no market events, so where all events stand in, take the figure with care. Cover is taken as live the whole year; each event can take the whole of it again.`,
  },
  {
    title: 'How much together',
    text: `One shock for everything, one for each group and one for each product, mixed by the two correlations (a Gaussian copula). In the history ${formatShare(HISTORY.shareInClusters, 0)} of events came within three days of another; that speaks for some correlation and does not measure it.`,
  },
  {
    title: 'Who pays',
    text: 'The reserve, then the capital as they are now. Premium of the year, new stakes, exits and refilled reserves are left out, and so is what open incidents may still cost.',
  },
  {
    title: 'Loss ratio',
    text: 'Expected loss over premium income at the present rate. The chain knows the income of a pool; each product’s part of it is by cover times listed price.',
  },
];

/** How the figures come about and where the history is from. */
export function LossSource() {
  return (
    <details className="mt-8 border-y py-2 text-sm">
      <summary className="min-h-11 cursor-pointer content-center font-medium text-ink">
        How this is worked out, and from what
      </summary>
      <dl className="grid gap-x-10 gap-y-5 py-4 sm:grid-cols-2">
        {POINTS.map(({ title, text }) => (
          <div key={title}>
            <dt className="font-medium text-ink">{title}</dt>
            <dd className="mt-1 text-ink-soft leading-relaxed">{text}</dd>
          </div>
        ))}
        <div>
          <dt className="font-medium text-ink">Source</dt>
          <dd className="mt-1 break-words text-ink-soft leading-relaxed">
            {HISTORY.what}. {HISTORY.source}.
          </dd>
        </div>
      </dl>
    </details>
  );
}
