import { EVIDENCE_TYPES, isEvidenceType, MAX_EVIDENCE_BYTES } from '@/lib/claims/evidence-types';
import { matchesType } from '@/lib/claims/sniff';
import { type EvidencePlace, type Saved, StoreFull, saveEvidence } from './evidence-store';
import { readAtMost } from './ipfs';

export type UploadAnswer = { status: 201; body: Saved } | { status: number; body: { message: string } };

const KINDS = [...new Set(Object.values(EVIDENCE_TYPES))].join(', ');
const TOO_LARGE = `The file is larger than ${MAX_EVIDENCE_BYTES / 1024 / 1024} MB. Make it smaller, or write down what matters.`;

/** Each upload is held in memory: this many at once at most. */
const MAX_AT_ONCE = 8;
let current = 0;

const refuse = (status: number, message: string): UploadAnswer => ({ status, body: { message } });

/** Judges and stores one upload; what is too large is refused before it is read, or while. */
export async function receiveEvidence(request: Request, at?: EvidencePlace): Promise<UploadAnswer> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!isEvidenceType(type)) {
    return refuse(415, `This kind of file is not accepted. Use one of these: ${KINDS}.`);
  }
  if (Number(request.headers.get('content-length') ?? 0) > MAX_EVIDENCE_BYTES) return refuse(413, TOO_LARGE);
  if (current >= MAX_AT_ONCE) return refuse(503, 'Many files are being stored. Try again in a moment.');
  current += 1;
  try {
    const content = await readAtMost(request.body, MAX_EVIDENCE_BYTES);
    if (!content) return refuse(413, TOO_LARGE);
    if (content.length === 0) return refuse(400, 'The file is empty.');
    if (!matchesType(content, type)) {
      return refuse(415, `The file is not what its name says. Use one of these: ${KINDS}.`);
    }
    return { status: 201, body: await saveEvidence(content, at) };
  } catch (error) {
    if (!(error instanceof StoreFull)) throw error;
    return refuse(507, 'The store for evidence is full. Keep the file, and tell whoever runs this app.');
  } finally {
    current -= 1;
  }
}
