import { PERILS } from '@/lib/cover/types';
import { PERIL_WORDS } from '@/lib/cover/words';
import { fitFor, HISTORY } from '@/lib/risk/calibration';

const fits = PERILS.map((peril) => {
  const fit = fitFor(peril);
  return `${PERIL_WORDS[peril].label}: ${fit === null ? 'no history' : fit.name}`;
}).join('; ');

const POINTS: { title: string; text: string }[] = [
  {
    title: 'How often',
    text: `The history counts ${HISTORY.allEvents} events; ${HISTORY.events} of them are events of protocols. Losses of exchanges and custodians, and exit scams, are left out. Frequencies are those of ${HISTORY.firstYear} to ${HISTORY.lastYear}, spread evenly over the protocols at risk: the history does not say which protocol is riskier. The listed rates do, and are shown for comparison.`,
  },
  {
    title: 'How much',
    text: `Losses are modelled as log-normal. The fit allows for losses below 100,000 USD, which the list leaves out. ${fits}. Where there is no history, the listed rate is taken as the expected loss. The model keeps all cover live for the whole year, and each event can take all of it again.`,
  },
  {
    title: 'How much together',
    text: 'A correlation group counts as one event: its products fail together and lose the same share. Groups are correlated by their pool’s parameter (a Gaussian copula of event counts). The history does not measure that correlation.',
  },
  {
    title: 'Who pays',
    text: 'The reserve pays first, then the capital, both at today’s amounts. The model leaves out premiums of the year, new stakes, exits, refilled reserves and the possible cost of open incidents.',
  },
  {
    title: 'How sure it is',
    text: 'A year without a claim says little about one product: it takes 70 to 140 product-years to tell a rate from three times that rate. Compare pools and kinds of risk before products.',
  },
];

/** How the figures are calculated, and the source of the history. */
export function LossSource() {
  return (
    <details className="mt-8 border-y py-2 text-sm">
      <summary className="min-h-11 cursor-pointer content-center font-medium text-ink">
        Method and sources
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
