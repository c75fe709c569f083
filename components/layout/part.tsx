import { type ReactNode, Suspense } from 'react';
import { Loading } from '@/components/ui/skeleton';
import { LeaveOut, PartError } from './part-error';

type PartProps = {
  /** Completes "Loading …" and "Could not read … from the chain". */
  name: string;
  /** Placeholder of the same size as the content. */
  skeleton: ReactNode;
  children: ReactNode;
};

/** A part of a page that is streamed after the rest, once it was read. Its failure does not affect the rest. */
export function Part({ name, skeleton, children }: PartProps) {
  return (
    <PartError name={name}>
      <Suspense fallback={<Loading label={`Loading ${name}`}>{skeleton}</Loading>}>{children}</Suspense>
    </PartError>
  );
}

/** A word or a badge that is streamed once it was read, and left out if that fails. */
export function Piece({ skeleton = null, children }: Partial<Omit<PartProps, 'name'>>) {
  return (
    <LeaveOut>
      <Suspense fallback={skeleton}>{children}</Suspense>
    </LeaveOut>
  );
}
