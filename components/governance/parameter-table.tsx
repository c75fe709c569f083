import { ButtonLink } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import type { ParameterSet } from '@/lib/governance/parameter-reads';

/** Parameters that one proposal changes together: each current value and its bounds. */
export function ParameterTable({ set: { title, text, rows, href } }: { set: ParameterSet }) {
  return (
    <Card>
      <CardHeader
        title={title}
        hint={text}
        action={
          <ButtonLink href={href} size="sm" variant="secondary">
            Propose a change
          </ButtonLink>
        }
      />
      <dl className="grid text-sm">
        {rows.map(({ key, label, value, bounds, hint }) => (
          <div
            key={key}
            className="grid gap-x-6 gap-y-0.5 border-b py-2.5 last:border-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
          >
            <dt className="text-ink">
              {label}
              {hint && <span className="block text-ink-soft text-xs">{hint}</span>}
            </dt>
            <dd className="figure min-w-0 break-words text-ink sm:text-right">
              {value}
              {bounds && <span className="block text-ink-faint text-xs">allowed: {bounds}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
