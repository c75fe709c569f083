// Who acts in a history. Addresses are numbers; contracts/test/reference/Replay.t.sol gives the same people money.

export const ACTORS = [0xa11ce001n, 0xb0b00002n, 0xca201003n, 0xdad00004n] as const;

/** Stand-ins that the replay replaces by the addresses of its deployment. */
export const CLAIMS = 1n;
export const FACTORY = 2n;
export const FEED_OWNER = 3n;

export const SIGNAL = 0x516ea1n;

export const keyOf = (who: bigint): string => who.toString();
