import { readHealth } from '@/lib/server/health/read';
import { version } from '@/package.json';

export const dynamic = 'force-dynamic';

/** For whoever runs the app: 200 while it can do its work, 503 while it cannot. The rules are in lib/server/health/rules.ts. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(
    { ...health, version, uptimeSeconds: Math.floor(process.uptime()) },
    { status: health.status === 'failing' ? 503 : 200, headers: { 'cache-control': 'no-store' } },
  );
}
