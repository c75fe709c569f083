// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice What a contract is enabled as for a pool's products.
enum Part {
    None,
    Signal,
    Trigger
}

/// @notice Limits for what a pool's curator lists and tunes. Defaults and hard bounds: `LimitsLib`. A listed product
/// keeps its terms when the limits change.
/// @param maxShareBps Maximum share of the capital that a product may expose; at most 5,000, default 2,000.
/// @param minWeightBps Smallest stress weight; 1,000..10,000, default 5,000.
/// @param minRiskRate Smallest risk rate, 1e18 = 100 %; at least 0.1 %, default 0.3 %.
/// @param maxRiskRate Largest risk rate; at most 100 %.
/// @param minWaitingDays Smallest waiting days, 1..30.
/// @param maxTermDays Longest term in days, 1..365.
/// @param maxProducts Maximum number of products, 1..48. Listed products stay listed.
/// @param loosenDays Days between the announcement and the application of looser terms, 2..30.
struct Limits {
    uint16 maxShareBps;
    uint16 minWeightBps;
    uint64 minRiskRate;
    uint64 maxRiskRate;
    uint8 minWaitingDays;
    uint16 maxTermDays;
    uint8 maxProducts;
    uint8 loosenDays;
}

/// @notice Terms of a listed product that a curator can change. Fields as in `ProductTerms`. A maximum term of 0 stops
/// sales and extensions.
struct Tuning {
    uint16 shareBps;
    uint16 maxDays;
    uint64 riskRate;
}

/// @notice A change that a curator announced.
/// @param tuning The announced terms.
/// @param readyAt Unix time from which anyone can apply it; 0 if nothing is announced.
struct Announcement {
    Tuning tuning;
    uint64 readyAt;
}
