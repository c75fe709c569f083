// A gzip stream that readers share: the pieces of a page are compressed once, and what each reader has of its own stands between
// them as it is. So a copy costs a checksum.

import { constants, crc32, deflateRawSync } from 'node:zlib';

const WINDOW = 32_768;
/** Stands for what differs between readers, so that no piece refers to it. */
const GAP = 0;
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const LAST_BLOCK = Buffer.from([1, 0, 0, 0xff, 0xff]);

/** Compresses the pieces in their order; each may refer to those before it. */
export class Packer {
  #window = Buffer.alloc(0);

  /** @param {Buffer} bytes */
  pack(bytes) {
    // a text has no such byte; what has one refers to nothing
    const known = bytes.includes(GAP) ? Buffer.alloc(0) : this.#window;
    this.#remember(bytes);
    const dictionary = known.length > 0 ? { dictionary: known } : {};
    return deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, ...dictionary });
  }

  /** @param {number} length What each reader has of its own here. */
  leaveOut(length) {
    this.#remember(Buffer.alloc(length, GAP));
  }

  /** @param {Buffer} bytes */
  #remember(bytes) {
    this.#window = Buffer.concat([this.#window, bytes]).subarray(-WINDOW);
  }
}

/** @param {Buffer} bytes Fewer than 65,536, uncompressed. */
function stored(bytes) {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(bytes.length ^ 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

/**
 * @param {AsyncIterable<import('./answer.mjs').Piece[]>} batches
 * @param {Buffer} own
 */
export async function* zipped(batches, own) {
  const ownBlock = stored(own);
  let [checksum, length] = [0, 0];
  yield HEADER;
  for await (const pieces of batches) {
    for (const piece of pieces) {
      const bytes = piece ? piece.bytes : own;
      checksum = crc32(bytes, checksum);
      length += bytes.length;
    }
    yield Buffer.concat(pieces.map((piece) => (piece ? piece.packed : ownBlock)));
  }
  const end = Buffer.alloc(8);
  end.writeUInt32LE(checksum, 0);
  end.writeUInt32LE(length % 2 ** 32, 4);
  yield Buffer.concat([LAST_BLOCK, end]);
}
