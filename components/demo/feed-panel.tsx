'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { describedBy, Field, Input } from '@/components/ui/field';
import { Moment } from '@/components/ui/moment';
import { refreshQueries } from '@/components/ui/use-query';
import { postDemo } from './post-demo';

type Props = { name: string; title: string; price: string; shownPrice: string; updatedAt: number };

const isPrice = (text: string) => /^\d{1,12}(\.\d{1,8})?$/.test(text) && Number(text) > 0;

/** Publishes a new round of one of the demo chain's feeds. */
export function FeedPanel({ name, title, price, shownPrice, updatedAt }: Props) {
  const router = useRouter();
  const [text, setText] = useState(price);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = `feed-${name}`;

  const publish = async () => {
    setSending(true);
    setProblem(await postDemo('price', { feed: name, price: text }));
    await refreshQueries();
    router.refresh();
    setSending(false);
  };

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isPrice(text)) publish();
      }}
    >
      <p role="status" aria-live="polite">
        <span className="figure text-2xl text-ink">{shownPrice}</span>{' '}
        <span className="text-ink-soft text-sm">
          since <Moment time={updatedAt} exact />
        </span>
      </p>
      <Field
        id={id}
        label={`New price of ${title}`}
        error={isPrice(text) ? null : 'A number above zero with at most 8 decimals, like 0.93.'}
      >
        <div className="flex gap-2">
          <Input
            id={id}
            inputMode="decimal"
            value={text}
            aria-invalid={!isPrice(text)}
            aria-describedby={describedBy(id)}
            onChange={(event) => setText(event.target.value.trim())}
          />
          <Button type="submit" className="shrink-0" disabled={isSending || !isPrice(text)}>
            {isSending ? 'Publishing…' : 'Publish'}
          </Button>
        </div>
      </Field>
      {problem && (
        <Callout kind="error" title="Nothing was published">
          {problem}
        </Callout>
      )}
    </form>
  );
}
