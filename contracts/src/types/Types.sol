// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice What kind of event a product answers for.
enum Peril {
    Exploit,
    ProtocolFailure,
    Depeg,
    Liquidation,
    ImpermanentLoss
}

/// @notice What governance may change of a pool while it runs. Every change is checked against solvency.
/// @param groupCapBps Share of the capital that one group's exposure may reach, 1..10,000.
/// @param rhoBps Correlation between groups in the stress scenario, 0..10,000.
/// @param marginBps What the stress scenario is multiplied by, 10,000..50,000.
/// @param materialityBps Share of the capital that open incidents may cost before the share price counts as uncertain.
/// @param feeBps Share of each earned premium that goes to the fees, at most 3,000.
/// @param reserveBps Share of the rest that goes to the reserve until it has reached its target.
/// @param reserveTargetBps The reserve's target, as a share of the stress-weighted live cover.
/// @param cancelFeeBps Share of a refund that a cancelled cover leaves to the pool, at most 3,000.
struct PoolParams {
    uint16 groupCapBps;
    uint16 rhoBps;
    uint16 marginBps;
    uint16 materialityBps;
    uint16 feeBps;
    uint16 reserveBps;
    uint16 reserveTargetBps;
    uint16 cancelFeeBps;
}

/// @notice What a pool is created with.
/// @param asset The ERC-20 that the pool holds; at most 18 decimals.
/// @param name Name of the share token, at most 31 bytes.
/// @param symbol Symbol of the share token, at most 31 bytes.
/// @param curator Who lists the pool's products.
/// @param cooldownDays UTC days between an exit request and its maturity.
/// @param reportDays The report window in days: how late an event can be filed, how long exposure outlives a cover, how
/// long an exit stays chargeable. Neither it nor the cooldown ever changes.
struct PoolConfig {
    address asset;
    string name;
    string symbol;
    address curator;
    uint8 cooldownDays;
    uint8 reportDays;
    PoolParams params;
}

/// @notice What a pool runs by; fields as in `PoolConfig`, and:
/// @param paused True while the guardian lets nothing new in.
/// @param pausedUntil Unix time at which the last pause ends or ended, 0 when there was none.
struct PoolTerms {
    address curator;
    uint8 cooldownDays;
    uint8 reportDays;
    PoolParams params;
    bool paused;
    uint256 pausedUntil;
}

/// @notice What a pool's money is, by purpose. All in the asset's units.
/// @param capital Backs the shares; premium earned until now included.
/// @param reserve Pays losses before the capital does.
/// @param unearned Premium paid for time that has not passed.
/// @param exiting Capital that left the shares and is not yet paid out; chargeable until its report window is over.
/// @param owed Decided payouts and released bonds that are not yet collected.
/// @param bonds Bonds of open incidents.
/// @param fees For assessors and treasury, not yet paid out.
struct PoolMoney {
    uint256 capital;
    uint256 reserve;
    uint256 unearned;
    uint256 exiting;
    uint256 owed;
    uint256 bonds;
    uint256 fees;
}

/// @notice What the solvency rule says of a pool now. Asset units.
/// @param capital Capital that backs the shares.
/// @param reserve First-loss buffer, not counted as capital.
/// @param required Capital that the rule demands: `atRisk` and the larger of the two that follow, rounded up.
/// @param requiredByStress margin * sqrt(rho * (sum of groups)^2 + (1 - rho) * sum of squares), stress-weighted exposure.
/// @param requiredByGroup Exposure of the largest group over the group cap.
/// @param exposure Exposure of all groups together.
/// @param stressed Stress-weighted exposure of all groups together, rounded down.
/// @param atRisk What the open incidents can cost at most.
/// @param priceUncertain True while deposits and exit processing wait for the open incidents.
struct PoolSolvency {
    uint256 capital;
    uint256 reserve;
    uint256 required;
    uint256 requiredByStress;
    uint256 requiredByGroup;
    uint256 exposure;
    uint256 stressed;
    uint256 atRisk;
    bool priceUncertain;
}

