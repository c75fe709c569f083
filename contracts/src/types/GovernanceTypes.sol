// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice What a contract that products name is enabled as.
enum Part {
    None,
    Model,
    Signal,
    Trigger
}

/// @notice What governance lets a pool's curator list and tune. A listed product keeps its terms when the limits change.
/// @param maxShareBps Largest share of the capital that a product may expose, 1..10,000.
/// @param minWeightBps Least stress weight, 1..10,000.
/// @param minRate Least premium a year, 1e18 = 100 %.
/// @param maxRate Most premium a year, 1e18 = 100 %, at most 10e18.
/// @param minWaitingDays Least waiting days, at most 30.
/// @param maxTermDays Longest term in days, 1..365.
/// @param maxNoClaimsBps Largest no-claims discount, at most 5,000.
/// @param maxProducts Most products of the pool, 1..48; what it has listed stays listed.
/// @param loosenDays Days between the announcement and the application of looser terms, 2..30.
struct Limits {
    uint16 maxShareBps;
    uint16 minWeightBps;
    uint64 minRate;
    uint64 maxRate;
    uint8 minWaitingDays;
    uint16 maxTermDays;
    uint16 maxNoClaimsBps;
    uint8 maxProducts;
    uint8 loosenDays;
}

/// @notice What a curator can change of a listed product: fields as in `ProductTerms`. A longest term of 0 stops sales and
/// extensions.
struct Tuning {
    uint16 maxShareBps;
    uint16 maxDays;
    uint64 rate;
}

/// @notice What a curator announced.
/// @param tuning What applies from then on.
/// @param readyAt Unix time from which anyone can apply it; 0 when nothing is announced.
struct Announcement {
    Tuning tuning;
    uint64 readyAt;
}
