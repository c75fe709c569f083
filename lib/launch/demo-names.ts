// Tokens and feeds that a demo creates, by the names that its launch file uses.

export const demoDecimals = { dUSD: 6, dETH: 18, sdUSD: 6, TIDE: 18 } as const;
export const demoTokens = Object.keys(demoDecimals);
export const demoFeeds = ['NWD / USD', 'ETH / USD'] as const;
