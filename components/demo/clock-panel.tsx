'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field, Input } from '@/components/ui/field';
import { Moment } from '@/components/ui/moment';
import { refreshQueries } from '@/components/ui/use-query';
import { formatDuration, SECONDS_A_DAY } from '@/lib/time';
import { postDemo } from './post-demo';

const JUMPS = [
  3600,
  SECONDS_A_DAY,
  3 * SECONDS_A_DAY,
  7 * SECONDS_A_DAY,
  14 * SECONDS_A_DAY,
  30 * SECONDS_A_DAY,
];
const MAX_DAYS = 400;

export function ClockPanel({ now }: { now: number }) {
  const router = useRouter();
  const [isMoving, setMoving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [days, setDays] = useState('90');
  const count = /^\d+$/.test(days) ? Number(days) : 0;
  const isValid = count >= 1 && count <= MAX_DAYS;

  const move = async (seconds: number) => {
    setMoving(true);
    setProblem(await postDemo('time', { seconds }));
    await refreshQueries();
    router.refresh();
    setMoving(false);
  };

  return (
    <div className="grid gap-5">
      <p className="figure text-2xl text-ink" role="status" aria-live="polite">
        <Moment time={now} exact />
      </p>
      <div className="flex flex-wrap gap-2">
        {JUMPS.map((seconds) => (
          <Button
            key={seconds}
            size="sm"
            variant="secondary"
            disabled={isMoving}
            onClick={() => move(seconds)}
          >
            + {formatDuration(seconds)}
          </Button>
        ))}
      </div>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (isValid) move(count * SECONDS_A_DAY);
        }}
      >
        <Field
          id="clock-days"
          label="Or a number of days"
          error={isValid ? null : `Between 1 and ${MAX_DAYS} days.`}
        >
          <div className="flex gap-2">
            <Input
              id="clock-days"
              inputMode="numeric"
              value={days}
              aria-invalid={!isValid}
              onChange={(event) => setDays(event.target.value)}
            />
            <Button type="submit" className="shrink-0" disabled={isMoving || !isValid}>
              {isMoving ? 'Moving…' : 'Move the clock'}
            </Button>
          </div>
        </Field>
      </form>
      {problem && (
        <Callout kind="error" title="The clock did not move">
          {problem}
        </Callout>
      )}
    </div>
  );
}
