import { digestOf } from '@/lib/claims/evidence';
import { findEvidence } from '@/lib/server/evidence-store';

type Context = { params: Promise<{ cid: string }> };

const EXTENSIONS: Partial<Record<string, string>> = {
  'text/plain': 'txt',
  'application/json': 'json',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

/** Evidence by its content address. Foreign content: it is shown as a picture or offered for download, never run. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const digest = digestOf((await params).cid);
  const evidence = digest && (await findEvidence(digest));
  if (!evidence) return Response.json({ message: 'There is no such evidence here.' }, { status: 404 });
  const { cid, type, content } = evidence;
  const isImage = type.startsWith('image/');
  return new Response(content, {
    headers: {
      'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
      'content-disposition': `${isImage ? 'inline' : 'attachment'}; filename="${cid}.${EXTENSIONS[type] ?? 'bin'}"`,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  });
}
