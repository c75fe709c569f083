'use client';

import { type ReactNode, useState } from 'react';
import { TxLine } from '@/components/tx/tx-line';
import { useTx } from '@/components/tx/use-tx';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { later } from '@/components/ui/later';
import { NotLoaded } from '@/components/ui/not-loaded';
import type { HeldCover } from '@/lib/portfolio/types';
import { formatMoment } from '@/lib/time';

// loaded when a dialog is opened
const CancelForm = later(() => import('./cancel-form').then((module) => module.CancelForm), NotLoaded);
const ExtendForm = later(() => import('./extend-form').then((module) => module.ExtendForm), NotLoaded);

const ACTIONS = [
  { key: 'extend', label: 'Extend', Form: ExtendForm },
  { key: 'cancel', label: 'Cancel', Form: CancelForm },
] as const;

type Action = (typeof ACTIONS)[number];

type CoverActionsProps = {
  cover: HeldCover;
  now: number;
  /** Further actions. */
  children?: ReactNode;
};

/** Actions for a cover that has not ended. The transaction belongs to the card, not to the dialog, so that a pending one is found
 * again after a reload. */
export function CoverActions({ cover, now, children }: CoverActionsProps) {
  const isFixed = cover.product.settlesCovers;
  const { paused, pausedUntil } = cover.pool;
  const [chosen, setChosen] = useState<Action | null>(null);
  const close = () => setChosen(null);
  const tx = useTx(`cover.${cover.id}`, close);
  const choose = (action: Action) => {
    tx.reset();
    setChosen(action);
  };
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {ACTIONS.filter(({ key }) => (!isFixed && !paused) || key === 'cancel').map((action) => (
          <Button
            key={action.key}
            size="sm"
            variant={action.key === 'cancel' ? 'quiet' : 'secondary'}
            aria-haspopup="dialog"
            aria-label={`${action.label} cover ${cover.id}`}
            onClick={() => choose(action)}
          >
            {action.label}
          </Button>
        ))}
        {children}
      </div>
      {paused && !isFixed && (
        <p className="text-ink-soft text-sm">
          The guardian has paused this pool until {formatMoment(Number(pausedUntil))}. Until then it cannot be
          extended. It stays in force.
        </p>
      )}
      {isFixed && (
        <p className="text-ink-soft text-sm">
          It cannot be extended, because its payout is measured from the price at its purchase. Buy another
          cover instead.
        </p>
      )}
      <TxLine tx={tx} isElsewhere={chosen !== null} />
      <Dialog
        open={chosen !== null}
        onClose={close}
        title={chosen && `${chosen.label} cover ${cover.id}: ${cover.product.name}`}
      >
        {chosen && <chosen.Form cover={cover} now={now} tx={tx} />}
      </Dialog>
    </div>
  );
}