/// @notice What a loss would do to a pool now. Asset units.
/// @param loss What the cover in question asks for.
/// @param fromReserve Paid by the reserve.
/// @param fromCapital Paid by those who stake.
/// @param fromExits Paid by exits that left after the event and are still chargeable.
/// @param unpaid What nothing is left for: claimants share it at one ratio.
/// @param capitalLeft Capital after it.
/// @param required Capital that the solvency rule would demand after it.
struct StressResult {
    uint256 loss;
    uint256 fromReserve;
    uint256 fromCapital;
    uint256 fromExits;
    uint256 unpaid;
    uint256 capitalLeft;
    uint256 required;
}

/// @notice One product's place in a pool as it is now, synced or not.
/// @param exposure Cover that can still cost something, asset units.
/// @param capacity Largest amount that can be sold now, asset units, rounded down; 0 while an incident is open.
/// @param incidentOpen True while an incident of the line is undecided.
/// @param use Integral of the utilisation of the line's part of the capital since the line was opened, 1e18 = 100 % for a
/// second.
/// @param losses Losses paid as a share of the line's part of the capital, each decayed by half a year after year until the
/// last one, 1e18 = 100 %.
/// @param lastLossDay UTC day of the last one, 0 when there was none.
struct LineState {
    uint256 exposure;
    uint256 capacity;
    bool incidentOpen;
    uint256 use;
    uint256 losses;
    uint256 lastLossDay;
}

/// @notice One exit request as its controller sees it.
/// @param id The request's number within its controller.
/// @param shares Shares not yet taken, processed or not.
/// @param requestedDay UTC day of the request.
/// @param maturesAt Unix time from which it can be processed.
/// @param ahead Shares of earlier requests that are still to be processed.
/// @param processedShares Shares that have left for an exit batch and are not yet taken.
/// @param processedAssets What those shares are worth now, asset units, rounded down.
/// @param takeableShares The part of `processedShares` that can be taken now.
/// @param takeableAssets What can be taken now, asset units, rounded down.
/// @param advanceableAssets What `advance` would pay now of batches that an open incident still holds, asset units.
/// @param nextTakeableAt Unix time at which the first batch not yet takeable becomes so; 0 when none waits. An open
/// incident whose event came before the batch holds it longer.
struct ExitView {
    uint256 id;
    uint256 shares;
    uint256 requestedDay;
    uint256 maturesAt;
    uint256 ahead;
    uint256 processedShares;
    uint256 processedAssets;
    uint256 takeableShares;
    uint256 takeableAssets;
    uint256 advanceableAssets;
    uint256 nextTakeableAt;
}

/// @notice A sale as `Cover` books it in the pool: new cover, or more of one.
/// @param line The product's line in the pool.
/// @param amount Amount added, asset units.
/// @param startDay First UTC day on which it is in force.
/// @param endDay First UTC day on which it no longer is.
/// @param premium Premium, asset units.
/// @param payer Who pays.
struct Sale {
    uint8 line;
    uint256 amount;
    uint256 startDay;
    uint256 endDay;
    uint256 premium;
    address payer;
}

/// @notice A cover's new end as `Cover` books it in the pool.
/// @param line The product's line in the pool.
/// @param amount Cover amount, asset units.
/// @param rate Premium that it earns a second now, scaled by 2^32.
/// @param endDay Its end until now.
/// @param newEndDay Its end from now on.
/// @param premium Premium paid for it, asset units.
/// @param payer Who pays.
struct Extension {
    uint8 line;
    uint256 amount;
    uint256 rate;
    uint256 endDay;
    uint256 newEndDay;
    uint256 premium;
    address payer;
}

/// @notice A cancelled cover as `Cover` books it in the pool.
/// @param line The product's line in the pool.
/// @param amount Cover that is in force today and ends tonight, asset units.
/// @param rate Premium that the cover earns a second, scaled by 2^32.
/// @param endDay Its end until now.
/// @param newEndDay Its end from now on: tomorrow, or today if it never began.
/// @param mostRefund The most that may be paid back, asset units.
/// @param feeBps Share of the refund that stays with the pool.
/// @param holder Who is paid.
/// @param waitingDays Start days of cover that has not begun, and
/// @param waiting how much starts on each, asset units. It is released at once.
struct Cancellation {
    uint8 line;
    uint256 amount;
    uint256 rate;
    uint256 endDay;
    uint256 newEndDay;
    uint256 mostRefund;
    uint256 feeBps;
    address holder;
    uint256[] waitingDays;
    uint256[] waiting;
}

