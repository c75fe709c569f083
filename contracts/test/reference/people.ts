// Accounts of histories. Addresses are numbers. Replay.t.sol gives the same accounts money.

export const ACTORS = [0xa11ce001n, 0xb0b00002n, 0xca201003n, 0xdad00004n] as const;

/** Placeholders that the replay replaces by the addresses of its deployment. */
export const COVER = 1n;
export const CLAIMS = 2n;
export const FACTORY = 3n;

/** Account that holds queued shares: the pool's own. */
export const ESCROW = 'pool';

export const keyOf = (who: bigint): string => who.toString();
