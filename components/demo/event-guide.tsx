import Link from 'next/link';
import type { ReactNode } from 'react';
import { ProveButton } from '@/components/triggers/prove-button';
import { ButtonLink } from '@/components/ui/button';
import { formatSeverityBps } from '@/lib/claims/severity';
import type { Guide } from '@/lib/demo/guides';
import { SCENES } from '@/lib/demo/scenes';
import { formatMoney } from '@/lib/money';
import { formatMoment, startOfDay } from '@/lib/time';
import { missingInWords, proofInWords } from '@/lib/triggers/words';
import { DemoButton } from './demo-button';

/** Past the start of the day, so that the cover is certainly in force at the first event. */
const A_MINUTE = 60;

type GuideProps = { guide: Guide; now: number };

/** Guides from a falling price to a payout in a few clicks. Each step shows its state. */
export function EventGuide({ guide, now }: GuideProps) {
  const { name, product, pool, watch, incident } = guide;
  const { standing, trigger } = watch;
  const deeper = standing.kind === 'provable' ? standing.proof : null;
  return (
    <ol className="grid gap-6">
      <Step number={1} title={`Hold cover of ${product.name} in the ${pool.name}`}>
        <HeldNote guide={guide} now={now} />
      </Step>
      {SCENES[name].map(({ feed, label, text, beats }, index) => (
        <Step key={text} number={index + 2} title={text}>
          <DemoButton action="rounds" body={{ feed, beats }}>
            {label}
          </DemoButton>
        </Step>
      ))}
      <Step number={SCENES[name].length + 2} title="Prove it, as anyone may">
        <p className="text-ink-soft text-sm">
          {deeper && proofInWords(deeper, trigger)}
          {standing.kind === 'refused' && standing.reason}
          {standing.kind === 'missing' && missingInWords(standing.missing, trigger)}
          {standing.kind === 'proven' &&
            `It is proven at ${formatSeverityBps(standing.incident.severityBps)}; only a deeper fall would change this.`}
        </p>
        <ProveButton
          product={product.id}
          evidence={deeper?.evidence ?? null}
          asset={pool.asset}
          label={`Prove ${deeper ? formatSeverityBps(deeper.severityBps) : 'it'}`}
        />
      </Step>
      <Step number={SCENES[name].length + 3} title="Collect">
        {incident ? (
          <ButtonLink href={`/claims/${incident.id}`} size="sm" variant="secondary">
            {incident.status === 'accepted' ? 'Collect from' : 'Go to'} incident {incident.id}
          </ButtonLink>
        ) : (
          <p className="text-ink-soft text-sm">
            Once the event is proven, collect your payout on the incident’s page.
          </p>
        )}
      </Step>
    </ol>
  );
}

function HeldNote({ guide: { covers, product, pool }, now }: GuideProps) {
  const [first] = covers;
  if (!first) {
    return (
      <p className="text-ink-soft text-sm">
        <Link href={`/cover/${product.id}`} className="link">
          Buy some
        </Link>{' '}
        with demo money first. It takes effect after its waiting days.
      </p>
    );
  }
  const start = startOfDay(first.startDay);
  const subject = `Your cover ${first.id} of ${formatMoney(first.amount, pool.asset)}`;
  if (start <= now) return <p className="text-good text-sm">{subject} is in force.</p>;
  return (
    <>
      <p className="text-ink-soft text-sm">
        {subject} takes effect on {formatMoment(start)}.
      </p>
      <DemoButton action="time" body={{ seconds: start - now + A_MINUTE }}>
        Move the clock there
      </DemoButton>
    </>
  );
}

type StepProps = { number: number; title: string; children: ReactNode };

function Step({ number, title, children }: StepProps) {
  return (
    <li className="flex gap-4">
      <span aria-hidden className="figure w-6 shrink-0 text-right text-ink-faint text-lg">
        {number}
      </span>
      <div className="grid min-w-0 flex-1 gap-2">
        <h4 className="font-medium text-ink text-sm">{title}</h4>
        {children}
      </div>
    </li>
  );
}
