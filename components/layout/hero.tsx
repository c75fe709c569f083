import { ButtonLink } from '@/components/ui/button';
import { Sea } from './sea';

export function Hero() {
  return (
    <div className="pt-12 sm:pt-20">
      <div className="grid gap-8 lg:grid-cols-[1fr_auto] lg:items-end">
        <div>
          <h1 className="max-w-3xl text-balance font-light text-4xl text-ink leading-[1.08] tracking-tight sm:text-6xl">
            Calm water behind a wall we build together.
          </h1>
          <p className="mt-5 max-w-xl text-ink-soft text-lg leading-relaxed">
            Breakwater is a mutual: members stake the capital, buy the cover and decide the claims. Exploits,
            failures and depegs, priced and paid on chain.
          </p>
        </div>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/cover" size="lg">
            Get cover
          </ButtonLink>
          <ButtonLink href="/pools" size="lg" variant="secondary">
            Stake capital
          </ButtonLink>
        </div>
      </div>
      <div className="mt-6 sm:mt-2">
        <Sea />
      </div>
    </div>
  );
}
