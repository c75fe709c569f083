// Turns the pools' tables into dated transactions.

import { parseEther, parseUnits } from 'viem';
import type { ProtocolCalls } from '../protocol';
import type { Call } from '../sender';
import { changed, idOf } from './covers';
import { ASSESSOR_STAKES } from './incidents';
import { ASSESSORS, type Name, PAYERS, people } from './people';
import { type Change, COVERS, type PoolStory, PRICES } from './story';

export type Step = { day: number; who: Name; call: Call };

const ALLOWANCE_DAY = 0.3;
const PRICE_DECIMALS = 8;
/** Decimals of shares beyond those of the asset. */
const EXTRA_DECIMALS = 3;

/** Tokens and stakes of the assessors, and some tokens for the accounts that a visitor may use. */
export function assessorSteps(calls: ProtocolCalls): Step[] {
  const day = ALLOWANCE_DAY;
  const give = (who: Name, amount: string): Step => ({
    day,
    who: 'deployer',
    call: calls.giveToken(people[who].address, parseEther(amount)),
  });
  const assessors = ASSESSORS.flatMap((who): Step[] => [
    give(who, '50000'),
    { day, who, call: calls.approveAssessors },
    { day: 1.5, who, call: calls.assess(parseEther(String(ASSESSOR_STAKES[who]))) },
  ]);
  const visitors = (['staker', 'member', 'claimant'] as const).map((who) => give(who, '10000'));
  return [...assessors, ...visitors];
}

export function priceSteps(calls: ProtocolCalls): Step[] {
  return (['feed', 'etherFeed'] as const).flatMap((feed) =>
    PRICES[feed].map(([day, price]) => ({
      day,
      who: 'deployer',
      call: calls.pushPrice(feed, parseUnits(String(price), PRICE_DECIMALS)),
    })),
  );
}

/** Money and allowances of everyone who stakes in a pool or buys its cover. */
function allowanceSteps(calls: ProtocolCalls, story: PoolStory): Step[] {
  const { decimals, deposits, products, pocketMoney } = story;
  const bought = COVERS.filter(([, , product]) => products.some(({ id }) => id === product));
  const present = PAYERS.filter((who) => [...deposits, ...bought].some(([, name]) => name === who));
  return present.flatMap((who): Step[] => {
    const mine = deposits.filter(([, name]) => name === who);
    const money = mine.reduce((sum, [, , assets]) => sum + assets, pocketMoney);
    const amount = parseUnits(String(money), decimals);
    const { address } = people[who];
    const minted: Step = { day: ALLOWANCE_DAY, who: 'deployer', call: calls.mint(address, amount) };
    const saved = calls.save(address, amount).map((call): Step => ({ day: ALLOWANCE_DAY, who, call }));
    return [minted, ...saved, { day: ALLOWANCE_DAY, who, call: calls.approvePool }];
  });
}

function stakingSteps(calls: ProtocolCalls, { decimals, deposits, exits, processings }: PoolStory): Step[] {
  const staking = deposits.map(([day, who, assets]): Step => {
    const deposit = calls.deposit(parseUnits(String(assets), decimals), people[who].address);
    return { day, who, call: deposit };
  });
  const leaving = exits.flatMap(({ who, shares: atPar, requested, claimed }): Step[] => {
    const shares = parseUnits(String(atPar), decimals + EXTRA_DECIMALS);
    const owner = people[who].address;
    const request: Step = { day: requested, who, call: calls.requestRedeem(shares, owner) };
    if (claimed === undefined) return [request];
    return [request, { day: claimed, who, call: calls.redeem(shares, owner) }];
  });
  const moving = processings.map((day): Step => ({ day, who: 'keeper', call: calls.processExits }));
  return [...staking, ...leaving, ...moving];
}

function changeCall(calls: ProtocolCalls, change: Change): Call {
  const cover = idOf(changed(change));
  if (change[3] === 'cancel') return calls.cancel(cover);
  return calls.extend(cover, BigInt(change[4]));
}

function coverSteps(calls: ProtocolCalls, { decimals, products, changes }: PoolStory): Step[] {
  const own = new Set(products.map(({ id }) => id));
  const buying = COVERS.filter(([, , product]) => own.has(product)).map(
    ([day, who, product, amount, term]): Step => {
      const units = parseUnits(String(amount), decimals);
      return { day, who, call: calls.buy(BigInt(product), units, BigInt(term), people[who].address) };
    },
  );
  const changing = changes.map((change): Step => {
    const [day, who] = change;
    return { day, who, call: changeCall(calls, change) };
  });
  return [...buying, ...changing];
}

/** All steps of one pool without its incidents. */
export function poolSteps(calls: ProtocolCalls, story: PoolStory): Step[] {
  return [...allowanceSteps(calls, story), ...stakingSteps(calls, story), ...coverSteps(calls, story)];
}
