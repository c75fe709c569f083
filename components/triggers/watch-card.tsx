import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import type { Asset } from '@/lib/capital/types';
import type { EventWatch } from '@/lib/triggers/product-reads';
import { promiseInWords } from '@/lib/triggers/words';
import { WatchChart } from './watch-chart';
import { WatchStanding } from './watch-standing';

type WatchCardProps = { watch: EventWatch; asset: Asset; title: ReactNode };

/** A product that a price feed decides: its condition, its state, and its proof. */
export function WatchCard({ watch, asset, title }: WatchCardProps) {
  return (
    <Card id={`trigger-${watch.product}`}>
      <CardHeader title={title} hint={promiseInWords(watch.trigger)} />
      <div className="grid gap-6">
        <WatchChart watch={watch} />
        <WatchStanding watch={watch} asset={asset} />
      </div>
    </Card>
  );
}
