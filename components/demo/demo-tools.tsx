import { Card, CardHeader } from '@/components/ui/card';
import type { Deployment } from '@/lib/contracts/deployment';
import { readGuides } from '@/lib/demo/guides';
import { chainHead } from '@/lib/server/client';
import { readFeeds } from '@/lib/server/demo';
import { readSession } from '@/lib/wallet/session';
import { ClockPanel } from './clock-panel';
import { FaucetPanel } from './faucet-panel';
import { FeedSection } from './feed-section';

/** Tools that only a demo has: money, clock and prices. */
export async function DemoTools({ demo }: { demo: NonNullable<Deployment['demo']> }) {
  const [{ now }, feeds, guides] = await Promise.all([
    chainHead(),
    readFeeds(demo),
    readSession().then(readGuides),
  ]);
  return (
    <>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <CardHeader
            title="Demo money"
            hint="10 ETH for fees; 50,000 dUSD, 25 dETH and a savings dollar to stake and pay with; 10,000 BRK to vote with."
          />
          <FaucetPanel {...demo} />
        </Card>
        <Card id="clock">
          <CardHeader title="The chain’s clock" hint="It moves forward only, for everybody on this chain." />
          <ClockPanel now={now} />
        </Card>
      </div>
      <FeedSection feeds={feeds} guides={guides} now={now} />
    </>
  );
}
