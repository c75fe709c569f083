import { Callout } from '@/components/ui/callout';

type UploadProps = {
  problem: string | null;
  /** Why a stored file is not pinned to IPFS. */
  note: string | null;
};

/** Problems with storing the evidence. */
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
