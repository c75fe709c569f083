'use client';

import { useState } from 'react';
import type { Hex } from 'viem';
import { Button } from '@/components/ui/button';
import type { CheckResult } from '@/lib/claims/evidence-check';

type CheckProps = { cid: string; digest: Hex };

/** Downloads the evidence and hashes it in the browser, so that its host need not be trusted. */
export function EvidenceCheck({ cid, digest }: CheckProps) {
  const [result, setResult] = useState<CheckResult | 'checking' | null>(null);

  const check = async () => {
    setResult('checking');
    // loaded on demand: few readers check, and the code for hashing is large
    const { checkEvidence } = await import('@/lib/claims/evidence-check');
    setResult(await checkEvidence(cid, digest));
  };

  return (
    <div className="grid justify-items-start gap-2">
      <Button type="button" variant="secondary" onClick={check} disabled={result === 'checking'}>
        {result === 'checking' ? 'Checking…' : 'Check it on this device'}
      </Button>
      <div role="status" className="grid gap-1">
        {result !== null && result !== 'checking' && <Verdict result={result} />}
      </div>
    </div>
  );
}

function Verdict({ result }: { result: CheckResult }) {
  if (result.status === 'unreachable') return <p>The file could not be downloaded. Try again.</p>;
  if (result.status === 'forged') {
    return (
      <p className="text-bad">The downloaded file does not match its hash on chain. Do not rely on it.</p>
    );
  }
  return (
    <>
      <p>Checked on this device: the file matches its hash on chain.</p>
      {result.list && <p className="break-words text-ink-soft">{result.list}</p>}
    </>
  );
}
