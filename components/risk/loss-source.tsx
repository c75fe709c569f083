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
    text: `The history counts ${HISTORY.allEvents} events; ${HISTORY.events} of them are events of protocols. Losses of exchanges and custodians, and projects that ran away with the money, are left out. Frequencies are those of ${HISTORY.firstYear} to ${HISTORY.lastYear}, spread evenly over the protocols at risk: the history does not say which protocol is riskier. Listed rates do, and stand beside it.`,
  },
  {
    title: 'How much',
    text: `Losses are log-normal, fitted with those below 100,000 USD missing from the list. ${fits}. Where there is no history, the listed rate is taken as the expected loss. Cover counts as live the whole year, and each event can take the whole of it again.`,
  },
  {
    title: 'How much together',
    text: 'A correlation group is one event: its members are hit together and equally badly. Groups are correlated by their pool’s own parameter (a Gaussian copula of event counts). The history does not measure that correlation.',
  },
  {
    title: 'Who pays',
    text: 'The reserve, then the capital as they are now. Premium of the year, new stakes, exits and refilled reserves are left out, and so is what open incidents may still cost.',
  },
  {
    title: 'How sure it is',
    text: 'A year without a claim says little about one product: it takes 70 to 140 product-years to tell a rate from three times that rate. Compare pools and kinds of risk before products.',
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
