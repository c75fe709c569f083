const FIGURES = [
  {
    name: 'Yield a year',
    text: 'The premium that the pool earns each second now, times the seconds of a year, over its capital; less what goes to fees and, until it is full, to the reserve. Before losses. Cover that ends lowers it, new cover raises it.',
  },
  {
    name: 'Exposure by group',
    text: 'Cover that can still cost something, product by product; what could fail together is one group. 100 % is the limit that the pool sets for one group.',
  },
  {
    name: 'Solvency',
    text: 'Capital over required capital. Required is the larger of two: the stress scenario, in which groups fail together, and the largest group in full under its cap; what open incidents can cost comes on top.',
  },
  {
    name: 'Left to sell',
    text: 'The largest cover that can be bought now. Products share the capital, so what is sold of one leaves less for the others: capacities do not add up.',
  },
  {
    name: 'Reserve',
    text: 'Pays losses before the capital does. It is filled from premiums up to a share of the stress-weighted exposure.',
  },
  {
    name: 'Exits',
    text: 'What waits in the queue still earns and bears losses; what is on its way out has left the shares and still answers for events before it left.',
  },
];

/** How the figures of the comparison are made. */
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
