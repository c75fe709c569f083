// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {DayLib} from "../libraries/DayLib.sol";
import {SolvencyLib} from "../libraries/SolvencyLib.sol";
import {PoolParams} from "./PoolTypes.sol";

// The stored book of a pool, and its head in memory. Each struct from `Rules` to `Paid` is one word, except
// `ProductBook`.

uint256 constant MAX_PRODUCTS = 48;
uint256 constant MAX_GROUPS = 32;

/// @notice Settings of governance and curators. Fields as in `PoolParams`, and:
/// @param reportDays The report window; 0 before the book is open.
/// @param groupsUsed Groups with a product, one bit each.
/// @param endedProducts Products whose covers stay at risk after their end, one bit each.
struct Rules {
    uint16 marginBps;
    uint16 rhoBps;
    uint16 groupCapBps;
    uint32 leverageBps;
    uint16 materialityBps;
    uint16 feeBps;
    uint16 reserveBps;
    uint16 reserveTargetBps;
    uint16 cancelFeeBps;
    uint8 reportDays;
    uint8 productCount;
    uint32 groupsUsed;
    uint48 endedProducts;
}

/// @param stressed Sum of the groups' stress-weighted exposures, asset units times 10,000.
/// @param shareCapsBps Sum of the products' share caps.
/// @param largestGroup The most exposed group.
/// @param hasGains True while the word of gains holds something.
/// @param hasRisk True while `Weights.atRisk` holds something.
struct Totals {
    uint112 stressed;
    uint96 exposure;
    uint24 shareCapsBps;
    uint8 largestGroup;
    bool hasGains;
    bool hasRisk;
}

/// @param rate Premium earned per second, scaled by 2^16.
/// @param capitalRate Its capital part.
/// @param bound The requirement that the level compares with the capital, asset units, see `SyncLib.boundOf`.
struct Stream {
    uint80 rate;
    uint80 capitalRate;
    uint96 bound;
}

/// @dev Everything that changes by the second, so that a sync between midnights writes only this word.
/// @param integral See `LevelLib`.
/// @param base Capital of the last deposit, fill, loss or sale.
/// @param accruedAt Unix time up to which everything is booked. Days up to and including its day are released.
/// @param fraction Earned fraction of a unit of premium that is not yet counted, scaled by 2^16.
/// @param capitalFraction The same for the capital part.
struct Moment {
    int88 integral;
    uint96 base;
    uint32 accruedAt;
    uint16 fraction;
    uint16 capitalFraction;
}

/// @param losses Decayed payouts as of the last midnight or loss, in units of `ExperienceLib.UNIT`.
/// @param expected Decayed expected payouts.
struct Market {
    address model;
    uint48 losses;
    uint48 expected;
}

/// @param weighted Sum of risk rate times exposure, 1e18.
/// @param atRisk What open incidents and ended covers may cost.
struct Weights {
    uint160 weighted;
    uint96 atRisk;
}

/// @param rate Gains streamed per second, scaled by 2^16.
/// @param fraction Streamed fraction that is not yet counted, scaled by 2^16.
struct Gains {
    uint128 rate;
    uint128 fraction;
}

/// @param covered Original amounts of the covers that are not released.
/// @param starting Original amounts that start on `lastStart`.
/// @param lastStart The latest start day ever sold. Amounts of earlier days are in `Book.starts`.
/// @param hasPaid True once any of a product's covers was paid, so that `ProductBook.paid` holds something.
struct Covered {
    uint96 covered;
    uint96 starting;
    uint16 lastStart;
    bool hasPaid;
}

/// @param severities Decayed until `severityDay`, 1e18 = 1.
struct Listing {
    uint64 riskRate;
    uint16 shareBps;
    uint16 weightBps;
    uint8 group;
    uint16 endedRiskBps;
    uint16 listedDay;
    uint16 severityDay;
    uint64 severities;
}

/// @param cost Sum of what the open incidents may cost.
/// @param cap Maximum that they cost together: the largest sum, over their filings, of the exposure at that filing and
/// what was released between the first filing and it. Meaningless while none is open.
/// @param since UTC day of the first filing. Meaningless while none is open.
struct OpenIncidents {
    uint128 cost;
    uint96 cap;
    uint16 count;
    uint16 since;
}

