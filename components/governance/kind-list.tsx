import Link from 'next/link';
import type { Kind } from '@/lib/governance/kind';
import { KINDS, type KindName } from '@/lib/governance/kinds';

type Choice = { value: string; name: string };
type ListProps = { pools: readonly Choice[]; products: readonly Choice[] };

const ABOUT = [
  { about: 'pool', title: 'Of a pool' },
  { about: 'mutual', title: 'Of the mutual' },
  { about: 'product', title: 'Of a product' },
] as const;

const KIND_ENTRIES = Object.entries(KINDS) as [KindName, Kind][];

/** Every change that can be proposed in words, by what it is about. */
export function KindList({ pools, products }: ListProps) {
  const choices = { pool: pools, product: products, mutual: [] };
  return (
    <div className="grid gap-10">
      {ABOUT.map(({ about, title }) => (
        <section key={about}>
          <h2 className="mb-4 border-b pb-3 font-medium text-ink text-lg tracking-tight">{title}</h2>
          <ul className="grid gap-3 sm:grid-cols-2">
            {KIND_ENTRIES.filter(([, kind]) => kind.about === about).map(([name, kind]) => (
              <li key={name} className="rounded-card border bg-surface p-5">
                <KindCard name={name} kind={kind} choices={choices[about]} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type CardProps = { name: KindName; kind: Kind; choices: readonly Choice[] };

function KindCard({ name, kind: { title, text, about }, choices }: CardProps) {
  const href = (value: string) => `/governance/propose?change=${name}&${about}=${value}`;
  return (
    <>
      <h3 className="font-medium text-ink">
        {about === 'mutual' ? (
          <Link href={`/governance/propose?change=${name}`} className="link">
            {title}
          </Link>
        ) : (
          title
        )}
      </h3>
      <p className="mt-1 text-ink-soft text-sm">{text}</p>
      {choices.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {choices.map(({ value, name: label }) => (
            <li key={value}>
              <Link href={href(value)} className="link inline-block py-1.5">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
