import type { Incident } from '@/lib/claims/types';

/** Who wins which bond, in sentences. */
export function BondRules({ incident }: { incident: Incident }) {
  const { challenger, appellant } = incident;
  return (
    <ul className="mt-4 grid gap-2 border-t pt-4 text-ink-soft text-sm">
      <li>
        Refused at 0 %: the filer’s bond is forfeited. Half goes to{' '}
        {challenger ? 'the challenger' : 'the pool'}, half to the assessors who voted within 10 points.
      </li>
      {challenger && (
        <li>
          Accepted within 10 points of what was asserted: the challenger’s bond is forfeited. Half goes to the
          filer, half to these assessors.
        </li>
      )}
      {appellant && (
        <li>
          A ruling within 10 points of the verdict: the appellant’s bond is forfeited. A silent arbiter costs
          nobody a bond.
        </li>
      )}
      <li>Otherwise the bonds go back.</li>
    </ul>
  );
}
