// The app's own JavaScript and CSS, a seventh smaller than gzip makes it. Each file is compressed once, when it is first asked
// for: that reader gets what the app sends, all later ones this.

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);
const FOLDER = 'static/chunks';
const ADDRESS = `/_next/${FOLDER}/`;
const TYPES = { js: 'application/javascript; charset=UTF-8', css: 'text/css; charset=UTF-8' };

export class Code {
  /** @type {Map<string, Buffer | null>} Null until it is compressed. */
  #packed = new Map();
  #folder;
  #names;

  /** @param {string} build Folder of the built app. */
  constructor(build) {
    this.#folder = join(build, FOLDER);
    this.#names = new Set(readdirSync(this.#folder).filter((name) => /\.(js|css)$/.test(name)));
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   * @returns {boolean} Whether it was answered.
   */
  answer(request, response) {
    const name = this.#nameIn(request);
    if (!name) return false;
    const packed = this.#packed.get(name);
    // a file that cannot be read still comes from the app
    if (packed === undefined) this.#pack(name).catch(() => undefined);
    if (!packed) return false;
    response.writeHead(200, {
      'content-type': TYPES[name.endsWith('.css') ? 'css' : 'js'],
      'content-encoding': 'br',
      'content-length': packed.length,
      // its name contains its hash
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    });
    response.end(request.method === 'HEAD' ? undefined : packed);
    return true;
  }

  #nameIn({ method, url = '', headers }) {
    if ((method !== 'GET' && method !== 'HEAD') || !url.startsWith(ADDRESS) || headers.range) return null;
    const name = url.slice(ADDRESS.length).split('?', 1)[0];
    return this.#names.has(name) && /\bbr\b/.test(String(headers['accept-encoding'] ?? '')) ? name : null;
  }

  async #pack(name) {
    this.#packed.set(name, null);
    const bytes = await readFile(join(this.#folder, name));
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    this.#packed.set(name, await compress(bytes, { params }));
  }
}
