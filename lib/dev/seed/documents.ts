// The texts whose digests the chain holds: wordings of the products and evidence of the incidents.

import { type Address, type Hex, stringToBytes } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import { saveEvidence } from '@/lib/server/evidence-store';
import type { LocalClient } from '../sender';
import { LANTERN, NORTHWIND, TIDEWATER } from './story';

export const LANTERN_NAME = 'Lantern Bridge';

/** As in contracts/script/demo/Demo.sol, but for the third product, which the seed lists. */
const WORDINGS: Record<number, string> = {
  [TIDEWATER]: 'Tidewater Lending: loss of deposits through an exploit of its contracts.',
  [NORTHWIND]: 'Northwind Dollar: the token trades below 0.90 for a day.',
  [LANTERN]: `${LANTERN_NAME}: withdrawals stay closed for two days, or pay less than what was deposited.`,
};

const EVIDENCE = {
  exploit: `Tidewater Lending: what happened

At 02:24 UTC an attacker moved the price that the cbTIDE market reads from a pool with little liquidity, borrowed against
the raised price in the same transaction and left the market with debt that nobody will repay.

- Deposits in the market before the attack: 11.2 million dollars
- Bad debt after it: 3.9 million dollars, shared by all depositors
- The market was paused 41 minutes later; withdrawals opened again at 65 % of each deposit

The team published a post-mortem and does not expect to recover the rest. Asserted severity: 50 %, because the recovery
of the reserve fund is not certain.
`,
  depeg: `Northwind Dollar below its peg

Northwind Dollar traded at 0.87 on one exchange. Screenshots of the order book between 04:50 and 06:10 UTC show no bid
above 0.90 in that time.

Other venues stayed between 0.97 and 0.99 all day. The claim is that a price below 0.90 on any venue is a depeg.
Asserted severity: 100 %.
`,
  bridge: `Lantern Bridge pays withdrawals short

Since this morning withdrawals through the bridge's southern gate arrive about 30 % short. The operators say that two of
five validators signed with stale balances and that the gate is closed until the accounts are reconciled.

- Withdrawals affected so far: 212
- Paid out on average: 71 % of what was deposited
- Northern gate: not affected

Asserted severity: 40 %, to be corrected when the operators publish the reconciled balances.
`,
} as const;

export type EvidenceName = keyof typeof EVIDENCE;

async function keep(text: string): Promise<Hex> {
  const { digest } = await saveEvidence(new Uint8Array(stringToBytes(text)));
  return digest;
}

async function keepWording(client: LocalClient, cover: Address, product: number, text: string): Promise<Hex> {
  const digest = await keep(text);
  if (product === LANTERN) return digest;
  const { wording, name } = await client.readContract({
    address: cover,
    abi: coverAbi,
    functionName: 'productOf',
    args: [BigInt(product)],
  });
  if (wording !== digest) throw new Error(`The seed's wording of ${name} is not the one on the chain.`);
  return digest;
}

/** Stores all texts where the app looks for them; gives the digests that the story's transactions need. */
export async function keepDocuments(client: LocalClient, cover: Address) {
  const wordings = Object.entries(WORDINGS).map(([product, text]) =>
    keepWording(client, cover, Number(product), text),
  );
  const [lantern, exploit, depeg, bridge] = await Promise.all([
    Promise.all(wordings).then((digests) => digests[LANTERN - 1]),
    keep(EVIDENCE.exploit),
    keep(EVIDENCE.depeg),
    keep(EVIDENCE.bridge),
  ]);
  if (!lantern) throw new Error(`${LANTERN_NAME} has no wording.`);
  return { lantern, evidence: { exploit, depeg, bridge } satisfies Record<EvidenceName, Hex> };
}

export type Documents = Awaited<ReturnType<typeof keepDocuments>>;
