import { matchesType } from '@/lib/claims/evidence';
import { isEvidenceType, MAX_EVIDENCE_BYTES } from '@/lib/claims/evidence-types';
import { saveEvidence } from '@/lib/server/evidence-store';

const refuse = (status: number, message: string) => Response.json({ message }, { status });

/** Stores one file of evidence and answers with its content address. */
export async function POST(request: Request): Promise<Response> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (!isEvidenceType(type)) {
    return refuse(415, 'This kind of file is not accepted. Use text, Markdown, PDF, PNG or JPEG.');
  }
  if (Number(request.headers.get('content-length') ?? 0) > MAX_EVIDENCE_BYTES) {
    return refuse(413, 'The file is larger than 1 MB. Make it smaller or write down what matters.');
  }
  const content = new Uint8Array(await request.arrayBuffer());
  if (content.length === 0) return refuse(400, 'The file is empty.');
  if (content.length > MAX_EVIDENCE_BYTES) {
    return refuse(413, 'The file is larger than 1 MB. Make it smaller or write down what matters.');
  }
  if (!matchesType(content, type)) return refuse(415, 'The file is not what its name says.');
  return Response.json(await saveEvidence(content), { status: 201 });
}
