import { receiveEvidence } from '@/lib/server/evidence-upload';

/** Stores one file of evidence and answers with its content address, and whether it is pinned to IPFS. */
export async function POST(request: Request): Promise<Response> {
  const { status, body } = await receiveEvidence(request);
  return Response.json(body, { status });
}
