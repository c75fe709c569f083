// Who acts in a history. Addresses are numbers; Replay.t.sol gives the same people money.

export const ACTORS = [0xa11ce001n, 0xb0b00002n, 0xca201003n, 0xdad00004n] as const;

/** Stand-ins that the replay replaces by the addresses of its deployment. */
export const COVER = 1n;
export const CLAIMS = 2n;
export const FACTORY = 3n;

/** Where queued shares are: the pool's own balance. */
export const ESCROW = 'pool';

export const keyOf = (who: bigint): string => who.toString();
