import Link from 'next/link';
import { AddressText } from '@/components/ui/address';
import { Moment } from '@/components/ui/moment';
import type { Deployment } from '@/lib/contracts/deployment';
import { readProgress } from '@/lib/history/client';
import { smallLagOf } from '@/lib/history/notice';
import { chainHead } from '@/lib/server/client';
import { Piece } from './part';

type FooterProps = { chainName: string; deployment: Deployment | null };

const LINKS = [
  { href: '/docs', label: 'Documentation' },
  { href: '/docs/risks', label: 'Risks' },
  { href: '/#promises', label: 'The eight promises' },
  { href: '/activity', label: 'Activity' },
  { href: '/claims/assessors', label: 'Assessors' },
  { href: '/guardian', label: 'Guardian' },
  { href: '/keeper', label: 'Keeper' },
];

/** Source of the figures: chain, block time and contracts. */
export function Footer({ chainName, deployment }: FooterProps) {
  const contracts = deployment && [
    { name: 'Cover', address: deployment.cover },
    { name: 'Claims', address: deployment.claims },
    { name: 'Assessors', address: deployment.assessors },
    { name: 'Pool factory', address: deployment.factory },
  ];
  return (
    <footer className="mt-24 border-t pb-20 text-ink-soft text-sm xl:pb-0">
      <div className="mx-auto grid max-w-6xl gap-8 px-4 py-10 sm:px-6 md:grid-cols-[1fr_auto]">
        <div className="grid max-w-md content-start gap-3">
          <p>
            Current figures are read from the chain when a page loads. No quote engine, committee or server
            stands between you and the contracts.
          </p>
          <ul className="flex flex-wrap gap-x-5 gap-y-2">
            {LINKS.map(({ href, label }) => (
              <li key={href}>
                <Link href={href} className="link inline-block py-1">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
          <p className="text-ink-faint text-xs">
            {chainName}
            <Piece>
              <Head />
            </Piece>
            {deployment && (
              <Piece>
                <HistoryLag />
              </Piece>
            )}
          </p>
        </div>
        {contracts && (
          <dl className="grid content-start gap-1">
            {contracts.map(({ name, address }) => (
              <div key={name} className="flex items-center justify-between gap-8">
                <dt>{name}</dt>
                <dd>
                  <AddressText address={address} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </footer>
  );
}

async function Head() {
  const { number, now } = await chainHead();
  return (
    <>
      {' '}
      · block <span className="figure">{number.toString()}</span> · <Moment time={now} exact />
    </>
  );
}

/** Says that lists are of an older block than the figures, if the indexer is slightly behind. */
async function HistoryLag() {
  const [progress, { number }] = await Promise.all([readProgress(), chainHead()]);
  const lag = smallLagOf(progress, number);
  return lag && ` · ${lag}`;
}
