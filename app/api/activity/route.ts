import { csvStream } from '@/lib/activity/csv';
import { filterFrom } from '@/lib/activity/filter';
import { readActivity } from '@/lib/activity/reads';

/** The activity as a CSV file, with the filter of the page. */
export function GET(request: Request): Response {
  const { filter } = filterFrom(Object.fromEntries(new URL(request.url).searchParams));
  return new Response(
    csvStream((limit, before) => readActivity(filter, limit, before)),
    {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="breakwater-activity.csv"',
        'cache-control': 'no-store',
      },
    },
  );
}
