import { csvStream } from '@/lib/activity/csv';
import { filterFrom } from '@/lib/activity/filter';
import { readActivity } from '@/lib/activity/reads';
import { currentChain, onChain } from '@/lib/server/chains';

/** The activity as a CSV file, with the filter of the page. */
export async function GET(request: Request): Promise<Response> {
  const { chainId } = await currentChain();
  const { filter } = filterFrom(Object.fromEntries(new URL(request.url).searchParams));
  return new Response(
    // the file is read while it is taken, when the request's own scope is gone
    csvStream((limit, before) => onChain(chainId, () => readActivity(filter, limit, before))),
    {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="breakwater-activity.csv"',
        'cache-control': 'no-store',
      },
    },
  );
}
