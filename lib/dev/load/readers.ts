// Many readers at once, each opening the same page again and again.

export type PageFigures = { p50: number; p95: number; requests: number; bytes: number; failed: number };

type Reading = {
  appUrl: string;
  providerUrl: string;
  readers: number;
  /** The incident that most covers collected from. */
  crowded: number;
};

/** Views of each page by each reader. */
const VIEWS = 5;

/** As a browser asks for a page. */
const headers = { accept: 'text/html', 'accept-encoding': 'gzip', 'user-agent': 'Mozilla/5.0' };

async function view(url: string) {
  const started = performance.now();
  const response = await fetch(url, { headers }).catch(() => null);
  const body = await response?.arrayBuffer();
  return { ms: performance.now() - started, isOk: response?.ok ?? false, bytes: body?.byteLength ?? 0 };
}

const countRequests = async (providerUrl: string): Promise<number> =>
  (await (await fetch(`${providerUrl}/stats?reset`)).json()).requests;

const quantile = (sorted: readonly number[], part: number) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);

async function open(url: string, { providerUrl, readers }: Reading): Promise<PageFigures> {
  await view(url);
  await countRequests(providerUrl);
  const all = await Promise.all(
    Array.from({ length: readers }, async () => {
      const views = [];
      for (let index = 0; index < VIEWS; index++) views.push(await view(url));
      return views;
    }),
  );
  const views = all.flat();
  const times = views.map(({ ms }) => ms).sort((a, b) => a - b);
  const requests = await countRequests(providerUrl);
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    requests: Math.round((100 * requests) / views.length) / 100,
    bytes: views[0]?.bytes ?? 0,
    failed: views.filter(({ isOk }) => !isOk).length,
  };
}

async function firstPool(appUrl: string) {
  const html = await (await fetch(`${appUrl}/pools`)).text();
  return /href="(\/pools\/0x[0-9a-fA-F]{40})/.exec(html)?.[1] ?? '/pools';
}

export async function openPages(reading: Reading): Promise<Record<string, PageFigures>> {
  const { appUrl, crowded } = reading;
  const paths = {
    overview: '/',
    cover: '/cover',
    pools: '/pools',
    pool: await firstPool(appUrl),
    claims: '/claims',
    'incident, collected from most': `/claims/${crowded}`,
    'incident, of the demo': '/claims/1',
    assessors: '/claims/assessors',
    governance: '/governance',
    keeper: '/keeper',
    activity: '/activity',
    'activity of an account': '/activity?account=0x00000000000000000000000000000000000b0a7e&kind=cover',
  };
  const figures: Record<string, PageFigures> = {};
  for (const [name, path] of Object.entries(paths)) figures[name] = await open(appUrl + path, reading);
  return figures;
}
