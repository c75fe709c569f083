import { Callout } from '@/components/ui/callout';

export function UploadProblem({ problem }: { problem: string | null }) {
  return (
    problem && (
      <Callout kind="error" title="The evidence was not stored">
        {problem}
      </Callout>
    )
  );
}
