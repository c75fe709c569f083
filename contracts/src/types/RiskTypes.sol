// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice An incident's beginning as the pool books it.
/// @param product The product's number in its pool.
/// @param eventTime When it happened, unix time.
/// @param severityBps Asserted severity, 10,000 = 100 %.
/// @param lossTotal Total of its loss root, asset units; the largest number when it has none.
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
/// @param capital Capital of the synced pool.
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
