import { createServer, type Server } from 'node:http';
import { e2eEndpoints } from '@/lib/dev/settings.mjs';
import type { TestSafe } from './safe';

/** Simulates Safe's transaction service for the app's server, and its website, which embeds the app. */
export class SafeService {
  /** While the service is down, it knows nothing. */
  isDown = false;

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async start(safe: TestSafe, website: string): Promise<SafeService> {
    const { safeUrl } = e2eEndpoints();
    const server = createServer((request, response) => {
      const hash = /multisig-transactions\/(0x[\da-f]+)/.exec(request.url ?? '')?.[1];
      if (!hash) {
        response.writeHead(200, { 'content-type': 'text/html' }).end(website);
        return;
      }
      const answer = service.isDown ? null : safe.serviceAnswer(hash);
      response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { detail: 'Not found.' }));
    });
    const service = new SafeService(safeUrl, server);
    await new Promise<void>((resolve) => server.listen(Number(new URL(safeUrl).port), '127.0.0.1', resolve));
    return service;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
