/** What Safe{Wallet} reads of an app before it shows it in a frame. Any site may read it. */
export function GET(): Response {
  const manifest = {
    name: 'Breakwater',
    short_name: 'Breakwater',
    description: 'Mutual insurance on chain: stake capital, buy cover and decide claims together.',
    start_url: '/',
    display: 'standalone',
    iconPath: 'icon.svg',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
  return Response.json(manifest, { headers: { 'access-control-allow-origin': '*' } });
}
