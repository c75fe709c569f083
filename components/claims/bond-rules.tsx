import type { Incident } from '@/lib/claims/types';

/** Explains who wins which bond. */
export function BondRules({ incident }: { incident: Incident }) {
  const { challenger, appellant } = incident;
  return (
    <ul className="mt-4 grid gap-2 border-t pt-4 text-ink-soft text-sm">
      <li>
        If the incident is refused at 0 %, the filer loses the bond. Half goes to{' '}
        {challenger ? 'the challenger' : 'the pool'}, half to the assessors who voted within 10 points of the
        verdict.
      </li>
      {challenger && (
        <li>
          If it is accepted within 10 points of the asserted severity, the challenger loses the bond. Half
          goes to the filer, half to these assessors.
        </li>
      )}
      {appellant && (
        <li>
          If the arbiter rules within 10 points of the verdict, the appellant loses the bond. If the arbiter
          stays silent, the appellant gets it back.
        </li>
      )}
      <li>Otherwise the bonds are returned.</li>
    </ul>
  );
}
