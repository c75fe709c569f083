const FIGURES = [
  {
    name: 'Yield a year',
    text: 'From underwriting only: the premiums that the pool earns in a year at the current rate, less fees, reserve and expected losses, as a share of its capital. Ending cover lowers it, new cover raises it. The asset’s own yield comes on top.',
  },
  {
    name: 'Utilisation',
    text: 'The capital that the sold cover would need in the stress scenario, divided by the pool’s capital. The price of new cover rises with it, steeply above 70\u00a0%. The level adapts that price to demand.',
  },
  {
    name: 'Exposure by group',
    text: 'Cover that can still be claimed, by group: products that could fail together. 100\u00a0% is the limit of one group.',
  },
  {
    name: 'Solvency',
    text: 'Capital divided by required capital. Required capital is the largest of three: the stress scenario in which groups fail together, the largest group in full under its cap, and all cover together under the leverage cap.',
  },
  {
    name: 'Left to sell',
    text: 'The largest cover that can be bought now. Products share the capital, so selling one leaves less for the others. Capacities do not add up.',
  },
  {
    name: 'Reserve',
    text: 'Pays losses before the capital does. It is filled from premiums up to a share of the stress-weighted exposure.',
  },
  {
    name: 'Exits',
    text: 'Shares in the queue still earn and bear losses. Processed exits no longer hold shares, but they are still charged for events before they left, until they are paid.',
  },
];

/** Explains how the figures of the comparison are calculated. */
export function HowToRead() {
  return (
    <dl className="grid gap-x-10 gap-y-6 text-sm sm:grid-cols-2 lg:grid-cols-3">
      {FIGURES.map(({ name, text }) => (
        <div key={name}>
          <dt className="font-medium text-ink">{name}</dt>
          <dd className="mt-1 text-ink-soft leading-relaxed">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
