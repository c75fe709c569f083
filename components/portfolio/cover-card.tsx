import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { filingWaits } from '@/lib/claims/filing';
import { PERIL_WORDS } from '@/lib/cover/words';
import { type CoverState, isLive, stateOf } from '@/lib/portfolio/manage';
import type { HeldCover, PortfolioCover } from '@/lib/portfolio/types';
import { CoverActions } from './cover-actions';
import { CoverAmount, CoverFacts } from './cover-facts';
import { LossOutlook } from './loss-outlook';

const STATES: Record<CoverState, { tone: Tone; label: string }> = {
  waiting: { tone: 'neutral', label: 'Not yet in force' },
  inForce: { tone: 'good', label: 'In force' },
  ended: { tone: 'neutral', label: 'Ended' },
  cancelled: { tone: 'warn', label: 'Cancelled' },
  usedUp: { tone: 'neutral', label: 'Paid in full' },
};

/** One cover: its terms, its state, and its actions. */
export function CoverCard({ cover, now }: { cover: PortfolioCover; now: number }) {
  const { id, product, pool, record } = cover;
  const state = stateOf(cover, now);
  const { tone, label } = STATES[state];
  return (
    <li className="grid content-start gap-5 rounded-card border bg-surface p-5 sm:p-6">
      <div className="flex items-start gap-4 sm:gap-5">
        {record.picture && (
          // biome-ignore lint/performance/noImgElement: drawn by the contract, a few kB that are here already
          <img
            src={record.picture}
            alt={`Cover ${id} as wallets show it`}
            width={350}
            height={350}
            className="size-24 shrink-0 rounded-control sm:size-36"
          />
        )}
        <div className="grid min-w-0 flex-1 gap-1">
          <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <p className="caps">Cover {id}</p>
            <Badge tone={tone}>{label}</Badge>
          </div>
          <h3 className="font-medium text-ink">
            <Link href={`/cover/${product.id}`} className="link">
              {product.name}
            </Link>
          </h3>
          <p className="mb-2 text-ink-soft text-sm">
            {PERIL_WORDS[product.peril].label} · {pool.name}
          </p>
          <CoverAmount cover={cover} state={state} now={now} />
        </div>
      </div>
      <CoverFacts cover={cover} state={state} now={now} />
      {record.outlook && <LossOutlook cover={cover} outlook={record.outlook} now={now} />}
      {isLive(state) ? (
        <CoverActions cover={withoutRecord(cover)} now={now}>
          <Filing cover={cover} now={now} />
        </CoverActions>
      ) : (
        <Filing cover={cover} now={now} />
      )}
    </li>
  );
}

/** The fields that the browser needs, without the picture, which it already has. */
function withoutRecord({ record: _, ...held }: PortfolioCover): HeldCover {
  return held;
}

/** Link to the claim, if there is one. */
function Filing({ cover, now }: { cover: PortfolioCover; now: number }) {
  const { id, product, pool, startDay, endDay } = cover;
  if (filingWaits({ startDay, endDay, reportDays: pool.reportDays }, now) !== null) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <ButtonLink href={`/claims/new?cover=${id}`} size="sm" variant="secondary">
        File an incident
      </ButtonLink>
      {product.openIncidents > 0 && (
        <p className="text-sm">
          An incident of this product is open.{' '}
          <Link href="/claims?show=open" className="link">
            See open incidents
          </Link>
        </p>
      )}
    </div>
  );
}
