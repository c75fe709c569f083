// What a demo brings along, by the names under which its file can use it.

export const demoTokens = ['dUSD', 'dETH', 'sdUSD', 'TIDE'] as const;
export const demoFeeds = ['NWD / USD', 'ETH / USD'] as const;
