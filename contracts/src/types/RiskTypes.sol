// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice An incident's beginning as the pool books it.
/// @param product The product's number in its pool.
/// @param eventTime When it happened, unix time.
/// @param severityBps Asserted severity, 10,000 = 100 %.
/// @param lossTotal Total of its loss root, asset units; 0 when it has none.
struct Opening {
    uint8 product;
    uint256 eventTime;
    uint256 severityBps;
    uint256 lossTotal;
}

/// @notice What the pool says of an incident that is filed, asset units.
/// @param eligible Original amounts of the product's cover in force at the event time.
/// @param exposure The product's exposure now: the limit of what its incidents can cost.
/// @param cost What it may cost: min(eligible * severity, loss total, exposure), rounded up. It counts in A and holds back
/// exits from its event's day on until `closeIncident`.
/// @param totalExposure Exposure of the whole pool.
/// @param capital Capital after the last deposit, sale, fill or loss: at most what it is now.
struct Opened {
    uint256 eligible;
    uint256 exposure;
    uint256 cost;
    uint256 totalExposure;
    uint256 capital;
}

/// @notice A loss that is booked.
/// @param product The product's number in its pool.
/// @param eventTime When it happened, unix time: exits processed before bear nothing of it.
/// @param assets What is to be set aside, asset units.
/// @param severityRise What the episode's largest verdict rose by, 1e18 = 100 %, for the product's experience.
/// @param totalExposure Exposure of the whole pool at filing, for the pool's experience.
struct Loss {
    uint8 product;
    uint256 eventTime;
    uint256 assets;
    uint256 severityRise;
    uint256 totalExposure;
}

/// @notice What the end of an incident changes in its pool.
/// @param loss What is booked; without assets nothing is.
/// @param counted True if the incident counts in A until now, with
/// @param cost what it may cost, asset units.
/// @param released What it holds back of exits no longer, asset units.
/// @param bonds Bonds that are divided: of them
/// @param toGains becomes a gain, the rest is owed, asset units.
/// @param feeBps Share of what is booked that the fees pay the voters, as far as there are any.
struct Settlement {
    Loss loss;
    bool counted;
    uint256 cost;
    uint256 released;
    uint256 bonds;
    uint256 toGains;
    uint256 feeBps;
}
