import { type ReactNode, Suspense } from 'react';
import { Loading } from '@/components/ui/skeleton';
import { LeaveOut, PartError } from './part-error';

type PartProps = {
  /** As in "Loading …" and "Could not read … from the chain". */
  name: string;
  /** Keeps the place; of the size of what comes. */
  skeleton: ReactNode;
  children: ReactNode;
};

/** A part of a page that is sent when it was read, after the frame around it. When it fails, it fails alone. */
export function Part({ name, skeleton, children }: PartProps) {
  return (
    <PartError name={name}>
      <Suspense fallback={<Loading label={`Loading ${name}`}>{skeleton}</Loading>}>{children}</Suspense>
    </PartError>
  );
}

/** A word or a badge that is sent when it was read, and left out when it cannot be. */
export function Piece({ skeleton = null, children }: Partial<Omit<PartProps, 'name'>>) {
  return (
    <LeaveOut>
      <Suspense fallback={skeleton}>{children}</Suspense>
    </LeaveOut>
  );
}
