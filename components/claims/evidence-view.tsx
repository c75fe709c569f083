import type { Hex } from 'viem';
import { CopyButton } from '@/components/ui/copy-button';
import { cidsOf } from '@/lib/claims/evidence';
import { EVIDENCE_TYPES } from '@/lib/claims/evidence-types';
import { findEvidence } from '@/lib/server/evidence-store';
import { EvidenceCheck } from './evidence-check';

/** Evidence, checked against the digest on chain before it is shown. */
export async function EvidenceView({ digest, label }: { digest: Hex; label: string }) {
  const evidence = await findEvidence(digest);
  const addresses = evidence ? [evidence.cid] : cidsOf(digest);
  return (
    <div className="grid gap-4 text-sm">
      {evidence ? (
        <Content cid={evidence.cid} label={label} type={evidence.type} content={evidence.content} />
      ) : (
        <p className="text-ink-soft">
          This site does not store the file. Look it up on an IPFS gateway by its content address below: the
          first if the file is small, the second if it is larger than one IPFS block. The file is the right
          one only if its content matches that address.
        </p>
      )}
      <div>
        <p className="caps">
          {evidence
            ? 'Content address, checked against the chain'
            : 'Content addresses of the digest on chain'}
        </p>
        {addresses.map((cid) => (
          <p key={cid} className="flex items-center gap-1 font-mono text-ink-soft text-xs">
            <span className="break-all">{cid}</span>
            <CopyButton text={cid} label="Copy the content address" />
          </p>
        ))}
      </div>
      {evidence && <EvidenceCheck cid={evidence.cid} digest={digest} />}
    </div>
  );
}

/** Longer texts are offered as a download: a list of losses would make every view of the page heavy. */
const MAX_SHOWN_BYTES = 64 * 1024;

type ContentProps = {
  cid: string;
  label: string;
  type: keyof typeof EVIDENCE_TYPES;
  content: Uint8Array;
};

function Content({ cid, label, type, content }: ContentProps) {
  if (content.length <= MAX_SHOWN_BYTES && (type.startsWith('text/') || type === 'application/json')) {
    return (
      <section
        aria-label={`${label}, as text`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrow keys
        tabIndex={0}
        className="max-h-96 overflow-auto whitespace-pre-wrap break-words rounded-control bg-sunken p-4 text-ink leading-relaxed"
      >
        {new TextDecoder().decode(content)}
      </section>
    );
  }
  const href = `/api/evidence/${cid}`;
  return (
    <div className="grid justify-items-start gap-3">
      {type.startsWith('image/') && (
        // biome-ignore lint/performance/noImgElement: the picture is checked by its hash, so nothing may re-encode it
        <img src={href} alt={label} className="max-h-96 max-w-full rounded-control border" />
      )}
      <a href={href} download className="link font-medium">
        Download the {EVIDENCE_TYPES[type]} ({Math.ceil(content.length / 1024)} kB)
      </a>
    </div>
  );
}
