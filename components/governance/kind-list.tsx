import Link from 'next/link';
import type { Kind } from '@/lib/governance/kind';
import { KINDS, type KindName } from '@/lib/governance/kinds';

type Pool = { address: string; name: string };

const ABOUT = [
  { about: 'pool', title: 'For one pool' },
  { about: 'mutual', title: 'For the whole mutual' },
] as const;

const KIND_ENTRIES = Object.entries(KINDS) as [KindName, Kind][];

/** All changes that have a form, by subject. */
export function KindList({ pools }: { pools: readonly Pool[] }) {
  return (
    <div className="grid gap-10">
      {ABOUT.map(({ about, title }) => (
        <section key={about}>
          <h2 className="mb-4 border-b pb-3 font-medium text-ink text-lg tracking-tight">{title}</h2>
          <ul className="grid gap-3 sm:grid-cols-2">
            {KIND_ENTRIES.filter(([, kind]) => kind.about === about).map(([name, kind]) => (
              <li key={name} className="rounded-card border bg-surface p-5">
                <KindCard name={name} kind={kind} pools={about === 'pool' ? pools : []} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type CardProps = { name: KindName; kind: Kind; pools: readonly Pool[] };

function KindCard({ name, kind: { title, text, about }, pools }: CardProps) {
  const href = `/governance/propose?change=${name}`;
  return (
    <>
      <h3 className="font-medium text-ink">
        {about === 'mutual' ? (
          <Link href={href} className="link">
            {title}
          </Link>
        ) : (
          title
        )}
      </h3>
      <p className="mt-1 text-ink-soft text-sm">{text}</p>
      {pools.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {pools.map(({ address, name: label }) => (
            <li key={address}>
              <Link href={`${href}&pool=${address}`} className="link inline-block py-1.5">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
