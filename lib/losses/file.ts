import { type Address, type Hex, maxUint256 } from 'viem';
import { buildTree, type Loss, proofOf, rootOf, type Tree } from './tree';

const LOSS_FORMAT = 'breakwater-losses';
const LOSS_VERSION = 1;
const LOSS_LEAF = ['address', 'uint256'] as const;

/** The losses of one incident, as they are filed and as anyone can check them. */
export type LossList = {
  title: string;
  decimals: number;
  root: Hex;
  total: bigint;
  losses: readonly Loss[];
  tree: Tree;
};

export type LossFileParsed = { list: LossList } | { problem: string };

/** Sorts the losses and computes their root and total. */
export function makeLossList(title: string, decimals: number, unsorted: readonly Loss[]): LossList {
  const losses = unsorted
    .map((loss) => ({ key: loss.account.toLowerCase(), loss }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ loss }) => loss);
  const tree = buildTree(losses);
  const total = losses.reduce((sum, { loss }) => sum + loss, 0n);
  return { title, decimals, root: rootOf(tree), total, losses, tree };
}

/** The evidence file: the same losses always give the same bytes. */
export function writeLossFile({ title, decimals, root, total, losses }: LossList): string {
  const head = {
    format: LOSS_FORMAT,
    version: LOSS_VERSION,
    title,
    leaf: LOSS_LEAF,
    decimals,
    root,
    total: total.toString(),
    count: losses.length,
  };
  const fields = Object.entries(head).map(([name, value]) => `  "${name}": ${JSON.stringify(value)},\n`);
  const rows = losses.map(({ account, loss }) => `    ["${account}", "${loss}"]`).join(',\n');
  return `{\n${fields.join('')}  "losses": [\n${rows}\n  ]\n}\n`;
}

/** Every account's proof, for those who collect without the app. */
export function writeProofFile({ root, losses, tree }: LossList): string {
  const rows = losses.map(({ account, loss }) => {
    const proof = JSON.stringify(proofOf(tree, account));
    return `    "${account}": { "loss": "${loss}", "proof": ${proof} }`;
  });
  return `{\n  "root": "${root}",\n  "proofs": {\n${rows.join(',\n')}\n  }\n}\n`;
}

/** Reads an evidence file and computes its root anew: what the file says of itself is compared, never trusted. */
export function readLossFile(text: string): LossFileParsed {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: 'The file is not JSON.' };
  }
  if (typeof data !== 'object' || data === null) return { problem: 'The file is not a list of losses.' };
  const file = data as Record<string, unknown>;
  if (file.format !== LOSS_FORMAT) return { problem: 'The file is not a list of losses.' };
  if (file.version !== LOSS_VERSION) return { problem: `Version ${String(file.version)} is not known here.` };
  const { title, decimals } = file;
  if (typeof title !== 'string') return { problem: 'The file has no title.' };
  const isDecimals = typeof decimals === 'number' && Number.isInteger(decimals) && decimals >= 0;
  if (!isDecimals || decimals > 77) return { problem: 'The file does not say the decimals of its token.' };
  const read = readLosses(file.losses);
  if ('problem' in read) return read;
  const list = makeLossList(title, decimals, read.losses);
  if (file.root !== list.root) return { problem: 'The root in the file is not that of its losses.' };
  if (file.total !== list.total.toString())
    return { problem: 'The total in the file is not the sum of its losses.' };
  if (file.count !== list.losses.length)
    return { problem: 'The count in the file is not that of its losses.' };
  return { list };
}

function readLosses(rows: unknown): { losses: Loss[] } | { problem: string } {
  if (!Array.isArray(rows) || rows.length === 0) return { problem: 'The file lists no losses.' };
  const seen = new Set<string>();
  const losses: Loss[] = [];
  for (const [i, row] of rows.entries()) {
    const loss = readLoss(row);
    if (!loss) return { problem: `Entry ${i + 1} is not an account and its loss.` };
    const key = loss.account.toLowerCase();
    if (seen.has(key)) return { problem: `${loss.account} is listed twice.` };
    seen.add(key);
    losses.push(loss);
  }
  return { losses };
}

/** The spelling stays as it is: checksums of 50,000 accounts would take longer than their tree. */
const isAccount = (text: unknown): text is Address =>
  typeof text === 'string' && /^0x[0-9a-fA-F]{40}$/.test(text);

function readLoss(row: unknown): Loss | null {
  if (!Array.isArray(row) || row.length !== 2) return null;
  const [account, loss] = row;
  if (!isAccount(account) || typeof loss !== 'string' || !/^[1-9]\d{0,77}$/.test(loss)) return null;
  const amount = BigInt(loss);
  return amount <= maxUint256 ? { account, loss: amount } : null;
}

export type Claimable = { loss: bigint; proof: Hex[] };

/** What an account may collect from a list, and its proof; null when it is not in it. */
export function claimableOf({ losses, tree }: LossList, account: Address): Claimable | null {
  const key = account.toLowerCase();
  const found = losses.find((entry) => entry.account.toLowerCase() === key);
  const proof = found && proofOf(tree, found.account);
  return found && proof ? { loss: found.loss, proof } : null;
}