/// @param ended Amounts of covers that ended and are neither settled nor released.
/// @param voided Amounts of covers that were cancelled before their start and are released on `voidDay`.
/// @param voidDay Release day of `voided`.
struct Ended {
    uint112 ended;
    uint112 voided;
    uint16 voidDay;
}

/// @param paid What the covers that are not released were paid. The exposure is `covered - paid`.
struct ProductBook {
    Covered covered;
    Listing listing;
    OpenIncidents open;
    Ended ended;
    uint96 paid;
}

/// @param stressed Stress-weighted exposure, asset units times 10,000.
struct Group {
    uint128 exposure;
    uint128 stressed;
}

/// @notice For a product's covers of one release day: what they were paid, and the amounts of those that are settled or
/// cancelled.
struct Paid {
    uint128 paid;
    uint128 settled;
}

/// @dev A sync between midnights reads rules, totals, stream and moment, and writes the last two.
/// @param squares Sum of the squares of the groups' stress-weighted exposures.
/// @param dueOn By release day: rates and amounts that leave.
/// @param starts By start day and pair of products: original amounts, 128 bits each. Past days whose events can no
/// longer be filed may be missing.
/// @param gainDrops By day: the drop of the rate of gains.
struct Book {
    Rules rules;
    Totals totals;
    Stream stream;
    Moment moment;
    uint256 squares;
    Market market;
    Weights weights;
    Gains gains;
    DayLib.Days dueOn;
    ProductBook[MAX_PRODUCTS] products;
    Group[MAX_GROUPS] groups;
    mapping(uint256 day => mapping(uint256 product => Paid)) paidOn;
    mapping(uint256 day => mapping(uint256 pair => uint256 amounts)) starts;
    mapping(uint256 day => uint256 rate) gainDrops;
}

/// @notice The head of a book in memory, and the changes of a catch-up. Fields as in storage, and:
/// @param hasSums True once the fields for changes of exposure are loaded.
/// @param hasMarket True once the fields for prices and midnights are loaded.
/// @param isAged True once a midnight passed, which changes losses and expected losses.
/// @param isDone True if nothing is left to catch up.
/// @param stressedBefore Stress-weighted exposure before the catch-up, asset units times 10,000.
/// @param stress R after the last midnight that was passed; 0 before the first.
/// @param premium Premium earned, asset units.
/// @param capitalPart Its capital part, asset units. Rounding can make it one unit more than `premium` in one catch-up.
/// @param gains Gains streamed, asset units.
/// @param products Products touched, one bit each. The arrays are allocated with the first one.
/// @param released By product: original amounts released.
/// @param paid By product: what was paid of them.
/// @param ended By product: amounts of ended covers afterwards.
/// @param groups Groups touched, one bit each.
/// @param groupExposures By group: exposure afterwards.
/// @param groupStressed By group: stress-weighted exposure afterwards.
/// @param runnerUp Exposure of the second largest group at the last search for the largest; the largest number before
/// the first search.
struct Head {
    PoolParams params;
    address model;
    uint256 reportDays;
    uint256 groupsUsed;
    SolvencyLib.Sums sums;
    uint256 largestGroup;
    uint256 accruedAt;
    uint256 rate;
    uint256 capitalRate;
    uint256 fraction;
    uint256 capitalFraction;
    uint256 endedProducts;
    uint256 shareCapsBps;
    uint256 weighted;
    uint256 base;
    int256 integral;
    uint256 bound;
    uint256 expected;
    uint256 losses;
    uint256 gainRate;
    uint256 gainFraction;
    uint256 atRisk;
    bool hadGains;
    bool hasSums;
    bool hasMarket;
    bool isAged;
    bool isDone;
    uint256 stressedBefore;
    uint256 stress;
    uint256 premium;
    uint256 capitalPart;
    uint256 gains;
    uint256 products;
    uint256[] released;
    uint256[] paid;
    uint256[] ended;
    uint256 groups;
    uint256[] groupExposures;
    uint256[] groupStressed;
    uint256 runnerUp;
}
