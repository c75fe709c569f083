// node lib/server/front/serve.mjs -p 3000: the built app, as `next start`, with shared answers.

import { parseArgs } from 'node:util';
import { Code } from './code.mjs';
import { openFront } from './front.mjs';

const { values } = parseArgs({ options: { port: { type: 'string', short: 'p' } } });
const port = Number(values.port ?? process.env.PORT ?? 3000);

process.env.NODE_ENV = 'production';
process.env.PORT = String(port);

/** As old as the latest block may be that a page is of; a chain that is moved by hand has no age. */
const { LOCAL_CHAIN, HEAD_MAX_AGE_MS = '1000' } = process.env;
const maxAge = LOCAL_CHAIN === '1' ? 0 : Number(HEAD_MAX_AGE_MS);

// React looks at NODE_ENV when it is loaded
const { default: next } = await import('next');
const app = next({ dev: false, port });
await app.prepare();
const code = new Code('.next');
const pages = app.getRequestHandler();
/** @type {typeof pages} */
const handle = async (request, response) => code.answer(request, response) || pages(request, response);
const { close } = await openFront(handle, { port, maxAge });

// lib/server/watch.ts bounds it
for (const signal of ['SIGTERM', 'SIGINT'])
  process.once(signal, async () => {
    await close();
    process.exit(signal === 'SIGTERM' ? 143 : 130);
  });
