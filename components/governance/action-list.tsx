import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import type { Action, DecodedAction } from '@/lib/governance/actions';

type Shown = { action: Action; decoded: DecodedAction };

/** The timelock's calls, decoded; the bytes can be expanded. */
export function ActionList({ actions }: { actions: readonly Shown[] }) {
  return (
    <ol className="grid gap-3">
      {actions.map(({ action, decoded }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a proposal's calls never change
        <li key={index}>
          <Card>
            <h3 className="font-medium text-ink">{decoded.title}</h3>
            {decoded.warning && (
              <div className="mt-3">
                <Callout kind="warn" title="Check this call yourself">
                  {decoded.warning}
                </Callout>
              </div>
            )}
            <Changes decoded={decoded} />
            <Raw action={action} addresses={decoded.addresses} />
          </Card>
        </li>
      ))}
    </ol>
  );
}

export function Changes({ decoded: { changes, lines } }: { decoded: DecodedAction }) {
  return (
    <div className="mt-3 grid gap-3 text-sm">
      {changes.length > 0 && (
        <dl className="grid gap-2">
          {changes.map(({ label, from, to }) => (
            <div key={label} className="grid gap-x-4 sm:grid-cols-[14rem_1fr]">
              <dt className="text-ink-soft first-letter:uppercase">{label}</dt>
              <dd className="figure min-w-0 break-words text-ink">
                <del className="text-ink-soft">
                  <span className="sr-only">from </span>
                  {from}
                </del>{' '}
                <span aria-hidden>→</span>{' '}
                <ins className="font-medium no-underline">
                  <span className="sr-only">to </span>
                  {to}
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ul className="grid gap-1 text-ink-soft">
        {lines.map((line) => (
          <li key={line} className="min-w-0 break-words">
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}

type RawProps = { action: Action; addresses: readonly string[] };

function Raw({ action: { value, data }, addresses }: RawProps) {
  return (
    <details className="mt-3 text-sm">
      <summary className="min-h-11 cursor-pointer py-2.5 text-ink-soft hover:text-ink">Raw call</summary>
      <dl className="grid gap-2 break-all font-mono text-ink-soft text-xs">
        <div>
          <dt className="caps">Target and named addresses</dt>
          {addresses.map((address) => (
            <dd key={address}>{address}</dd>
          ))}
        </div>
        <div>
          <dt className="caps">Ether, in wei</dt>
          <dd>{value.toString()}</dd>
        </div>
        <div>
          <dt className="caps">Data</dt>
          <dd className="max-h-40 overflow-y-auto">{data}</dd>
        </div>
      </dl>
    </details>
  );
}
