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

/// @notice What a pool is created with.
/// @param asset The ERC-20 that the pool holds; at most 18 decimals.
/// @param name Name of the share token, at most 31 bytes.
/// @param symbol Symbol of the share token, at most 31 bytes.
/// @param curator Who lists the pool's products.
/// @param groupCapBps Share of the capital that one group's exposure may reach, 1..10,000.
/// @param materialityBps Share of the capital that open incidents may cost before the share price counts as uncertain.
/// @param cooldownDays UTC days between an exit request and its maturity.
/// @param reportDays The report window in days: how late an event can be filed, how long exposure outlives a cover, how
/// long an exit stays chargeable.
struct PoolConfig {
    address asset;
    string name;
    string symbol;
    address curator;
    uint16 groupCapBps;
    uint16 materialityBps;
    uint8 cooldownDays;
    uint8 reportDays;
}

/// @notice What a pool's money is, by purpose. All in the asset's units.
/// @param capital Backs the shares; premium earned until now included.
/// @param unearned Premium paid for time that has not passed.
/// @param exiting Capital that left the shares and is not yet paid out; chargeable until its report window is over.
/// @param owed Decided payouts and released bonds that are not yet collected.
/// @param bonds Bonds of open incidents.
struct PoolMoney {
    uint256 capital;
    uint256 unearned;
    uint256 exiting;
    uint256 owed;
    uint256 bonds;
}

/// @notice What the solvency rule says of a pool now.
/// @param capital Capital that backs the shares, asset units.
/// @param required Capital that the rule demands for the open incidents and the largest group, asset units, rounded up.
/// @param exposure Exposure of all groups together, asset units.
/// @param atRisk What the open incidents can cost at most, asset units.
/// @param priceUncertain True while deposits and exit processing wait for the open incidents.
struct PoolSolvency {
    uint256 capital;
    uint256 required;
    uint256 exposure;
    uint256 atRisk;
    bool priceUncertain;
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
    uint256 nextTakeableAt;
}

/// @notice A sale as `Cover` books it in the pool.
/// @param line The product's line in the pool.
/// @param amount Cover amount, asset units.
/// @param startDay First UTC day on which the cover is in force.
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

/// @notice What a product is listed with.
/// @param pool The pool that answers for it.
/// @param name Short name, at most 31 bytes.
/// @param wording SHA-256 digest of the wording's IPFS CID (CIDv1, raw or dag-pb).
/// @param peril Kind of event.
/// @param group Correlation group, 0..31: products of one group are treated as one event.
/// @param maxShareBps Largest share of the pool's capital that this product may expose.
/// @param waitingDays Days between the first midnight after the purchase and the cover's start.
/// @param minDays Shortest term.
/// @param maxDays Longest term.
/// @param model Premium model.
/// @param rate Premium a year at the curve's first kink, as a share of the cover amount, 1e18 = 100 %.
struct ProductTerms {
    address pool;
    string name;
    bytes32 wording;
    Peril peril;
    uint8 group;
    uint16 maxShareBps;
    uint8 waitingDays;
    uint16 minDays;
    uint16 maxDays;
    address model;
    uint256 rate;
}

/// @notice A listed product with its state. Fields as in `ProductTerms`, and:
/// @param line The product's line in its pool.
/// @param exposure Cover that can still cost the pool something, asset units.
/// @param capacity Largest amount that can be bought now, asset units.
/// @param incidentOpen True while an incident of the product is undecided; sales wait.
struct ProductView {
    uint256 id;
    address pool;
    string name;
    bytes32 wording;
    Peril peril;
    uint8 line;
    uint8 group;
    uint16 maxShareBps;
    uint8 waitingDays;
    uint16 minDays;
    uint16 maxDays;
    address model;
    uint256 rate;
    uint256 exposure;
    uint256 capacity;
    bool incidentOpen;
}

/// @notice One cover, in one storage word.
/// @param amount The most that one incident pays, asset units.
/// @param product The product.
/// @param startDay First UTC day in force.
/// @param endDay First UTC day no longer in force.
/// @param premium Premium paid, asset units.
struct CoverInfo {
    uint96 amount;
    uint32 product;
    uint24 startDay;
    uint24 endDay;
    uint80 premium;
}

/// @notice How incidents of a pool are decided. Snapshotted by version at filing.
/// @param bond Bond of the filer, asset units.
/// @param commitSeconds Length of the commit window.
/// @param revealSeconds Length of the reveal window.
/// @param quorumBps Share of the assessors' weight that must be revealed for the first vote to decide.
/// @param thresholdBps Share of the revealed weight that must support a severity.
struct Process {
    uint128 bond;
    uint32 commitSeconds;
    uint32 revealSeconds;
    uint16 quorumBps;
    uint16 thresholdBps;
}

/// @notice What became of an incident.
/// @param Open The vote is under way, or over and not yet tallied.
/// @param Decided Tallied; `finalize` settles it.
/// @param Accepted Final; covers collect.
/// @param Refused Final; severity 0.
/// @param Drawn Final without a verdict: nobody revealed in two votes. Bond returned; it can be filed again.
enum IncidentStatus {
    None,
    Open,
    Decided,
    Accepted,
    Refused,
    Drawn
}

/// @notice One incident as the chain holds it, with its deadlines worked out.
/// @param commitUntil End of the commit window of the present round, unix time.
/// @param revealUntil End of the reveal window of the present round, unix time.
/// @param assertedStep Severity that the filer asserts, in steps of 5 %.
/// @param verdictStep Severity decided, in steps of 5 %; meaningful once `status` is `Decided` or later.
/// @param bondOwed True while the filer can have the bond back by `collectBond`.
/// @param eligible Cover in force at the event time, asset units.
/// @param booked What the pool set aside for it, asset units.
/// @param uncollected The part of `booked` that nobody has collected yet, asset units.
/// @param totalWeight Assessors' weight just before filing.
/// @param revealedWeight Weight revealed in the present round.
/// @param commits Number of commits in the present round.
struct IncidentView {
    uint256 id;
    uint256 product;
    address pool;
    address filer;
    IncidentStatus status;
    uint8 round;
    uint8 assertedStep;
    uint8 verdictStep;
    uint256 eventTime;
    uint256 filedAt;
    uint256 commitUntil;
    uint256 revealUntil;
    bytes32 evidence;
    uint256 bond;
    bool bondOwed;
    uint256 eligible;
    uint256 booked;
    uint256 uncollected;
    uint256 totalWeight;
    uint256 revealedWeight;
    uint256 commits;
    uint16 quorumBps;
    uint16 thresholdBps;
}
