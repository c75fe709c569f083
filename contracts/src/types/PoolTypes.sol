// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice Parameters that governance can change while a pool runs. Hard bounds: `LimitsLib`.
/// @param marginBps Multiplier of the stress scenario; 10,000..50,000, default 10,000.
/// @param rhoBps Correlation between groups in the stress scenario; 0..10,000, default 1,500.
/// @param groupCapBps Share of the capital that one group's exposure may reach; 1..10,000, default 3,000.
/// @param leverageBps Total exposure as a multiple of the capital; 10,000..80,000, default 40,000.
/// @param materialityBps Share of the capital that open incidents may cost before deposits pause; default 300.
/// @param feeBps Share of each premium's capital part that goes to the fees; at most 3,000, default 1,000.
/// @param reserveBps Share of the rest of the capital part that goes to the reserve until it reaches its target; at
/// most 5,000, default 1,000.
/// @param reserveTargetBps The reserve's target, as a share of the stress-weighted exposure; default 150.
/// @param cancelFeeBps Share of a refund that the pool keeps; 1,000..3,000, default 1,000.
struct PoolParams {
    uint16 marginBps;
    uint16 rhoBps;
    uint16 groupCapBps;
    uint32 leverageBps;
    uint16 materialityBps;
    uint16 feeBps;
    uint16 reserveBps;
    uint16 reserveTargetBps;
    uint16 cancelFeeBps;
}

/// @notice Configuration of a new pool.
/// @param asset The ERC-20 that the pool holds; at most 18 decimals. May be a non-rebasing ERC-4626 share.
/// @param name Name of the share token, at most 31 bytes.
/// @param symbol Symbol of the share token, at most 31 bytes.
/// @param curator Lists the pool's products.
/// @param model Yearly cost of capital by utilisation, see `IPremiumModel`.
/// @param cooldownDays UTC days between an exit request and its processing, 1..7; never changes.
/// @param reportDays The report window in days: how late an event can be filed, how long exposure outlives a cover, how
/// long a fill stays chargeable for newly filed incidents; never changes.
struct PoolConfig {
    address asset;
    string name;
    string symbol;
    address curator;
    address model;
    uint8 cooldownDays;
    uint8 reportDays;
    PoolParams params;
}

/// @notice What a pool's functions read besides its money, in one word. For other parameters see `ILedger.paramsOf`.
/// @param pausedUntil Unix time at which the last pause ends or ended; 0 if there was none.
/// @param materialityBps Copy of the ledger's parameter, because every deposit reads it.
/// @param selling True once the pool has a claims process. Until then it sells no cover.
/// @param settling True if a product's trigger settles its covers at their end.
/// @param rewarded True if the pool reports share movements to `Rewards`.
struct PoolTerms {
    address curator;
    uint32 pausedUntil;
    uint16 materialityBps;
    uint8 cooldownDays;
    uint8 reportDays;
    bool selling;
    bool settling;
    bool rewarded;
}

/// @notice A pool's money by purpose, asset units, as of now, synced or not. Values that change together share a word.
/// @param capital Backs the shares.
/// @param unearned Premium paid for time that has not passed.
/// @param reserve Pays losses before the capital does.
/// @param fees For voters and treasury.
/// @param exiting Processed exits not yet paid.
/// @param owed Booked payouts, released bonds and votes' rewards not yet collected.
/// @param bonds Bonds of open incidents.
/// @param bonded True once there was a bond. It keeps the word from being cleared, so the next bond costs less gas.
/// @param gains Gains not yet streamed to the capital.
struct PoolMoney {
    uint128 capital;
    uint128 unearned;
    uint128 reserve;
    uint128 fees;
    uint128 exiting;
    uint128 owed;
    uint120 bonds;
    bool bonded;
    uint128 gains;
}

/// @notice The capital that a sale is checked and priced against, asset units.
/// @param capital Capital of the synced pool.
/// @param priced The part of the capital that does not belong to queued shares.
struct Backing {
    uint256 capital;
    uint256 priced;
}

/// @notice Stored values of the pool that a catch-up reads, asset units and shares.
/// @param capital Capital before the catch-up.
/// @param reserve Reserve before the catch-up; it decides how much of the capital part goes to the reserve.
/// @param isEmpty True while no shares exist and no capital is left. Earnings then go to the reserve, because they
/// belong to nobody.
/// @param queued Shares in the exit queue; 0 where nothing is priced.
/// @param shares All shares, virtual ones included; 0 where nothing is priced.
struct Funds {
    uint256 capital;
    uint256 reserve;
    bool isEmpty;
    uint256 queued;
    uint256 shares;
}

