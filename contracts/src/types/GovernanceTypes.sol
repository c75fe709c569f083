// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice What a contract that products of a pool may name is enabled as.
enum Part {
    None,
    Signal,
    Trigger
}

/// @notice What governance lets a pool's curator list and tune; defaults and hard bounds: `LimitsLib`. A listed product keeps
/// its terms when the limits change.
/// @param maxShareBps Largest share of the capital that a product may expose; at most 5,000, default 2,000.
/// @param minWeightBps Smallest stress weight; 1,000..10,000, default 5,000.
/// @param minRiskRate Smallest risk rate, 1e18 = 100 %; at least 0.1 %, default 0.3 %.
/// @param maxRiskRate Largest risk rate; at most 100 %.
/// @param minWaitingDays Smallest waiting days, 1..30.
/// @param maxTermDays Longest term in days, 1..365.
/// @param maxProducts Largest number of products, 1..48; what is listed stays listed.
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

/// @notice What a curator can change of a listed product: fields as in `ProductTerms`. A longest term of 0 stops sales and
/// extensions.
struct Tuning {
    uint16 shareBps;
    uint16 maxDays;
    uint64 riskRate;
}

/// @notice What a curator announced.
/// @param tuning What applies from then on.
/// @param readyAt Unix time from which anyone can apply it; 0 when nothing is announced.
struct Announcement {
    Tuning tuning;
    uint64 readyAt;
}
