let newest = 0n;

/** The newest block that anything on this page is from: its figures, a transaction, a node's word. A node that says less is late. */
export const newestBlock = {
  get: (): bigint => newest,
  note: (block: bigint): void => {
    if (block > newest) newest = block;
  },
  /** The chain itself went back, or every node is late: what they say is what there is. */
  restart: (block: bigint): void => {
    newest = block;
  },
};
