// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice Kind of event that a product covers.
enum Peril {
    Exploit,
    ProtocolFailure,
    Depeg,
    Liquidation,
    ImpermanentLoss
}

/// @notice Terms of a product at its listing.
/// @param pool The pool that backs it.
/// @param name Short name, at most 31 bytes.
/// @param wording SHA-256 digest of the wording's IPFS CID (CIDv1, raw or dag-pb).
/// @param protocol Identifies what is covered across pools, e.g. keccak256 of its name; readers sum exposure over it.
/// @param peril Kind of event.
/// @param group Correlation group, 0..31. Products of one group count as one event.
/// @param shareBps Largest share of the pool's capital that this product may expose.
/// @param weightBps Stress weight: share of its cover lost in the stress scenario.
/// @param waitingDays Days between the first midnight after the purchase and the cover's start, at least 1.
/// @param minDays Shortest term.
/// @param maxDays Longest term.
/// @param signal Market signal, the zero address for none.
/// @param trigger Proves its events from oracle history, or settles its covers at their end; the zero address for none.
/// Cannot change, because holders rely on it.
/// @param needsLossRoot True if its incidents need a proof of loss, so that nobody is paid beyond a real loss. Cannot
/// change.
/// @param riskRate Expected loss per year as a share of the cover, 1e18 = 100 %.
struct ProductTerms {
    address pool;
    string name;
    bytes32 wording;
    bytes32 protocol;
    Peril peril;
    uint8 group;
    uint16 shareBps;
    uint16 weightBps;
    uint8 waitingDays;
    uint16 minDays;
    uint16 maxDays;
    address signal;
    address trigger;
    bool needsLossRoot;
    uint256 riskRate;
}

/// @notice A listed product with its state as of now.
/// @param index The product's number in its pool, 0..47.
/// @param exposure What its covers can still cost the pool, asset units.
/// @param capacity Largest amount that can be bought now, asset units.
/// @param experience Product factor times pool factor, 1e18 = 1.
/// @param signalFactor Multiplier of the market signal, 1e18 = 1; 1e18 without a signal.
/// @param assessedRate Assessed expected loss per year: riskRate * experience * signal, 1e18 = 100 %, rounded up.
/// @param signalStopped True while the market signal stops sales.
/// @param settlesCovers True if its trigger settles each cover at its end.
/// @param openIncidents Number of undecided incidents.
struct ProductView {
    uint256 id;
    uint8 index;
    ProductTerms terms;
    uint256 exposure;
    uint256 capacity;
    uint256 experience;
    uint256 signalFactor;
    uint256 assessedRate;
    bool signalStopped;
    bool settlesCovers;
    uint256 openIncidents;
}

/// @notice A product's risk as the ledger books it. Fields as in `ProductTerms`, and:
/// @param endedRiskBps Share of a cover's amount that stays at risk after its end until it is settled or released: the cap of
/// a trigger that settles covers; 0 for others.
struct ProductRisk {
    uint8 group;
    uint16 shareBps;
    uint16 weightBps;
    uint64 riskRate;
    uint16 endedRiskBps;
}

/// @notice A product's state in the ledger as of now.
/// @param exposure What its covers can still cost, asset units.
/// @param capacity Largest amount that can be sold now, asset units.
/// @param experience Product factor times pool factor, 1e18 = 1, rounded up.
/// @param atRisk What its open incidents may cost, asset units.
/// @param openIncidents Number of open incidents that count for sales.
struct ProductState {
    ProductRisk risk;
    uint256 exposure;
    uint256 capacity;
    uint256 experience;
    uint256 atRisk;
    uint256 openIncidents;
}

/// @notice One cover, in one storage word.
/// @param amount The original amount, asset units: the maximum that all incidents together pay.
/// @param product The product.
/// @param startDay First UTC day in force.
/// @param endDay First UTC day no longer in force.
/// @param rate Premium earned per second, packed by `RateLib`; 0 once the cover was cancelled.
/// @param capitalShare Part of the rate that pays for the capital bound, 65,536 = all.
/// @param refundRate Refund per day by which its release moves forward, less the fee, packed by `RateLib.packRefund`.
struct CoverInfo {
    uint96 amount;
    uint24 product;
    uint16 startDay;
    uint16 endDay;
    uint56 rate;
    uint16 capitalShare;
    uint32 refundRate;
}

/// @notice A cover as `Claims` needs it.
/// @param id The cover.
/// @param product The product.
/// @param pool The product's pool.
/// @param index The product's number in the pool.
/// @param window The pool's report window in seconds.
/// @param settlesCovers True if the product's trigger settles each cover at its end.
/// @param needsLossRoot True if its incidents need a loss root.
/// @param amount As in `CoverInfo`.
/// @param startDay As in `CoverInfo`.
/// @param endDay As in `CoverInfo`.
/// @param left What the cover can still pay, asset units.
/// @param episode The last episode that paid the cover.
/// @param received What the cover received in that episode, before a haircut, asset units.
/// @param settled True once its trigger's settlement was paid in full, or the cover is used up. No trigger needs to settle it.
struct CoverClaim {
    uint256 id;
    address holder;
    address pool;
    uint8 index;
    uint32 window;
    uint24 product;
    bool settlesCovers;
    bool needsLossRoot;
    uint96 amount;
    uint16 startDay;
    uint16 endDay;
    uint96 left;
    uint16 episode;
    uint96 received;
    bool settled;
}

/// @notice A purchase as the ledger books it.
/// @param product The product's number in its pool.
/// @param amount Asset units.
/// @param startDay First UTC day in force.
/// @param endDay First UTC day no longer in force.
/// @param signal Market signal's factor, 1e18 = 1.
struct Sale {
    uint8 product;
    uint96 amount;
    uint16 startDay;
    uint16 endDay;
    uint256 signal;
}

/// @notice A cover as the ledger changes it. Fields as in `CoverInfo`, and:
/// @param product The product's number in its pool.
/// @param left The amount less what was paid.
struct Booked {
    uint8 product;
    uint96 amount;
    uint96 left;
    uint16 startDay;
    uint16 endDay;
    uint56 rate;
    uint16 capitalShare;
    uint32 refundRate;
}

/// @notice The price of a purchase or an extension, and what a cover stores of it.
/// @param premium Total to pay, asset units, rounded up.
/// @param expectedLoss First part of it: the assessed expected loss, rounded up. The rest is the cost of the capital bound.
/// @param surplus Part of the premium that no rate can express. It goes to the reserve at once.
/// @param rate See `CoverInfo`.
/// @param capitalShare See `CoverInfo`.
/// @param refundRate See `CoverInfo`.
struct Price {
    uint256 premium;
    uint256 expectedLoss;
    uint256 surplus;
    uint56 rate;
    uint16 capitalShare;
    uint32 refundRate;
}

/// @notice A quote, asset units.
/// @param premium Total to pay.
/// @param expectedLoss First part of it: the assessed expected loss.
/// @param capitalCost Second part: the cost of the capital that the cover binds.
/// @param refund What cancelling in the same second would return.
struct Quote {
    uint256 premium;
    uint256 expectedLoss;
    uint256 capitalCost;
    uint256 refund;
}
