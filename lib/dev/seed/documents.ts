// Texts of evidence, whose digests are on chain. `npm run launch` stores the wordings.

import { type Hex, stringToBytes } from 'viem';
import { saveEvidence } from '@/lib/server/evidence-store';
import type { EvidenceName } from './incidents';

const EVIDENCE = {
  exploit: `Tidewater Lending: what happened

At 02:24 UTC an attacker moved the price that the cbTIDE market reads from a pool with little liquidity, borrowed against the raised price in the same transaction and left the market with debt that nobody will repay.

- Deposits in the market before the attack: 11.2 million dollars
- Bad debt after it: 0.6 million dollars, shared by all depositors
- The market was paused 41 minutes later; withdrawals opened again at 95 % of each deposit

The team published a post-mortem and expects to pay most of the rest from its reserve fund. Asserted severity: 30 %, because that is not certain.
`,
  depeg: `Northwind Dollar below its peg

Northwind Dollar traded at 0.87 on one exchange. Screenshots of the order book between 04:50 and 06:10 UTC show no bid above 0.90 in that time.

Other venues stayed between 0.97 and 0.99 all day. The claim is that a price below 0.90 on any venue is a depeg. Asserted severity: 100 %.
`,
  vault: `Driftwood Vaults: the ether vault was drained in part

At 07:12 UTC somebody deposited and withdrew in one block through the vault's new strategy, whose share price did not yet count a loss that it had booked, and left with more than was put in.

- Held by the vault before: 1,840 ether
- Taken: 276 ether, 15 % of every deposit
- Deposits and the strategy were closed at 07:40 UTC

Asserted severity: 40 %, because the closed strategy may have to be sold at a loss.
`,
  slashing: `Breakwall Staking: stake was slashed

At 14:20 UTC eleven of the operators' keys signed two blocks at one height. The chain slashed them, and the operators closed deposits while they count what is left.

- Stake at those keys: 38 % of the whole
- Slashed so far: 1 % of it
- Correlation penalty: not yet known

Asserted severity: 40 %, because the correlation penalty may take the rest.
`,
  slashingAppeal: `Why Breakwall Staking should be paid

The assessors saw the first penalty only, less than 1 % of every deposit. Since then the correlation penalty was applied to the same keys: another 14 %. The operators' own page now shows 85.1 % of each deposit left.

A severity of 15 % is what the chain took.
`,
  price: `Pilot Oracle published a wrong price for nine minutes

At 07:12 UTC Pilot Oracle published 0.31 for a token that traded at 3.10 everywhere: a decimal point was lost. It corrected itself at 07:21. In between one lending market closed positions at a tenth of their worth and has since given most of them back.

- Loss that members were left with: a twentieth of what they had at stake

Asserted severity: 5 %.
`,
  bridge: `Lantern Bridge pays withdrawals short

Since this morning withdrawals through the bridge's southern gate arrive about 30 % short. The operators say that two of five validators signed with stale balances and that the gate is closed until the accounts are reconciled.

- Withdrawals affected so far: 212
- Paid out on average: 71 % of what was deposited
- Northern gate: not affected

Asserted severity: 40 %, to be corrected when the operators publish the reconciled balances.
`,
  bridgeChallenge: `Let the assessors look at this one

Withdrawals through the southern gate are held back, not lost: the operators' log shows the missing 29 % queued for a second transfer. 40 % cannot be right whatever happens. Please vote.
`,
} satisfies Record<EvidenceName, string>;

export type Documents = Record<EvidenceName, Hex>;

async function keep(text: string): Promise<Hex> {
  const { digest } = await saveEvidence(new Uint8Array(stringToBytes(text)));
  return digest;
}

/** Stores all texts where the app reads them. Returns the digests of the evidence. */
export async function keepDocuments(): Promise<Documents> {
  const names = Object.keys(EVIDENCE) as EvidenceName[];
  const kept = await Promise.all(names.map(async (name) => [name, await keep(EVIDENCE[name])] as const));
  return Object.fromEntries(kept) as Documents;
}
