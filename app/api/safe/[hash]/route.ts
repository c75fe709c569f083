import { readProposal } from '@/lib/server/safe-proposal';
import { walletSettings } from '@/lib/wallet/settings';

type Context = { params: Promise<{ hash: string }> };

/** How many owners signed a proposal of a Safe: 404 where no service is configured, 204 for what it does not know. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { hash } = await params;
  const chainId = Number(new URL(request.url).searchParams.get('chain'));
  const service = walletSettings().safeServices.get(chainId);
  if (!service) return Response.json({ message: 'No service is configured.' }, { status: 404 });
  if (!/^0x[\da-f]{64}$/i.test(hash)) return Response.json({ message: 'This is no hash.' }, { status: 400 });
  const proposal = await readProposal(service, hash).catch(() => null);
  const headers = { 'cache-control': 'no-store' };
  return proposal ? Response.json(proposal, { headers }) : new Response(null, { status: 204, headers });
}
