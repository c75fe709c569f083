// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice What governance may change of a pool while it runs. Hard bounds: `LimitsLib`.
/// @param marginBps The stress scenario is multiplied by it; 10,000..50,000, default 10,000.
/// @param rhoBps Correlation between groups in the stress scenario; 0..10,000, default 1,500.
/// @param groupCapBps Share of the capital that one group's exposure may reach; 1..10,000, default 3,000.
/// @param leverageBps Total exposure as a multiple of the capital; 10,000..80,000, default 40,000.
/// @param materialityBps Share of the capital that open incidents may cost before deposits pause; default 300.
/// @param feeBps Share of each premium's capital part that goes to the fees; at most 3,000, default 1,000.
/// @param reserveBps Share of the rest of the capital part that goes to the reserve until it reached its target; at most
/// 5,000, default 1,000.
/// @param reserveTargetBps The reserve's target, as a share of the stress-weighted exposure; default 150.
/// @param cancelFeeBps Share of a refund that a cancelled cover leaves to the pool; 1,000..3,000, default 1,000.
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

/// @notice What a pool is created with.
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

/// @notice What a pool's verbs read beside its money, in one word; the rest says `ILedger.paramsOf`.
/// @param pausedUntil Unix time at which the last pause ends or ended, 0 when there was none.
/// @param materialityBps As in the ledger's parameters: every deposit reads it.
/// @param selling True once the pool has a claims process: before, no cover is sold.
/// @param settling True if a product's trigger settles its covers at their end.
/// @param rewarded True if `Rewards` counts before shares move.
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

/// @notice A pool's money by purpose, asset units, as of now whether the pool was synced or not. In pairs, as they change.
/// @param capital Backs the shares.
/// @param unearned Premium paid for time that has not passed.
/// @param reserve Pays losses before the capital does.
/// @param fees For voters and treasury.
/// @param exiting Processed exits not yet paid.
/// @param owed Booked payouts, released bonds and votes' rewards not yet collected.
/// @param bonds Bonds of open incidents.
/// @param bonded True once there was a bond: its word is never cleared, so the next one does not pay for a new one.
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
/// @param priced The part that does not belong to queued shares.
struct Backing {
    uint256 capital;
    uint256 priced;
}

/// @notice What a catch-up reads of the pool as it is stored, asset units and shares.
/// @param capital Capital before it.
/// @param reserve Decides how much of the capital part goes there.
/// @param isEmpty True while no shares exist and nothing backs any: what is earned goes to the reserve, it belongs to nobody.
/// @param queued Shares that are about to leave, of
/// @param shares all of them, virtual ones included; both 0 where nothing is priced.
struct Funds {
    uint256 capital;
    uint256 reserve;
    bool isEmpty;
    uint256 queued;
    uint256 shares;
}

/// @notice What a catch-up earned, asset units.
/// @param premium Premium earned.
/// @param gains Gains streamed. Of both
/// @param toFees goes to the fees,
/// @param toReserve to the reserve, and
/// @param toCapital the rest to the capital.
/// @param atRisk What open incidents may cost afterwards: by product at most the exposure of all cover that was there when one of
/// them was filed; not yet limited to the capital. What a draw or its new filing may cost is not in it.
/// @param hasGains False if no gain was left to stream before it.
/// @param done True when nothing is left to catch up.
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

/// @notice What the solvency rule says of a pool, asset units.
/// @param capital Capital that backs the shares.
/// @param atRisk What open incidents may cost, at most `capital`; undecided draws are not in it.
/// @param required R = margin * sqrt(rho * (sum of e)^2 + (1 - rho) * sum of e^2), rounded up.
/// @param byGroup Exposure of the largest group over the group cap, rounded up.
/// @param byLeverage Total exposure over the leverage cap, rounded up.
/// @param exposure Exposure of all groups.
/// @param stressed Stress-weighted exposure of all groups, rounded down.
/// @param utilisation R over the capital that does not belong to queued shares, 1e18 = 100 %; the largest number without any.
/// @param level The pool's price level, 1e18 = 1.
/// @param poolExperience The pool's experience factor, 1e18 = 1.
/// @param premiumRate Premium that flows a second, asset units scaled by 2^16.
/// @param capitalRate Its capital part.
/// @param gainRate Gains that flow a second, scaled like it.
/// @param expectedLoss Expected loss of all cover a year at the listed risk rates, asset units, rounded down.
/// @param isSolvent True if `capital - atRisk` reaches R, each group in full, and all exposure over the leverage cap: cover of
/// groups below their cap can be sold.
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

/// @notice What a loss would do to a pool now, asset units.
/// @param loss Exposure of the chosen products.
/// @param fromReserve Paid by the reserve.
/// @param fromCapital Paid by the capital.
/// @param fromExits Paid by exits that are still chargeable.
/// @param fromGains Paid by gains that are not yet streamed.
/// @param unpaid Not covered: holders share what there is at one ratio.
/// @param capitalLeft Capital after it.
/// @param requiredLeft R after it, with the chosen products' exposure gone.
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
/// @param at Unix time of the fill: events up to and including this second charge it.
/// @param end Number of the queue's first share that it does not contain; shares are numbered as they were queued.
/// @param shares Shares it burned.
/// @param assets Its entitlement: what it left with less what it was charged, asset units.
/// @param freed Part of `assets` that became payable and is not charged any more, asset units.
struct Fill {
    uint256 at;
    uint256 end;
    uint256 shares;
    uint256 assets;
    uint256 freed;
}

/// @notice An exit request as its controller sees it.
/// @param requestId UTC day of the request, 0 when there is none.
/// @param shares Shares requested and not yet redeemed.
/// @param maturesAt Unix time from which it can be processed.
/// @param ahead Shares of earlier days that are not yet processed.
/// @param processed Shares processed and not yet redeemed.
/// @param processedAssets What they are worth now if nothing more is charged, asset units, rounded down.
/// @param claimable Shares that can be redeemed now.
/// @param claimableAssets What they pay, asset units, rounded down.
/// @param payableAt Unix time at which the next fill's report window ends, 0 when none waits.
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
