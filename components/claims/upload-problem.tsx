import { Callout } from '@/components/ui/callout';

type UploadProps = {
  problem: string | null;
  /** Why a file that was stored is not pinned to IPFS too. */
  note: string | null;
};

/** What became of the evidence, when not all is as it should be. */
export function UploadProblem({ problem, note }: UploadProps) {
  if (problem) {
    return (
      <Callout kind="error" title="The evidence was not stored">
        {problem}
      </Callout>
    );
  }
  return note && <Callout title="The evidence is stored only on this site">{note}</Callout>;
}