/// @notice What a product is listed with.
/// @param pool The pool that answers for it.
/// @param name Short name, at most 31 bytes.
/// @param wording SHA-256 digest of the wording's IPFS CID (CIDv1, raw or dag-pb).
/// @param peril Kind of event.
/// @param group Correlation group, 0..31: products of one group are treated as one event.
/// @param maxShareBps Largest share of the pool's capital that this product may expose.
/// @param weightBps Stress weight: share of its cover lost in the stress scenario, 1..10,000.
/// @param waitingDays Days between the first midnight after the purchase and the cover's start.
/// @param minDays Shortest term.
/// @param maxDays Longest term.
/// @param model Premium model.
/// @param signal Market signal, the zero address for none.
/// @param trigger Proves its events from oracle history, or settles its covers at their end; the zero address for none. For
/// good: holders rely on it.
/// @param rate Premium a year at the curve's first kink, as a share of the cover amount, 1e18 = 100 %.
/// @param noClaimsBps Discount of a renewal after a year without a loss, at most 5,000; less, in proportion, before.
struct ProductTerms {
    address pool;
    string name;
    bytes32 wording;
    Peril peril;
    uint8 group;
    uint16 maxShareBps;
    uint16 weightBps;
    uint8 waitingDays;
    uint16 minDays;
    uint16 maxDays;
    address model;
    address signal;
    address trigger;
    uint256 rate;
    uint16 noClaimsBps;
}

/// @notice A listed product with its state. Fields as in `ProductTerms`, and:
/// @param line The product's line in its pool.
/// @param exposure Cover that can still cost the pool something, asset units.
/// @param capacity Largest amount that can be bought now, asset units.
/// @param incidentOpen True while an incident of the product is undecided; sales wait.
/// @param level What the price adapted to, 1e18 = 1.
/// @param multiple What the rate is multiplied by now: level, experience and market signal, 1e18 = 1.
/// @param signalStopped True while the market signal stops sales.
/// @param settlesCovers True if the trigger settles each cover at its end: such a cover can be neither increased nor extended.
struct ProductView {
    uint256 id;
    address pool;
    string name;
    bytes32 wording;
    Peril peril;
    uint8 line;
    uint8 group;
    uint16 maxShareBps;
    uint16 weightBps;
    uint8 waitingDays;
    uint16 minDays;
    uint16 maxDays;
    address model;
    address signal;
    address trigger;
    uint256 rate;
    uint16 noClaimsBps;
    uint256 exposure;
    uint256 capacity;
    bool incidentOpen;
    uint256 level;
    uint256 multiple;
    bool signalStopped;
    bool settlesCovers;
}

/// @notice One cover, in one storage word.
/// @param amount The most that one incident pays, asset units, with every increase.
/// @param product The product.
/// @param startDay First UTC day in force.
/// @param endDay First UTC day no longer in force.
/// @param rate Premium earned a second, scaled by 2^32, as mantissa and exponent (`RateLib`); 0 once it was cancelled.
/// @param claimFreeDay UTC day from which the no-claims discount counts; an increase moves it.
/// @param cancelFeeBps Share of a refund that stays with the pool: the pool's when the cover was bought.
/// @param raised True if the amount was increased: how much was in force when is in `Cover.amountAt`.
struct CoverInfo {
    uint96 amount;
    uint24 product;
    uint16 startDay;
    uint16 endDay;
    uint56 rate;
    uint16 claimFreeDay;
    uint16 cancelFeeBps;
    bool raised;
}

/// @notice What a product's price remembers.
/// @param level Adapts to utilisation, 1e18 = 1.
/// @param earned Premium at the listed rate, decayed by its half-life, as a share of the product's part of the capital,
/// 1e18 = 100 %.
struct PriceState {
    uint256 level;
    uint256 earned;
}

/// @notice What happened to a product since its price state was written.
/// @param state The state then.
/// @param rate The product's listed premium a year, 1e18 = 100 %.
/// @param use Integral of the utilisation of the product's part of the capital over the time since, 1e18 = 100 % for a second.
/// @param elapsed Seconds since.
/// @param losses Losses paid, as a share of the product's part of the capital, decayed until `sinceLoss` ago, 1e18 = 100 %.
/// @param sinceLoss Seconds since the last of them.
struct PriceInputs {
    PriceState state;
    uint256 rate;
    uint256 use;
    uint256 elapsed;
    uint256 losses;
    uint256 sinceLoss;
}
