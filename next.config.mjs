const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups' },
];

/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  turbopack: {
    root: import.meta.dirname,
    resolveAlias: {
      '@reown/appkit/core': './lib/wallet/no-modal.ts',
      // on every page: 1 kB gzipped less
      '../build/polyfills/polyfill-module': './lib/browser/polyfills.js',
      './builtin/global-error': './components/layout/last-resort.tsx',
      '../components/builtin/global-error': './components/layout/last-resort.tsx',
      'next/dist/compiled/process': './lib/browser/process.cjs',
    },
  },
  experimental: {
    // fewer, larger files: what every page loads is 5 kB smaller as sent, because brotli finds more that repeats
    turbopackChunking: { minChunkSize: 1_000_000, maxMergeChunkSize: 2_000_000 },
  },
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    // Safe{Wallet} reads it before it shows the app
    { source: '/manifest.json', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] },
  ],
};