/// @notice What a catch-up earned, asset units.
/// @param premium Premium earned.
/// @param gains Gains streamed.
/// @param toFees Part that goes to the fees.
/// @param toReserve Part that goes to the reserve.
/// @param toCapital The rest of premium and gains, which goes to the capital.
/// @param atRisk What open incidents may cost afterwards: per product at most all cover that existed when one of them
/// was filed; not yet limited to the capital. Draws, and incidents filed from them, are not included.
/// @param hasGains False if no gain was left to stream before the catch-up.
/// @param done True if nothing is left to catch up.
struct Accrual {
    uint256 premium;
    uint256 gains;
    uint256 toFees;
    uint256 toReserve;
    uint256 toCapital;
    uint256 atRisk;
    bool hasGains;
    bool done;
}

/// @notice A pool's solvency, asset units.
/// @param capital Capital that backs the shares.
/// @param atRisk What open incidents may cost, at most `capital`; draws are not included.
/// @param required R = margin * sqrt(rho * (sum of e)^2 + (1 - rho) * sum of e^2), rounded up.
/// @param byGroup Exposure of the largest group over the group cap, rounded up.
/// @param byLeverage Total exposure over the leverage cap, rounded up.
/// @param exposure Exposure of all groups.
/// @param stressed Stress-weighted exposure of all groups, rounded down.
/// @param utilisation R over the capital that does not belong to queued shares, 1e18 = 100 %; the largest number if
/// there is none.
/// @param level The pool's price level, 1e18 = 1.
/// @param poolExperience The pool's experience factor, 1e18 = 1.
/// @param premiumRate Premium earned per second, asset units scaled by 2^16.
/// @param capitalRate Its capital part.
/// @param gainRate Gains streamed per second, asset units scaled by 2^16.
/// @param expectedLoss Expected loss of all cover per year at the listed risk rates, asset units, rounded down.
/// @param isSolvent True if `capital - atRisk` is at least R, the exposure of each group, and all exposure over the
/// leverage cap. Groups below their cap can then sell cover.
struct Solvency {
    uint256 capital;
    uint256 atRisk;
    uint256 required;
    uint256 byGroup;
    uint256 byLeverage;
    uint256 exposure;
    uint256 stressed;
    uint256 utilisation;
    uint256 level;
    uint256 poolExperience;
    uint256 premiumRate;
    uint256 capitalRate;
    uint256 gainRate;
    uint256 expectedLoss;
    bool isSolvent;
}

/// @notice The effect of a loss on a pool now, asset units.
/// @param loss Exposure of the chosen products.
/// @param fromReserve Paid by the reserve.
/// @param fromCapital Paid by the capital.
/// @param fromExits Paid by exits that are still chargeable.
/// @param fromGains Paid by gains that are not yet streamed.
/// @param unpaid The shortfall: holders would share what there is at one ratio.
/// @param capitalLeft Capital after the loss.
/// @param requiredLeft R after the loss, without the exposure of the chosen products.
struct StressResult {
    uint256 loss;
    uint256 fromReserve;
    uint256 fromCapital;
    uint256 fromExits;
    uint256 fromGains;
    uint256 unpaid;
    uint256 capitalLeft;
    uint256 requiredLeft;
}

/// @notice One processed part of the exit queue.
/// @param at Unix time of the fill. Events up to and including this second can charge it.
/// @param end Number of the queue's first share that it does not contain. Shares are numbered in the order of the
/// queue.
/// @param shares Shares it burned.
/// @param assets Its entitlement: assets that left with it less what losses charged, asset units.
/// @param freed Part of `assets` that became payable and can no longer be charged, asset units.
struct Fill {
    uint256 at;
    uint256 end;
    uint256 shares;
    uint256 assets;
    uint256 freed;
}

/// @notice An exit request as its controller sees it.
/// @param requestId UTC day of the request; 0 if there is none.
/// @param shares Shares requested and not yet redeemed.
/// @param maturesAt Unix time from which it can be processed.
/// @param ahead Shares of earlier days that are not yet processed.
/// @param processed Shares processed and not yet redeemed.
/// @param processedAssets Their worth if no further loss charges them, asset units, rounded down.
/// @param claimable Shares that can be redeemed now.
/// @param claimableAssets What they pay, asset units, rounded down.
/// @param payableAt Unix time at which the next fill's report window ends; 0 if none is waiting.
struct ExitView {
    uint256 requestId;
    uint256 shares;
    uint256 maturesAt;
    uint256 ahead;
    uint256 processed;
    uint256 processedAssets;
    uint256 claimable;
    uint256 claimableAssets;
    uint256 payableAt;
}
