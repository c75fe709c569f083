import { formatUnits } from 'viem';
import { Section } from '@/components/layout/page';
import { Card, CardHeader } from '@/components/ui/card';
import type { Guide } from '@/lib/demo/guides';
import type { StoryName } from '@/lib/demo/scenes';
import { type FeedName, type FeedPrice, PRICE_DECIMALS } from '@/lib/server/demo';
import { formatPrice } from '@/lib/triggers/words';
import { EventGuide } from './event-guide';
import { FeedPanel } from './feed-panel';

const FEED_HINTS: Record<FeedName, string> = {
  feed: 'Northwind Dollar in Lighthouse pays when it stays below 0.95 for two days.',
  etherFeed: 'Coral Perpetuals in Reef pays when it falls by more than a quarter within three days.',
};

const STORIES: Record<StoryName, { title: string; hint: string }> = {
  depeg: { title: 'Try a depeg', hint: 'A dollar loses its peg, and its feed proves it.' },
  crash: { title: 'Try a crash', hint: 'Ether falls by half, then further.' },
};

/** Feeds have 8 decimals, prices in the app have 18. */
const TO_18_DECIMALS = 10n ** BigInt(18 - PRICE_DECIMALS);

type SectionProps = { feeds: readonly FeedPrice[]; guides: readonly Guide[]; now: number };

/** Prices of the demo: guided events, and each feed by hand. */
export function FeedSection({ feeds, guides, now }: SectionProps) {
  return (
    <>
      <Section
        id="stories"
        title="Try it"
        hint="Each button publishes real rounds and moves the chain’s time between them."
      >
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
          {guides.map((guide) => (
            <Card key={guide.name} id={guide.name}>
              <CardHeader isPart {...STORIES[guide.name]} />
              <EventGuide guide={guide} now={now} />
            </Card>
          ))}
        </div>
      </Section>
      <Section
        id="feeds"
        title="The price feeds"
        hint="Products with a trigger pay by these feeds. A price counts only if it lasts: publish a price, move the clock, publish again."
      >
        <div className="grid items-start gap-6 lg:grid-cols-2">
          {feeds.map((feed) => (
            <Card key={feed.name}>
              <CardHeader isPart title={feed.title} hint={FEED_HINTS[feed.name]} />
              <FeedPanel
                {...feed}
                price={formatUnits(feed.price, PRICE_DECIMALS)}
                shownPrice={formatPrice(feed.price * TO_18_DECIMALS)}
              />
            </Card>
          ))}
        </div>
      </Section>
    </>
  );
}
