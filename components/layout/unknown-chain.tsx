import { Callout } from '@/components/ui/callout';
import { unknownChain } from '@/lib/server/chains';

/** Says that a link names an unknown chain, and which chain is shown instead. */
export async function UnknownChain({ shown }: { shown: string }) {
  const asked = await unknownChain();
  if (asked === null) return null;
  return (
    <div className="pt-6">
      <Callout kind="warn" title={`Chain “${asked}” is not shown here`}>
        The link names a chain that this site does not support. You see {shown} instead.
      </Callout>
    </div>
  );
}
